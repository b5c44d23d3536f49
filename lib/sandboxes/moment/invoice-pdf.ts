import { pageOfText } from '../parts/page-of-text.ts';
import type { CompanyState, JsonObject } from './state.ts';

/** A one-page PDF of an invoice; the same invoice always gives the same bytes. */
export function invoicePdf(company: CompanyState, invoice: JsonObject): Buffer {
  const title = invoice.invoiceType === 'creditNote' ? 'Kreditnota' : 'Faktura';
  const customer = company.records.customers[String(invoice.customerId)]?.values.name;
  return pageOfText([
    company.name,
    `${title} ${invoice.invoiceNumber}`,
    `Kunde: ${customer ?? '-'}`,
    `Dato: ${invoice.invoiceDate}   Forfall: ${invoice.dueDate}   KID: ${invoice.kid ?? '-'}`,
    `${invoice.description ?? ''}`,
    `Sum: ${invoice.currencyCode} ${invoice.totalIncludingVat}`,
  ]);
}
