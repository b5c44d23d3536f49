import { decimalText } from '../../documents/money.ts';
import type { Posting } from '../../documents/voucher.ts';
import type { ExportSetUp, LedgerInvoice } from '../../documents/xledger-invoice.ts';
import { compactDay, safeText } from './encode-text.ts';

/** Places of the 29 columns, counted from 0; Xledger has the department before the project, Mamut after it. */
const columns = 29;
const place = {
  identification: 0,
  voucherNumber: 1,
  voucherDate: 2,
  voucherType: 3,
  account: 6,
  vatCode: 7,
  amount: 8,
  customerNumber: 9,
  invoiceNumber: 15,
  kid: 16,
  dueDate: 17,
  ledgerText: 20,
  subledgerText: 21,
  department: 23,
  project: 24,
  endMark: 28,
} as const;

/**
 * An invoice in AR10 (GBAT10): the receivable with the gross amount, then the postings with gross amounts and VAT codes, which
 * the receiver splits. https://docs.moment.team/help/moment-by-topic/integrations/file-exports/file-export-accounting-system/xledger
 */
export function arRows(invoice: LedgerInvoice, setUp: ExportSetUp): string[][] {
  const { receivable, customerNumber, kid, dueDate, revenue } = invoice;
  return [
    row(invoice, setUp, {
      account: safeText(receivable.account),
      vatCode: '0',
      amount: decimalText(receivable.amount),
      customerNumber: safeText(customerNumber),
      kid: safeText(kid),
      dueDate: compactDay(dueDate),
      subledgerText: safeText(receivable.text, 100),
    }),
    ...revenue.map((posting) => row(invoice, setUp, revenueCells(posting, setUp))),
  ];
}

function revenueCells({ account, vatCode, amount, text, projectNumber }: Posting, { department }: ExportSetUp): Cells {
  return {
    account: safeText(account),
    vatCode: safeText(vatCode),
    amount: decimalText(amount),
    ledgerText: safeText(text, 100),
    department: safeText(department),
    project: safeText(projectNumber),
  };
}

type Cells = Partial<Record<keyof typeof place, string>>;

function row(invoice: LedgerInvoice, { voucherType }: ExportSetUp, cells: Cells): string[] {
  const filled: Cells = {
    identification: 'GBAT10',
    voucherNumber: safeText(invoice.invoiceNumber),
    voucherDate: compactDay(invoice.date),
    voucherType: safeText(voucherType),
    invoiceNumber: safeText(invoice.invoiceNumber),
    endMark: 'x',
    ...cells,
  };
  const line = Array.from({ length: columns }, () => '');
  for (const name of Object.keys(place) as (keyof typeof place)[]) line[place[name]] = filled[name] ?? '';
  return line;
}
