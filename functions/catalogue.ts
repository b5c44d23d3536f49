import type { SyncFacts } from '../lib/sync/define-sync.ts';
import { twentyFourSevenOfficeExpensesToMoment } from './24sevenoffice-expenses-to-moment/sync.ts';
import { momentCustomersTo24SevenOffice } from './moment-customers-to-24sevenoffice/sync.ts';
import { momentInvoicesTo24SevenOffice } from './moment-invoices-to-24sevenoffice/sync.ts';
import { momentProjectsTo24SevenOffice } from './moment-projects-to-24sevenoffice/sync.ts';

/** Every direction, a line each. Infrastructure, the local platform, the ingress and the tests loop over it. */
export const catalogue: readonly SyncFacts[] = [
  momentCustomersTo24SevenOffice,
  momentProjectsTo24SevenOffice,
  momentInvoicesTo24SevenOffice,
  twentyFourSevenOfficeExpensesToMoment,
];
