import { type Previewer, previewerOf } from '../lib/sync/previewer.ts';
import { twentyFourSevenOfficeExpensesToMoment } from './24sevenoffice-expenses-to-moment/sync.ts';
import { economicExpensesToMoment } from './economic-expenses-to-moment/sync.ts';
import { momentCustomersTo24SevenOffice } from './moment-customers-to-24sevenoffice/sync.ts';
import { momentCustomersToEconomic } from './moment-customers-to-economic/sync.ts';
import { momentCustomersToXledger } from './moment-customers-to-xledger/sync.ts';
import { momentInvoicesTo24SevenOffice } from './moment-invoices-to-24sevenoffice/sync.ts';
import { momentInvoicesToEconomic } from './moment-invoices-to-economic/sync.ts';
import { momentInvoicesToXledger } from './moment-invoices-to-xledger/sync.ts';
import { momentProjectsTo24SevenOffice } from './moment-projects-to-24sevenoffice/sync.ts';
import { momentProjectsToEconomic } from './moment-projects-to-economic/sync.ts';
import { momentProjectsToXledger } from './moment-projects-to-xledger/sync.ts';
import { recmanInvoicesTo24SevenOffice } from './recman-invoices-to-24sevenoffice/sync.ts';
import { xledgerExpensesToMoment } from './xledger-expenses-to-moment/sync.ts';

/** The previews of every direction, a line each. A test holds the list to the catalogue. */
export const previewers: readonly Previewer[] = [
  previewerOf(momentCustomersTo24SevenOffice),
  previewerOf(momentProjectsTo24SevenOffice),
  previewerOf(momentInvoicesTo24SevenOffice),
  previewerOf(twentyFourSevenOfficeExpensesToMoment),
  previewerOf(momentCustomersToEconomic),
  previewerOf(momentProjectsToEconomic),
  previewerOf(momentInvoicesToEconomic),
  previewerOf(economicExpensesToMoment),
  previewerOf(momentCustomersToXledger),
  previewerOf(momentProjectsToXledger),
  previewerOf(momentInvoicesToXledger),
  previewerOf(recmanInvoicesTo24SevenOffice),
  previewerOf(xledgerExpensesToMoment),
];
