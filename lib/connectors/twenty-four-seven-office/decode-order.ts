import Big from 'big.js';
import type { SalesOrder } from '../../documents/sales-order.ts';
import type { Evidence } from '../../sync/receipt.ts';
import { dayOf } from './decode.ts';
import { amountText } from './encode.ts';
import type { Order } from './schema.ts';

type CountedRow = {
  readonly product: string;
  readonly price: string;
  readonly discount: string;
  readonly quantity: string;
};

/** What the writer needs to know an order of ours again. */
export function orderEvidence(order: SalesOrder): Evidence {
  const rows = order.rows.map(({ productId, price, discountPercent = '0', quantity }) => {
    return { product: productId, price: amountText(price), discount: discountPercent, quantity };
  });
  return {
    orderId: order.orderId,
    departmentId: order.departmentId,
    customerNumber: order.customerNumber,
    reference: order.reference,
    date: order.date,
    total: sumOf(rows),
    quantity: quantityOf(rows),
    rows: String(rows.length),
  };
}

/** True when the order carries all that the evidence says: invoiced, the same customer, day, reference and sums. */
export function isSameOrder(order: Order, evidence: Evidence): boolean {
  const rows = rowsOf(order);
  return (
    order.OrderStatus === 'Invoiced' &&
    String(order.CustomerId) === evidence.customerNumber &&
    order.ReferenceNumber === evidence.reference &&
    order.DateInvoiced !== undefined &&
    dayOf(order.DateInvoiced) === evidence.date &&
    String(rows.length) === evidence.rows &&
    sumOf(rows) === evidence.total &&
    quantityOf(rows) === evidence.quantity
  );
}

/** What a person sees of an order: "order 400101, invoice 50001, customer 10042, 10001, 4360.00". */
export function shownOrder(order: Order): string {
  const parts = [
    `order ${order.OrderId ?? '?'}`,
    order.InvoiceId === undefined ? `not invoiced (${order.OrderStatus ?? '?'})` : `invoice ${order.InvoiceId}`,
    `customer ${order.CustomerId ?? '?'}`,
    order.ReferenceNumber,
    sumOf(rowsOf(order)),
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

function rowsOf(order: Order): readonly CountedRow[] {
  return order.InvoiceRows.map(({ ProductId, Price = '0', DiscountRate = '0', Quantity = '0' }) => {
    return { product: String(ProductId), price: Price, discount: DiscountRate, quantity: Quantity };
  });
}

/** Without VAT, which the vendor works out by the product. */
function sumOf(rows: readonly CountedRow[]): string {
  const amountOf = ({ price, discount, quantity }: CountedRow) =>
    new Big(price).times(quantity).times(new Big(100).minus(discount)).div(100);
  return rows.reduce((sum, row) => sum.plus(amountOf(row)), new Big(0)).toFixed(4);
}

function quantityOf(rows: readonly CountedRow[]): string {
  return rows.reduce((sum, row) => sum.plus(row.quantity), new Big(0)).toFixed(4);
}
