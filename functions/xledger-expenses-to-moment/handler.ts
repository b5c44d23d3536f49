import { filesOf } from '../../lib/runtime/files.ts';
import { handleSync } from '../../lib/runtime/sqs-handler.ts';
import { vendorBudgets } from '../vendor-budgets.ts';
import { xledgerExpensesToMoment } from './sync.ts';

export const handler = handleSync(xledgerExpensesToMoment, vendorBudgets, { files: filesOf });
