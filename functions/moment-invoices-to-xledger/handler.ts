import { filesOf } from '../../lib/runtime/files.ts';
import { letterMailers } from '../../lib/runtime/letter-mailers.ts';
import { handleSync } from '../../lib/runtime/sqs-handler.ts';
import { vendorBudgets } from '../vendor-budgets.ts';
import { momentInvoicesToXledger } from './sync.ts';

export const handler = handleSync(momentInvoicesToXledger, vendorBudgets, { files: filesOf, mail: letterMailers });
