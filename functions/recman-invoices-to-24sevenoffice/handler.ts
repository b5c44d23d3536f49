import { handleSync } from '../../lib/runtime/sqs-handler.ts';
import { vendorBudgets } from '../vendor-budgets.ts';
import { recmanInvoicesTo24SevenOffice } from './sync.ts';

export const handler = handleSync(recmanInvoicesTo24SevenOffice, vendorBudgets);
