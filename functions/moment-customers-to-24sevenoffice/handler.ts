import { handleSync } from '../../lib/runtime/sqs-handler.ts';
import { vendorBudgets } from '../vendor-budgets.ts';
import { momentCustomersTo24SevenOffice } from './sync.ts';

export const handler = handleSync(momentCustomersTo24SevenOffice, vendorBudgets);
