import type { ProductRecord } from '../../documents/product.ts';
import type { SalesOrder, SalesOrderRow } from '../../documents/sales-order.ts';
import { amountText, midnight } from './encode.ts';
import type { Content } from './exchange.ts';

/** Content of GetInvoices for orders by their ids. Only what is named comes back. */
export function getInvoicesContent(orderIds: readonly string[]): Content {
  return {
    searchParams: { OrderIds: { int: orderIds.map(Number) } },
    invoiceReturnProperties: {
      string: [
        ...['OrderId', 'CustomerId', 'OrderStatus', 'InvoiceId', 'DateInvoiced', 'ReferenceNumber'],
        'InvoiceRows',
      ],
    },
    rowReturnProperties: { string: ['ProductId', 'Price', 'DiscountRate', 'Quantity'] },
  };
}

/** Content of SaveInvoices. The vendor numbers the invoice: `InvoiceId` is never sent. */
export function saveInvoicesContent(orders: readonly SalesOrder[]): Content {
  return { invoices: { InvoiceOrder: orders.map(invoiceOrder) } };
}

function invoiceOrder(order: SalesOrder): object {
  return {
    OrderId: Number(order.orderId),
    CustomerId: Number(order.customerNumber),
    OrderStatus: 'Invoiced',
    DateInvoiced: midnight(order.date),
    PaymentTime: order.paymentDays,
    // Its meaning is not documented: sent as nil.
    IncludeVAT: null,
    YourReference: order.yourReference,
    InvoiceText: order.text,
    OCR: order.kid,
    // The source has sent the invoice to the customer; Manual keeps the vendor from sending another.
    Distributor: 'Manual',
    InvoiceRows: { InvoiceRow: order.rows.map(invoiceRow) },
    ReferenceOrderId: order.creditedOrderId === undefined ? undefined : Number(order.creditedOrderId),
    ReferenceNumber: order.reference,
  };
}

function invoiceRow(row: SalesOrderRow): object {
  return {
    ProductId: Number(row.productId),
    Price: amountText(row.price),
    Name: row.name,
    DiscountRate: row.discountPercent,
    Quantity: row.quantity,
  };
}

/** Content of GetProducts for one number. */
export function getProductsContent(number: string): Content {
  return { searchParams: { No: number }, returnProperties: { string: ['Id', 'No', 'Name'] } };
}

/** Content of SaveProducts for one new product. */
export function saveProductsContent({ name, categoryId, number }: ProductRecord): Content {
  return { products: { Product: [{ Name: name, CategoryId: categoryId, No: number }] } };
}
