import { invoiceToVoucher } from '../../lib/accounting/invoice-to-voucher.ts';
import { moment } from '../../lib/connectors/moment/index.ts';
import { twentyFourSevenOffice } from '../../lib/connectors/twenty-four-seven-office/index.ts';
import { defineSync, hours, webhook } from '../../lib/sync/define-sync.ts';

/** Send a finalized Moment invoice to 24SevenOffice as a voucher. */
export const momentInvoicesTo24SevenOffice = defineSync({
  name: 'moment-invoices-to-24sevenoffice',
  when: webhook(moment.invoices, { catchUp: hours(1) }),
  read: moment.invoice,
  decide: invoiceToVoucher,
  write: twentyFourSevenOffice.voucher,
  confirm: undefined,
  releases: [],
});
