import type { ClientState } from '../state/client-state.ts';
import type { Order } from '../state/order-state.ts';
import { invoiceTypes } from '../types/invoice-types.ts';
import { utcText } from '../wire/server-time.ts';
import { processingFault } from '../wire/soap-fault.ts';
import { recordOf, textOf, textsOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';
import { isAfter } from './is-after.ts';
import { amountElements, rowRecord } from './order-amounts.ts';
import { picked, refuseUnknownProperties } from './return-properties.ts';
import type { ClientCall } from './service.ts';
import { visible } from './visible.ts';

/** https://developer.24sevenoffice.com/docs/invoiceservice.html */
const mostOrderIds = 1000;

type Criterion = (order: Order) => boolean;

/** The orders that fit all criteria, of which one is needed; rows come when they are asked for by name. */
export function findOrders(call: ClientCall): XmlRecord {
  const { input, client } = call;
  const criteria = criteriaOf(recordOf(input, 'searchParams'));
  if (criteria.length === 0) throw processingFault('Please specify at least one search parameter');
  const names = refuseUnknownProperties(input, 'invoiceReturnProperties', invoiceTypes.records.InvoiceOrder);
  const rowNames = refuseUnknownProperties(input, 'rowReturnProperties', invoiceTypes.records.InvoiceRow);
  const found = visible(call, client.orders).filter((order) => criteria.every((fits) => fits(order)));
  return {
    InvoiceOrder: found.map((order) => ({
      ...picked(orderRecord(order, client), names),
      InvoiceRows: names.includes('InvoiceRows')
        ? { InvoiceRow: order.rows.map((row) => picked(rowRecord(row, client), rowNames)) }
        : undefined,
    })),
  };
}

function orderRecord({ id, invoiceId, fields, rows, changedAt }: Order, client: ClientState): XmlRecord {
  const customer = client.companies.find((company) => company.id === wholeOf(fields, 'CustomerId'));
  return {
    CustomerName: customer && textOf(customer.fields, 'Name'),
    ...fields,
    OrderId: String(id),
    InvoiceId: invoiceId === undefined ? undefined : String(invoiceId),
    DateChanged: utcText(changedAt),
    ...amountElements(rows, client),
  };
}

function criteriaOf(search: XmlRecord): readonly Criterion[] {
  const numbers = (name: string) => new Set(textsOf(search, name, 'int').map(Number));
  const customers = numbers('CustomerIds');
  const invoices = numbers('InvoiceIds');
  const orders = numbers('OrderIds');
  const external = numbers('ExternalStatus');
  const states = new Set(textsOf(search, 'OrderStates', 'OrderSlipStateType'));
  const changedAfter = textOf(search, 'ChangedAfter');
  if (orders.size > mostOrderIds) throw processingFault(`At most ${mostOrderIds} OrderIds are allowed`);
  const criteria: readonly (readonly [boolean, Criterion])[] = [
    [customers.size > 0, ({ fields }) => customers.has(wholeOf(fields, 'CustomerId') ?? 0)],
    [changedAfter !== undefined, ({ changedAt }) => isAfter(changedAt, changedAfter)],
    [states.size > 0, ({ fields }) => states.has(textOf(fields, 'OrderStatus') ?? 'Web')],
    [invoices.size > 0, ({ invoiceId }) => invoiceId !== undefined && invoices.has(invoiceId)],
    [orders.size > 0, ({ id }) => orders.has(id)],
    [external.size > 0, ({ fields }) => external.has(wholeOf(fields, 'ExternalStatus') ?? Number.NaN)],
  ];
  return criteria.filter(([isGiven]) => isGiven).map(([, criterion]) => criterion);
}
