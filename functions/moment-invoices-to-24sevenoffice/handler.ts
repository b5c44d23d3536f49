import { handleSync } from '../../lib/runtime/sqs-handler.ts';
import { vendorBudgets } from '../vendor-budgets.ts';
import { momentInvoicesTo24SevenOffice } from './sync.ts';

export const handler = handleSync(momentInvoicesTo24SevenOffice, vendorBudgets);
