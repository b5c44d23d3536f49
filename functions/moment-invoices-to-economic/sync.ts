import { invoiceToJournalVoucher } from '../../lib/accounting/invoice-to-journal-voucher.ts';
import { economic } from '../../lib/connectors/economic/index.ts';
import { moment } from '../../lib/connectors/moment/index.ts';
import { defineSync, hours, webhook } from '../../lib/sync/define-sync.ts';

/** Enter a finalized Moment invoice in e-conomic's journal, attach its PDF, and book it. */
export const momentInvoicesToEconomic = defineSync({
  name: 'moment-invoices-to-economic',
  when: webhook(moment.invoices, { catchUp: hours(1) }),
  movesFiles: true,
  read: moment.invoiceWithPdf,
  decide: invoiceToJournalVoucher,
  before: economic.beforeBooking,
  write: economic.book,
  confirm: undefined,
  releases: [],
});
