import type { Invoice, InvoiceLine } from '../documents/invoice.ts';

/** Text of the receivable, in the ledger's language: "Faktura 20451: Rådgivning november". A credit note names what it credits. */
export function receivableText(invoice: Invoice): string {
  const heading = headingOf(invoice);
  return invoice.description === '' ? heading : `${heading}: ${invoice.description}`;
}

/** Text of a revenue posting: the line's own, or that of the invoice. */
export function revenueText(line: InvoiceLine, invoice: Invoice): string {
  return line.description === '' ? headingOf(invoice) : line.description;
}

function headingOf({ kind, number, creditedInvoiceNumber }: Invoice): string {
  if (kind === 'invoice') return `Faktura ${number}`;
  return creditedInvoiceNumber === undefined
    ? `Kreditnota ${number}`
    : `Kreditnota ${number} for faktura ${creditedInvoiceNumber}`;
}
