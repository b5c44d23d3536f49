import { recmanCompanyToCustomerRecord } from '../../lib/accounting/recman-company-to-customer-record.ts';
import { recmanInvoiceToSalesOrder } from '../../lib/accounting/recman-invoice-to-sales-order.ts';
import { recmanLineToProduct } from '../../lib/accounting/recman-line-to-product.ts';
import { recmanInvoicesDirection as name } from '../../lib/accounting/recman-parts.ts';
import { recman } from '../../lib/connectors/recman/index.ts';
import { twentyFourSevenOffice } from '../../lib/connectors/twenty-four-seven-office/index.ts';
import { defineSync, minutes, part, schedule } from '../../lib/sync/define-sync.ts';

/**
 * Send chosen RecMan invoices and credit notes to 24SevenOffice as invoiced orders, with the customer and the products they
 * need. RecMan allows 200 calls a day: on a quiet day these polls take 48 of them.
 */
export const recmanInvoicesTo24SevenOffice = defineSync({
  name,
  when: schedule(recman.invoices, { every: minutes(30) }),
  read: recman.invoice,
  ask: twentyFourSevenOffice.withBooks,
  decide: recmanInvoiceToSalesOrder,
  write: twentyFourSevenOffice.order,
  confirm: undefined,
  releases: [],
  parts: {
    company: part({
      read: recman.company,
      ask: twentyFourSevenOffice.keptInBooks,
      decide: recmanCompanyToCustomerRecord,
      write: twentyFourSevenOffice.customer,
      confirm: undefined,
      releases: [name],
    }),
    product: part({
      read: recman.product,
      ask: twentyFourSevenOffice.keptInBooks,
      decide: recmanLineToProduct,
      write: twentyFourSevenOffice.product,
      confirm: undefined,
      releases: [name],
    }),
  },
});
