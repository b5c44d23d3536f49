import { type Previewer, previewerOf } from '../lib/sync/previewer.ts';
import { twentyFourSevenOfficeExpensesToMoment } from './24sevenoffice-expenses-to-moment/sync.ts';
import { momentCustomersTo24SevenOffice } from './moment-customers-to-24sevenoffice/sync.ts';
import { momentInvoicesTo24SevenOffice } from './moment-invoices-to-24sevenoffice/sync.ts';
import { momentProjectsTo24SevenOffice } from './moment-projects-to-24sevenoffice/sync.ts';

/** The previews of every direction, a line each. A test holds the list to the catalogue. */
export const previewers: readonly Previewer[] = [
  previewerOf(momentCustomersTo24SevenOffice),
  previewerOf(momentProjectsTo24SevenOffice),
  previewerOf(momentInvoicesTo24SevenOffice),
  previewerOf(twentyFourSevenOfficeExpensesToMoment),
];
