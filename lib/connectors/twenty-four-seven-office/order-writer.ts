import type { SalesOrder } from '../../documents/sales-order.ts';
import type { ManyWriter, Writer } from '../../sync/define-sync.ts';
import { BudgetSpent } from '../../sync/errors.ts';
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
  write: async (connection, orders) => {
    const outcomes = new Map<WriteOrder<SalesOrder>, WriteOutcome>();
    for (const group of groupsOf(orders, ({ target }) => target.departmentId)) {
      const results = await saveTogether(connection, group).catch((error: unknown) => {
        // Only while nothing at all was sent may the engine hear of a spent budget as an error.
        if (!(error instanceof BudgetSpent) || outcomes.size === 0) throw error;
        return group.map(() => budgetUsedUp);
      });
      group.forEach((order, index) => {
        outcomes.set(order, results[index] ?? unanswered);
      });
    }
    return orders.map((order) => outcomes.get(order) ?? unanswered);
  },
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

const budgetUsedUp: WriteOutcome = { kind: 'not-applied', problem: { code: 'budget-used-up' } };

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
  const found = new Map<Evidence, LookUp>();
  for (const group of groupsOf(evidences, ({ departmentId = '' }) => departmentId)) {
    const connection = departmentConnection(given, group[0]?.departmentId ?? '');
    const content = getInvoicesContent(group.map(({ orderId = '' }) => orderId));
    // https://developer.24sevenoffice.com/docs/invoiceservice.html (GetInvoices)
    const orders = await call(connection, operations.getInvoices, { content });
    for (const evidence of group) found.set(evidence, judged(orders, evidence));
  }
  return evidences.map((evidence) => found.get(evidence) ?? { kind: 'absent' });
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

/** Items that have the same key, in the order of their first. */
function groupsOf<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] {
  return [...Map.groupBy(items, keyOf).values()];
}
