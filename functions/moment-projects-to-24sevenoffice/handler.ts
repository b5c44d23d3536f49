import { handleSync } from '../../lib/runtime/sqs-handler.ts';
import { vendorBudgets } from '../vendor-budgets.ts';
import { momentProjectsTo24SevenOffice } from './sync.ts';

export const handler = handleSync(momentProjectsTo24SevenOffice, vendorBudgets);
