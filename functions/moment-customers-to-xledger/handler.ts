import { handleSync } from '../../lib/runtime/sqs-handler.ts';
import { vendorBudgets } from '../vendor-budgets.ts';
import { momentCustomersToXledger } from './sync.ts';

export const handler = handleSync(momentCustomersToXledger, vendorBudgets);
