import { handleSync } from '../../lib/runtime/sqs-handler.ts';
import { vendorBudgets } from '../vendor-budgets.ts';
import { momentProjectsToEconomic } from './sync.ts';

export const handler = handleSync(momentProjectsToEconomic, vendorBudgets);
