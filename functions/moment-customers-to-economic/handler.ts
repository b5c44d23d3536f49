import { handleSync } from '../../lib/runtime/sqs-handler.ts';
import { vendorBudgets } from '../vendor-budgets.ts';
import { momentCustomersToEconomic } from './sync.ts';

export const handler = handleSync(momentCustomersToEconomic, vendorBudgets);
