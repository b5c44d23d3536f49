import * as z from 'zod';
import { askControl } from '../../parts/control-fetch.ts';
import { mailing, type Order, order, type Product, product } from '../state/order-state.ts';

const mailed = mailing.extend({ orderId: z.int(), invoiceId: z.int().optional() });

/** An invoice that the vendor would have sent to the customer by itself. */
export type Mailed = z.infer<typeof mailed>;

/** The orders and products of one client. */
export type OrderControl = {
  orders(): Promise<readonly Order[]>;
  products(): Promise<readonly Product[]>;
  mailed(): Promise<readonly Mailed[]>;
};

/** Opens the orders of a client. */
export function createOrderControl(url: string, clientId: string): OrderControl {
  const read = <Schema extends z.ZodType>(path: string, answer: Schema) =>
    askControl(url, { method: 'GET', path: `clients/${clientId}/${path}`, answer });
  return {
    orders: () => read('orders', z.array(order)),
    products: () => read('products', z.array(product)),
    mailed: () => read('mailed', z.array(mailed)),
  };
}
