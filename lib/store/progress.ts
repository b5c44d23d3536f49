import { openSince } from '../sync/open-since.ts';
import { openStates, type Receipt, shownState } from '../sync/receipt.ts';
import { ReceiptUnreadable } from '../sync/receipt-unreadable.ts';
import { listKey, receiptKey } from './keys.ts';
import { openReceiptList } from './read-receipt-list.ts';
import { receiptFromFields } from './receipt-item.ts';
import { createReceiptLists } from './receipt-lists.ts';
import { oldestStanding } from './standing-receipts.ts';
import type { OverviewScope } from './state-count.ts';
import { type Fields, readItems, type Table } from './table.ts';

/** How far an integration has come. What was saved a moment ago may be missing. */
export type Progress = {
  /** When a document was last delivered or found in place; undefined before the first one. */
  lastSuccess(scope: OverviewScope): Promise<string | undefined>;
  /** The document that is on its way for the longest time, and since when. */
  oldestOpen(scope: OverviewScope): Promise<{ readonly receipt: Receipt; readonly since: string } | undefined>;
};

/** Among the newest rows there is nearly always one that was delivered. */
const rowsLookedAt = 10;

/** Receipts that are read to find the oldest: one that the index still shows may have ended a moment ago. */
const candidates = 10;

/** Progress from the indexes by time and by standing. */
export function createProgress(table: Table): Progress {
  const lists = createReceiptLists(table);
  return {
    async lastSuccess(scope) {
      const { tenant, integration, directions } = scope;
      const place = { index: 'by-time' as const, partition: listKey(scope) };
      const rows = await openReceiptList(table, place, { from: undefined, newest: undefined }).read(rowsLookedAt);
      const known = rows.find((row) => directions.includes(row.direction) && shownState(row) === 'delivered');
      if (known !== undefined) return known.updatedAt;
      const scopes = directions.map((direction) => ({ tenant, integration, direction }));
      const pages = await Promise.all(scopes.map((one) => lists.page({ scope: one, state: 'delivered', limit: 1 })));
      const instants = pages.flatMap(({ receipts }) => receipts.map(({ updatedAt }) => updatedAt)).sort();
      return instants.at(-1);
    },
    async oldestOpen(scope) {
      const standing = await oldestStanding(table, scope, { states: openStates, each: candidates });
      const oldest = standing.toSorted((one, other) => one.since.localeCompare(other.since)).slice(0, candidates);
      const items = await readItems(
        table,
        oldest.map(({ ref }) => receiptKey(ref)),
      );
      return items
        .flatMap(readable)
        .filter((receipt) => openStates.includes(shownState(receipt)))
        .map((receipt) => ({ receipt, since: openSince(receipt) }))
        .sort((one, other) => one.since.localeCompare(other.since))[0];
    },
  };
}

function readable(item: Fields | undefined): Receipt[] {
  try {
    return item === undefined ? [] : [receiptFromFields(item)];
  } catch (error) {
    // What another version wrote tells nobody its age; the lists of the notices name it.
    if (!(error instanceof ReceiptUnreadable)) throw error;
    return [];
  }
}
