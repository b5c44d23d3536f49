import type { ProductRecord } from '../../../lib/documents/product.ts';
import type { SalesOrder } from '../../../lib/documents/sales-order.ts';

/** A product as the examples sell it. */
export const product: ProductRecord = {
  departmentId: '501',
  number: '110',
  name: 'Timer, montør & <hjelper>',
  categoryId: 1,
};

/** An order to the first customer of the scenes, of the first product that they make. */
export const salesOrder: SalesOrder = {
  orderId: '400101',
  departmentId: '501',
  customerNumber: '10001',
  reference: '10101',
  date: '2026-11-20',
  paymentDays: 14,
  kid: '100017',
  currency: 'NOK',
  yourReference: 'Åse Nørgård',
  text: 'Takk for handelen',
  distributor: 'manual',
  rows: [
    { productId: '1001', name: 'Uke 46', quantity: '10', price: { minor: 54_500, currency: 'NOK' } },
    {
      ...{ productId: '1001', name: 'Uke 47', quantity: '7.5', price: { minor: 54_500, currency: 'NOK' } },
      discountPercent: '10',
    },
  ],
};

/** The credit note of its first row. */
export const creditOrder: SalesOrder = {
  ...salesOrder,
  ...{ orderId: '400201', reference: '10201', creditedOrderId: '400101', kid: undefined },
  rows: [{ productId: '1001', name: 'Uke 46', quantity: '-10', price: { minor: 54_500, currency: 'NOK' } }],
};
