import { handleSync } from '../../lib/runtime/sqs-handler.ts';
import { momentProjectsTo24SevenOffice } from './sync.ts';

export const handler = handleSync(momentProjectsTo24SevenOffice);
