import { handleSync } from '../../lib/runtime/sqs-handler.ts';
import { momentCustomersTo24SevenOffice } from './sync.ts';

export const handler = handleSync(momentCustomersTo24SevenOffice);
