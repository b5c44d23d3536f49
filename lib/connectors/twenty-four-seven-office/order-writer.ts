import type { SalesOrder } from '../../documents/sales-order.ts';
import type { ManyWriter, Writer } from '../../sync/define-sync.ts';
import type { LookUp, WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import type { Problem, RejectCode } from '../../sync/problems.ts';
import type { Evidence } from '../../sync/receipt.ts';
import { CallFailed, outcomeOf, reading } from './call-failed.ts';
import { call } from './client.ts';
import { isSameOrder, orderEvidence, shownOrder } from './decode-order.ts';
import { departmentConnection } from './department-connection.ts';
import { getInvoicesContent, saveInvoicesContent } from './encode-order.ts';
import { verdictOnOrder } from './errors.ts';
import type { OfficeConnection } from './exchange.ts';
import { numberProblems, textProblems } from './field-problems.ts';
import { settleSeconds } from './limits.ts';
import { operations } from './operations.ts';
import { findInList, referenceLists } from './reference-lists.ts';
import type { Order } from './schema.ts';
import { vendorWordsOf } from './vendor-words.ts';

/** Many go in one call, each with its own verdict. Calls stay small enough to end within their deadline. */
const mostOrders = 50;

const many: ManyWriter<SalesOrder, '24sevenoffice'> = {
  most: mostOrders,
  // Each department has a log-in of its own, and one that is refused holds back no other's orders.
  togetherBy: ({ departmentId = '' }) => departmentId,
  write: saveTogether,
  lookUp: (connection, evidences) => reading(() => lookUpTogether(connection, evidences)),
};

/**
 * Orders that are invoiced at once. An invoiced order is frozen at the vendor, and one under our id that is not invoiced is
 * somebody else's: it is looked for before the first sending, since a known id would change that order.
 */
export const orderWriter: Writer<SalesOrder, '24sevenoffice'> = {
  vendor: '24sevenoffice',
  canUpdate: false,
  looksUpFirst: true,
  settleSeconds,
  calls: 1,
  evidence: orderEvidence,
  check: (connection, target) => reading(() => orderProblems(connection, target)),
  write: async (connection, order) => (await many.write(connection, [order]))[0] ?? unanswered,
  lookUp: async (connection, evidence) => (await many.lookUp(connection, [evidence]))[0] ?? { kind: 'absent' },
  many,
};

const unanswered: WriteOutcome = { kind: 'unknown', vendorWords: 'SaveInvoices answered without this order' };

async function orderProblems(given: OfficeConnection, order: SalesOrder): Promise<readonly Problem<RejectCode>[]> {
  const connection = departmentConnection(given, order.departmentId);
  const own = [
    ...numberProblems('id', order.orderId),
    ...numberProblems('customerNumber', order.customerNumber),
    ...textProblems('number', order.reference, 50),
    ...textProblems('kid', order.kid, 32),
    ...textProblems('yourReference', order.yourReference, 50),
    ...textProblems('notes', order.text, 750),
    ...order.rows.flatMap((row, index) => [
      ...numberProblems(`lines[${index}].productNumber`, row.productId),
      ...textProblems(`lines[${index}].description`, row.name, 300),
    ]),
  ];
  return own.length > 0 ? own : currencyProblems(connection, order);
}

/** RecMan names no rate, and a rate is never assumed: an order in another currency than the client's own is refused. */
async function currencyProblems(
  connection: OfficeConnection,
  { currency }: SalesOrder,
): Promise<readonly Problem<RejectCode>[]> {
  const isOwn = await findInList(connection, referenceLists.client, (client) => client.DefaultCurrency === currency);
  if (isOwn !== undefined) return [];
  const listed = await findInList(connection, referenceLists.currencies, ({ Symbol: code }) => code === currency);
  const code = listed === undefined ? 'currency-unknown' : 'currency-rate-missing';
  return [{ code, field: 'currency', value: currency }];
}

/** Of one department, in one call. */
async function saveTogether(
  given: OfficeConnection,
  orders: readonly WriteOrder<SalesOrder>[],
): Promise<readonly WriteOutcome[]> {
  try {
    const connection = departmentConnection(given, orders[0]?.target.departmentId ?? '');
    const content = saveInvoicesContent(orders.map(({ target }) => target));
    // https://developer.24sevenoffice.com/docs/invoiceservice.html (SaveInvoices)
    const saved = await call(connection, operations.saveInvoices, { content });
    return orders.map((order, index) => outcomeFor(connection, order, answerTo(order, { saved, orders, index })));
  } catch (error) {
    const outcome = outcomeOf(error);
    return orders.map(() => outcome);
  }
}

/** By the order's id; an order that was refused may come back without one, in its place. */
function answerTo(
  { target }: WriteOrder<SalesOrder>,
  { saved, orders, index }: { saved: readonly Order[]; orders: readonly unknown[]; index: number },
): Order | undefined {
  const named = saved.filter((order) => String(order.OrderId) === target.orderId);
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const inPlace = saved[index];
  return saved.length === orders.length && inPlace?.OrderId === undefined ? inPlace : undefined;
}

/** An item's exception comes with HTTP 200. Its stack trace is neither read nor kept. */
function outcomeFor(
  connection: OfficeConnection,
  { target }: WriteOrder<SalesOrder>,
  answer: Order | undefined,
): WriteOutcome {
  if (answer === undefined) return unanswered;
  if (answer.APIException) {
    const wordsOf = (text: string): string => vendorWordsOf(text, [connection.login.password]);
    return outcomeOf(new CallFailed(verdictOnOrder(answer.APIException, wordsOf)));
  }
  const number = answer.InvoiceId === undefined ? undefined : String(answer.InvoiceId);
  return { kind: 'delivered', targetId: target.orderId, number };
}

async function lookUpTogether(given: OfficeConnection, evidences: readonly Evidence[]): Promise<readonly LookUp[]> {
  const connection = departmentConnection(given, evidences[0]?.departmentId ?? '');
  const content = getInvoicesContent(evidences.map(({ orderId = '' }) => orderId));
  // https://developer.24sevenoffice.com/docs/invoiceservice.html (GetInvoices)
  const orders = await call(connection, operations.getInvoices, { content });
  return evidences.map((evidence) => judged(orders, evidence));
}

function judged(orders: readonly Order[], evidence: Evidence): LookUp {
  const order = orders.find(({ OrderId }) => String(OrderId) === evidence.orderId);
  if (order === undefined) return { kind: 'absent' };
  const shown = shownOrder(order);
  const targetId = evidence.orderId ?? '';
  if (!isSameOrder(order, evidence)) {
    const problem = { code: 'target-differs', field: 'number', value: targetId, vendorWords: shown } as const;
    return { kind: 'conflict', problem };
  }
  const number = order.InvoiceId === undefined ? undefined : String(order.InvoiceId);
  return { kind: 'found', equal: true, targetId, number, shown };
}
