import type { Invoice, InvoiceLine } from '../documents/invoice.ts';

/** A line that becomes a posting, with its place in the invoice, counted from 0. */
export type PostedLine = { readonly line: InvoiceLine; readonly index: number };

/** Lines of zero move nothing in a ledger: texts, headings, what was given away. All others are posted, one by one. */
export function postedLines(invoice: Invoice): readonly PostedLine[] {
  return invoice.lines.map((line, index) => ({ line, index })).filter(({ line }) => !isZero(line));
}

function isZero({ amountExcludingVat, vatAmount, amountIncludingVat }: InvoiceLine): boolean {
  return amountExcludingVat.minor === 0 && vatAmount.minor === 0 && amountIncludingVat.minor === 0;
}
