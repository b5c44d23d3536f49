import { filesOf } from '../../lib/runtime/files.ts';
import { handleSync } from '../../lib/runtime/sqs-handler.ts';
import { vendorBudgets } from '../vendor-budgets.ts';
import { twentyFourSevenOfficeExpensesToMoment } from './sync.ts';

export const handler = handleSync(twentyFourSevenOfficeExpensesToMoment, vendorBudgets, { files: filesOf });
