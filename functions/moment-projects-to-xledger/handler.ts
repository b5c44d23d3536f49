import { handleSync } from '../../lib/runtime/sqs-handler.ts';
import { vendorBudgets } from '../vendor-budgets.ts';
import { momentProjectsToXledger } from './sync.ts';

export const handler = handleSync(momentProjectsToXledger, vendorBudgets);
