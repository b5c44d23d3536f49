import { textOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';
import { apiException, invalidItem, missingItem, tooLongItem } from './api-exception.ts';
import type { ClientCall } from './service.ts';

/** What can be changed of an invoice. https://developer.24sevenoffice.com/docs/invoiceservice.html */
const lengths: Readonly<Record<string, number>> = { InvoiceTitle: 300, ReferenceNumber: 50 };
/** What names it; `IncludeVAT` has to be sent with every order. */
const naming = ['OrderId', 'InvoiceId', 'IncludeVAT'];

/** Changes title and reference of one invoice; an order that is none is refused, as is any other element. */
export function updateInvoice({ client, now }: ClientCall, item: XmlRecord): XmlRecord {
  const found = client.orders.find(({ id }) => id === wholeOf(item, 'OrderId'));
  const changes = Object.entries(item).filter(([name, value]) => value !== undefined && !naming.includes(name));
  const other = changes.find(([name]) => !(name in lengths))?.[0];
  const problem =
    found?.invoiceId === undefined
      ? missingItem(`Invoiced order with id ${textOf(item, 'OrderId')} was not found`)
      : other === undefined
        ? tooLongItem(lengths, item)
        : invalidItem(`${other} of an invoice cannot be changed`);
  if (found === undefined || problem !== undefined) {
    const place = 'InvoiceService.InvoiceService.UpdateInvoices(InvoiceOrder[] invoices)';
    return { ...item, APIException: problem && apiException(problem, place) };
  }
  Object.assign(found.fields, Object.fromEntries(changes));
  found.changedAt = now.toISOString();
  return { ...item, InvoiceId: String(found.invoiceId) };
}
