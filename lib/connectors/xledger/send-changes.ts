import { BudgetSpent } from '../../sync/errors.ts';
import type { LookUp, WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import { outcomeOf } from './call-failed.ts';
import type { XledgerConnection } from './client.ts';
import { type Input, type Sending, sendInputs } from './send-inputs.ts';

/** How records of one sort are added, read again and changed. */
export type RecordWriting<Target, Row, New, Changed> = {
  readonly numberOf: (target: Target) => string;
  readonly add: {
    readonly document: Sending<unknown, New>['document'];
    readonly node: (order: WriteOrder<Target>) => New;
  };
  readonly update: {
    readonly document: Sending<unknown, Changed>['document'];
    /** What is another than it shall be; undefined when nothing is. */
    readonly node: (target: Target, present: Row) => Changed | undefined;
  };
  /** The rows with these ids as they are now, in one call. */
  readonly rows: (connection: XledgerConnection, ids: readonly number[]) => Promise<readonly Row[]>;
  /** One call for all. */
  readonly lookUp: (connection: XledgerConnection, orders: readonly WriteOrder<Target>[]) => Promise<readonly LookUp[]>;
};

/** An order with the input that answers it, or with the outcome that is known without sending. */
type Prepared<Target, Node> = { readonly order: WriteOrder<Target>; readonly input: Input<Node> | WriteOutcome };

/**
 * Adds what is new, and changes of what exists the fields that differ. Most lists are of one sort: one call for new records, two
 * for changed ones. @throws BudgetSpent before anything is sent
 */
export async function sendChanges<Target, Row extends { readonly dbId: string }, New, Changed>(
  connection: XledgerConnection,
  writing: RecordWriting<Target, Row, New, Changed>,
  orders: readonly WriteOrder<Target>[],
): Promise<readonly WriteOutcome[]> {
  const added = orders.filter(({ existing }) => existing === undefined);
  const changed = orders.filter(({ existing }) => existing !== undefined);
  const changes = await changesOf(connection, writing, changed);
  const first = await sendPrepared(connection, writing, { prepared: changes, document: writing.update.document });
  const additions = added.map((order) => ({
    order,
    input: { clientId: order.idempotencyKey, node: writing.add.node(order) },
  }));
  const isFirst = changed.length === 0;
  const second = await sendPrepared(connection, writing, { prepared: additions, document: writing.add.document }).catch(
    (error: unknown) => {
      // Nothing of the second call was sent; what the first one did must still be told.
      if (!(error instanceof BudgetSpent) || isFirst) throw error;
      return added.map((): WriteOutcome => ({ kind: 'not-applied', problem: { code: 'budget-used-up' } }));
    },
  );
  const outcomes = new Map([...zip(changed, first), ...zip(added, second)]);
  return orders.map((order) => outcomes.get(order) ?? { kind: 'unknown', vendorWords: 'no outcome was told' });
}

async function changesOf<Target, Row extends { readonly dbId: string }, New, Changed>(
  connection: XledgerConnection,
  writing: RecordWriting<Target, Row, New, Changed>,
  orders: readonly WriteOrder<Target>[],
): Promise<readonly Prepared<Target, Changed>[]> {
  if (orders.length === 0) return [];
  const ids = orders.flatMap(({ existing }) => (existing === undefined ? [] : [Number(existing.targetId)]));
  let rows: readonly Row[];
  try {
    rows = await writing.rows(connection, ids);
  } catch (error) {
    const outcome = notSentOf(error);
    return orders.map((order) => ({ order, input: outcome }));
  }
  return orders.map((order) => {
    const { targetId = '' } = order.existing ?? {};
    const present = rows.find(({ dbId }) => dbId === targetId);
    if (present === undefined) return { order, input: gone(writing.numberOf(order.target), targetId) };
    const node = writing.update.node(order.target, present);
    const number = writing.numberOf(order.target);
    const input = node === undefined ? null : { clientId: order.idempotencyKey, node };
    return { order, input: input ?? { kind: 'delivered', targetId, number } };
  });
}

/** A read that failed before a write: whatever it was, nothing of the write was sent. */
function notSentOf(error: unknown): WriteOutcome {
  const outcome = outcomeOf(error);
  if (outcome.kind !== 'unknown') return outcome;
  return { kind: 'not-applied', problem: { code: 'vendor-error', vendorWords: outcome.vendorWords } };
}

function gone(number: string, targetId: string): WriteOutcome {
  const vendorWords = `the record with dbId ${targetId} is not at Xledger any more`;
  return { kind: 'rejected', problem: { code: 'refused-by-vendor', field: 'number', value: number, vendorWords } };
}

async function sendPrepared<Target, Row, New, Changed, Node>(
  connection: XledgerConnection,
  writing: RecordWriting<Target, Row, New, Changed>,
  { prepared, document }: { prepared: readonly Prepared<Target, Node>[]; document: Sending<unknown, Node>['document'] },
): Promise<readonly WriteOutcome[]> {
  const sent = prepared.flatMap(({ order, input }) => ('clientId' in input ? [{ order, input }] : []));
  const orders = sent.map(({ order }) => order);
  const results = await sendInputs(connection, {
    document,
    inputs: sent.map(({ input }) => input),
    numbers: orders.map(({ target }) => writing.numberOf(target)),
    lookAgain: () => writing.lookUp(connection, orders),
  });
  const outcomes = new Map(zip(orders, results));
  return prepared.map(({ order, input }) =>
    'clientId' in input ? (outcomes.get(order) ?? { kind: 'unknown', vendorWords: 'no outcome was told' }) : input,
  );
}

function zip<One, Other>(ones: readonly One[], others: readonly Other[]): [One, Other][] {
  return ones.flatMap((one, index) => {
    const other = others[index];
    return other === undefined ? [] : [[one, other] as [One, Other]];
  });
}
