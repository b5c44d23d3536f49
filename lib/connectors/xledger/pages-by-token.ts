import { expenseAccountsOf, expenseSettingsSchema } from '../../documents/integrations/expense-settings.ts';
import type { Polled, PollOrder, PollPage } from '../../sync/define-sync.ts';
import { reading } from './call-failed.ts';
import { call, type XledgerConnection } from './client.ts';
import { type ExpensePosition, expensePositionOf, listingSince } from './expense-position.ts';
import { deltasSchema, newestLinesSchema } from './expense-schema.ts';
import type { ExpenseSnapshot } from './expense-snapshot.ts';
import { expenseDeltas, newestDeltas, newestLines } from './graphql/expense-operations.ts';
import { readLines } from './posted-lines.ts';

/** The most ids that are asked for once more. */
const mostAgain = 500;

/** One poll: the accounts of the setting, and the first day of posting that is wanted. */
type Order = { readonly accounts: ReadonlySet<string>; readonly from: string };

/**
 * Posted lines that are new or changed since the last poll, on the accounts of the setting: one call when there is no news, and
 * two or three more when there is, whatever the length of history. https://github.com/Skyvell/xledger (deltas)
 * @throws SyncError, BudgetSpent
 */
export async function* pagesByToken(connection: XledgerConnection, order: PollOrder): AsyncGenerator<PollPage> {
  const accounts = expenseAccountsOf(expenseSettingsSchema.parse(order.settings).expenseAccounts);
  const wanted = { accounts: new Set(accounts), from: order.from.toISOString().slice(0, 10) };
  const now = connection.clock();
  const kept = expensePositionOf(order.position);
  const since = listingSince(kept, { accounts, from: order.from, now });
  let position: ExpensePosition = { ...(kept ?? { again: [] }), accounts: [...accounts], at: now.toISOString() };
  if (since !== undefined) {
    const newest = await reading(() => newestCursors(connection));
    position = { ...newest, accounts: [...accounts], at: position.at, again: [], listing: { since } };
  }
  if (position.listing !== undefined) {
    for await (const { page, next } of listedPages(connection, wanted, position)) {
      position = next;
      yield page;
    }
  }
  yield* deltaPages(connection, wanted, position);
}

/** Read before the list, so that what is posted while it is walked comes with the next deltas. */
async function newestCursors(connection: XledgerConnection): Promise<Pick<ExpensePosition, 'lines' | 'invoices'>> {
  // https://github.com/Skyvell/xledger (the newest delta before the first full load)
  const answer = await call(connection, { document: newestDeltas, variables: {}, schema: deltasSchema });
  return { lines: answer.transaction_deltas.cursor, invoices: answer.apTransaction_deltas.cursor };
}

type Listed = { readonly page: PollPage; readonly next: ExpensePosition };

/** Lines from the newest back to those registered before `since`: the list can be asked for neither day nor account. */
async function* listedPages(
  connection: XledgerConnection,
  order: Order,
  begun: ExpensePosition,
): AsyncGenerator<Listed> {
  let next = begun;
  while (next.listing !== undefined) {
    const { since, before = null } = next.listing;
    // https://xledgerukinternal.zendesk.com/hc/en-us/articles/23685633055250 (last and before: the newest end)
    const { transactions } = await reading(() =>
      call(connection, { document: newestLines, variables: { before }, schema: newestLinesSchema }),
    );
    const edges = transactions.edges ?? [];
    const lines = edges.filter(({ node }) => order.accounts.has(node.account ?? '')).map(({ node }) => node.dbId);
    const { snapshots } = await reading(() => readLines(connection, { lines, invoices: [], ...order }));
    const cursor = edges[0]?.cursor;
    const isDone =
      cursor === undefined ||
      !transactions.pageInfo.hasPreviousPage ||
      edges.every(({ node }) => (node.header?.createdAt ?? since) < since);
    next = { ...next, listing: isDone ? undefined : { since, before: cursor } };
    yield { page: { entries: snapshots.map(entryOf), position: JSON.stringify(next) }, next };
  }
}

/** What changed since the cursors. The supplier ledger's cursor moves last: its rows may belong to lines that follow. */
async function* deltaPages(
  connection: XledgerConnection,
  order: Order,
  begun: ExpensePosition,
): AsyncGenerator<PollPage> {
  let { lines, invoices, again } = begun;
  for (;;) {
    // https://github.com/Skyvell/xledger (transaction_deltas, apTransaction_deltas)
    const answer = await reading(() =>
      call(connection, {
        document: expenseDeltas,
        variables: { lines: lines ?? null, invoices: invoices ?? null },
        schema: deltasSchema,
      }),
    );
    const changed = new Map(answer.transaction_deltas.changes.map(({ dbId, mutationType }) => [dbId, mutationType]));
    const removed = [...changed].filter(([, mutation]) => mutation === 'DELETED').map(([id]) => id);
    const wanted = [...new Set([...again, ...changed.keys()])].filter((id) => !removed.includes(id));
    const supplierRows = [...new Set(answer.apTransaction_deltas.changes.map(({ dbId }) => dbId))];
    const { snapshots, unseen } = await reading(() =>
      readLines(connection, { lines: wanted, invoices: supplierRows, ...order }),
    );
    const asked = again;
    again = unseen.filter((id) => !asked.includes(id)).slice(0, mostAgain);
    lines = answer.transaction_deltas.cursor ?? lines;
    invoices = answer.apTransaction_deltas.cursor ?? invoices;
    const isLast = !answer.transaction_deltas.hasMore;
    const position: ExpensePosition = { ...begun, lines, again, invoices: isLast ? invoices : begun.invoices };
    const entries = [...snapshots.map(entryOf), ...removed.map(removedEntry)];
    yield { entries, position: JSON.stringify(position) };
    if (isLast) return;
  }
}

/** A line without a project is worth a look only where it came over before. */
export function entryOf(snapshot: ExpenseSnapshot): Polled {
  return { key: snapshot.id, snapshot, onlyIfKnown: snapshot.project === undefined };
}

function removedEntry(id: string): Polled {
  return { key: id, snapshot: { id, removed: true }, onlyIfKnown: true };
}
