import { filesOf } from '../../lib/runtime/files.ts';
import { handleSync } from '../../lib/runtime/sqs-handler.ts';
import { vendorBudgets } from '../vendor-budgets.ts';
import { economicExpensesToMoment } from './sync.ts';

export const handler = handleSync(economicExpensesToMoment, vendorBudgets, { files: filesOf });
