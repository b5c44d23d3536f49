import { invoiceToXledgerInvoice } from '../../lib/accounting/invoice-to-xledger-invoice.ts';
import { moment } from '../../lib/connectors/moment/index.ts';
import { xledger } from '../../lib/connectors/xledger/index.ts';
import { defineSync, hours, webhook } from '../../lib/sync/define-sync.ts';

/** Send a finalized Moment invoice to Xledger by mail, in a file or into its import queue, and ask what became of it. */
export const momentInvoicesToXledger = defineSync({
  name: 'moment-invoices-to-xledger',
  movesFiles: true,
  sendsMail: true,
  when: webhook(moment.invoices, { catchUp: hours(1) }),
  read: moment.invoiceWithPdf,
  decide: invoiceToXledgerInvoice,
  before: [xledger.sendInvoice],
  write: xledger.postedInvoice,
  confirm: undefined,
  releases: [],
});
