import type { ClientState } from '../state/client-state.ts';
import type { Order } from '../state/order-state.ts';
import { serverDay } from '../wire/server-time.ts';
import { recordsOf, textOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';
import { apiException, type ItemProblem, invalidItem } from './api-exception.ts';
import { keptElements } from './kept-elements.ts';
import { orderAmounts } from './order-amounts.ts';
import { isInvoiced, orderProblem } from './order-problem.ts';
import { savedRows } from './order-rows.ts';
import type { ClientCall } from './service.ts';

/** Where orders fail. */
export const orderOperation = 'InvoiceService.InvoiceService.SaveInvoices(InvoiceOrder[] invoices)';

/** Elements that the system sets, or that are kept elsewhere; a payment is written and never read. */
const notKept = [
  ...['OrderId', 'InvoiceId', 'OrderTotalIncVat', 'OrderTotalVat', 'DateChanged', 'APIException'],
  ...['InvoiceRows', 'PaymentAmount', 'IncludeVAT'],
];

/**
 * Saves one order of the list: a known OrderId is changed, an unknown one is kept as it was chosen, none gets the next
 * number. As soon as its state is Invoiced it gets its invoice number. What is wrong is told on the item alone.
 */
export function saveOrder(call: ClientCall, item: XmlRecord): XmlRecord {
  const { client, now } = call;
  const known = client.orders.find(({ id }) => id === wholeOf(item, 'OrderId'));
  const rows = recordsOf(item, 'InvoiceRows', 'InvoiceRow');
  const problem = orderProblem(call, item, known);
  if (problem !== undefined) return refusedItem(item, problem);
  const fields = { ...known?.fields, ...keptElements(item, notKept) };
  const merged = { fields, rows: savedRows(rows, known) };
  const unfit = amountProblem(call, merged);
  if (unfit !== undefined) return refusedItem(item, unfit);
  const at = now.toISOString();
  const saved = known ?? {
    id: wholeOf(item, 'OrderId') ?? nextOrderId(client),
    registeredAt: at,
    ...merged,
    changedAt: at,
  };
  if (known === undefined) client.orders.push(saved);
  Object.assign(saved, merged, { changedAt: at });
  if (isInvoiced(textOf(fields, 'OrderStatus'))) invoice(client, saved, now);
  return answer(item, saved);
}

function refusedItem({ OrderId, CustomerId, IncludeVAT }: XmlRecord, problem: ItemProblem): XmlRecord {
  return { OrderId, CustomerId, IncludeVAT, APIException: apiException(problem, orderOperation) };
}

function amountProblem(
  { client, state }: ClientCall,
  { fields, rows }: Pick<Order, 'fields' | 'rows'>,
): ItemProblem | undefined {
  const amounts = orderAmounts(rows, client);
  if (amounts === undefined) return invalidItem('Arithmetic overflow error converting numeric to data type money');
  if (!isInvoiced(textOf(fields, 'OrderStatus'))) return undefined;
  if (!rows.some((row) => row.fields.ProductId !== undefined)) return invalidItem('An invoice needs at least one row');
  return amounts.net < 0n && state.switches.negativeTotals === 'refuse'
    ? invalidItem('The order total is negative')
    : undefined;
}

/** What is sent to the customer by the vendor itself unless the distributor is Manual. */
function invoice(client: ClientState, order: Order, now: Date): void {
  order.invoiceId = client.nextInvoiceId;
  client.nextInvoiceId += 1;
  order.fields.DateInvoiced ??= `${serverDay(now.toISOString())}T00:00:00`;
  const distributor = textOf(order.fields, 'Distributor') ?? 'Default';
  if (distributor === 'Manual') return;
  const method = textOf(order.fields, 'DistributionMethod') ?? 'Unchanged';
  order.mailing = { at: now.toISOString(), distributor, method };
}

function nextOrderId(client: ClientState): number {
  const taken = new Set(client.orders.map(({ id }) => id));
  while (taken.has(client.nextOrderId)) client.nextOrderId += 1;
  client.nextOrderId += 1;
  return client.nextOrderId - 1;
}

/** What public clients read in answers: what was sent, the ids, and the date of the invoice. */
function answer(item: XmlRecord, { id, invoiceId, fields }: Order): XmlRecord {
  return {
    ...item,
    OrderId: String(id),
    InvoiceId: invoiceId === undefined ? undefined : String(invoiceId),
    DateInvoiced: fields.DateInvoiced,
  };
}
