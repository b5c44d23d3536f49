import { decimalText } from '../../documents/money.ts';
import type { ExportSetUp, LedgerInvoice } from '../../documents/xledger-invoice.ts';
import { arRows } from './encode-ar10.ts';
import { glHeader, glRows } from './encode-gl02b.ts';
import { compactDay, safeText } from './encode-text.ts';

/** Columns of the plain layout, for people and for import definitions of their own. */
const plainHeader = [
  ...['Invoice number', 'Description', 'Customer number', 'Project number', 'Invoice date', 'Due date', 'Payment id'],
  ...['Total including VAT', 'VAT code'],
];

/**
 * A file of invoices in their order: semicolons, decimals with a point, days as yyyymmdd, no quoting, rows that end in CR and
 * LF (https://docs.moment.team/help/moment-by-topic/integrations/file-exports/file-export-accounting-system/xledger).
 */
export function exportText(invoices: readonly LedgerInvoice[], setUp: ExportSetUp): string {
  const rows = {
    plain: () => [plainHeader, ...invoices.flatMap(plainRows)],
    gl02b: () => [glHeader, ...invoices.flatMap((invoice) => glRows(invoice, setUp))],
    // AR10 has no header: its first column says what each row is.
    ar10: () => invoices.flatMap((invoice) => arRows(invoice, setUp)),
  }[setUp.format]();
  return rows.map((cells) => `${cells.join(';')}\r\n`).join('');
}

/** One row per VAT code of the invoice, nearly always one. */
function plainRows(invoice: LedgerInvoice): string[][] {
  const totals = new Map<string, number>();
  for (const { vatCode = '', amount } of invoice.revenue) {
    totals.set(vatCode, (totals.get(vatCode) ?? 0) - amount.minor);
  }
  return [...totals].map(([vatCode, minor]) => [
    safeText(invoice.invoiceNumber),
    safeText(invoice.description),
    safeText(invoice.customerNumber),
    safeText(invoice.projectNumber),
    compactDay(invoice.date),
    compactDay(invoice.dueDate),
    safeText(invoice.kid ?? invoice.invoiceNumber),
    decimalText({ minor, currency: invoice.currency }),
    safeText(vatCode),
  ]);
}
