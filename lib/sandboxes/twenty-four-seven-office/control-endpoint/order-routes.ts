import { jsonAnswer } from '../http/answer.ts';
import type { Order } from '../state/order-state.ts';
import { clientPath, type Route, withClient } from './visit.ts';

/** What became of orders and products. */
export const orderRoutes: Readonly<Record<string, Route>> = {
  'GET orders': {
    pattern: clientPath('GET', 'orders'),
    answer: withClient((client) => jsonAnswer(200, client.orders)),
  },
  'GET products': {
    pattern: clientPath('GET', 'products'),
    answer: withClient((client) => jsonAnswer(200, client.products)),
  },
  'GET mailed': {
    pattern: clientPath('GET', 'mailed'),
    answer: withClient((client) => jsonAnswer(200, client.orders.flatMap(mailed))),
  },
};

/** What the vendor would have sent to the customer by itself. */
function mailed({ id, invoiceId, mailing }: Order) {
  return mailing === undefined ? [] : [{ orderId: id, invoiceId, ...mailing }];
}
