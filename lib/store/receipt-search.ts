import { type Receipt, type ReceiptState, receiptStates, shownState } from '../sync/receipt.ts';
import { listKey, stateKey } from './keys.ts';
import { type ListPlace, readReceiptList } from './read-receipt-list.ts';
import type { OverviewScope } from './receipt-overview.ts';
import { inOrder, instantOf, isAfter, placeOf } from './receipt-place.ts';
import { findNumbered } from './receipts-by-number.ts';
import type { Table } from './table.ts';

/** What a person looks for. Instants: `from` is within, `until` is not. */
export type ReceiptQuery = {
  readonly scopes: readonly OverviewScope[];
  readonly states: readonly ReceiptState[];
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Those known by one of these numbers, the source's or the target's. */
  readonly numbers?: readonly string[] | undefined;
  /** Undefined: all fit. It sees what a list's row shows, not the history. */
  readonly fits?: ((receipt: Receipt) => boolean) | undefined;
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string | undefined;
};

/** Receipts of many lists in one, newest first, without their histories. */
export type FoundReceipts = {
  readonly receipts: readonly Receipt[];
  /** Where to go on; absent when all was looked through. A page may be short, or empty, and still have one. */
  readonly next?: string;
  /** So many of the newest were looked through, and `limit` was not reached: older ones may fit as well. */
  readonly cutAfter?: number;
};

/** Rows that one search looks through before it answers with what it has. */
const mostLookedThrough = 3000;

/** Rows of one query: with what a row shows of a receipt, under the 1 MB that DynamoDB answers at once. */
const mostAtOnce = 1000;

/**
 * Searches receipts. A whole integration, or a direction of it, is one query of the index by time for each page; single
 * states are one query of the index by state for each direction; numbers have an index of their own.
 */
export function createReceiptSearch(table: Table): (query: ReceiptQuery) => Promise<FoundReceipts> {
  return async (query) =>
    query.numbers === undefined ? lookThrough(table, query) : pageOf(await findNumbered(table, query), query);
}

/** A page of what is all at hand. */
function pageOf(receipts: readonly Receipt[], { limit, after }: ReceiptQuery): FoundReceipts {
  const left = receipts.filter((receipt) => after === undefined || isAfter(receipt, after)).sort(inOrder);
  const last = left[limit - 1];
  return { receipts: left.slice(0, limit), ...(last && left.length > limit && { next: placeOf(last) }) };
}

async function lookThrough(table: Table, query: ReceiptQuery): Promise<FoundReceipts> {
  const found: Receipt[] = [];
  let after = query.after;
  let looked = 0;
  let meant = 0;
  let isRare = false;
  for (let round = 0; looked < mostLookedThrough; round += 1) {
    // A direction that is rare among its integration's is looked for among its own.
    if (!isRare && looked >= mostAtOnce && meant * 4 < looked) {
      isRare = true;
      round = 0;
    }
    const places = placesOf(query, isRare);
    const depth = Math.min(firstDepth(query.limit, places) * 4 ** round, mostAtOnce, mostLookedThrough - looked);
    const page = await nextPage(table, { ...query, after }, { places, depth });
    looked += Math.max(1, page.looked);
    meant += page.receipts.length;
    for (const receipt of page.receipts) {
      after = placeOf(receipt);
      if (query.fits?.(receipt) ?? true) found.push(receipt);
      if (found.length === query.limit) return { receipts: found, next: after };
    }
    if (page.isLast) return { receipts: found };
    after = page.after ?? after;
  }
  return { receipts: found, cutAfter: looked, ...(after !== undefined && { next: after }) };
}

/** One list must fill the page alone; of many each is read as far as two pages would need if they were alike. */
function firstDepth(limit: number, { length }: readonly ListPlace[]): number {
  return length <= 1 ? limit : Math.min(limit, Math.max(10, Math.ceil((2 * limit) / length)));
}

type Page = {
  readonly receipts: readonly Receipt[];
  readonly looked: number;
  readonly isLast: boolean;
  readonly after?: string;
};

/**
 * What is surely the next in all lists together: each list was read down to some instant, and only what is newer than the
 * newest of those instants is complete. Many at one instant: read deeper.
 */
async function nextPage(
  table: Table,
  query: ReceiptQuery,
  { places, depth: first }: { places: readonly ListPlace[]; depth: number },
): Promise<Page> {
  const { scopes, states, after } = query;
  const newest = after === undefined ? query.until : instantOf(after);
  for (let depth = first; ; depth *= 4) {
    const range = { from: query.from, newest, isOpen: after === undefined, depth };
    const lists = await Promise.all(places.map((place) => readReceiptList(table, place, range)));
    const frontier = lists.map(({ readDownTo }) => readDownTo).reduce((one, other) => (one > other ? one : other), '');
    const sure = lists
      .flatMap((list) => list.receipts)
      .filter((receipt) => receipt.updatedAt > frontier && (after === undefined || isAfter(receipt, after)))
      .sort(inOrder);
    if (frontier !== '' && sure.length === 0) continue;
    const receipts = sure.filter((receipt) => isMeant(receipt, { scopes, states }));
    const last = sure.at(-1);
    return { receipts, looked: sure.length, isLast: frontier === '', ...(last && { after: placeOf(last) }) };
  }
}

function isMeant(receipt: Receipt, { scopes, states }: Pick<ReceiptQuery, 'scopes' | 'states'>): boolean {
  const { tenant, integration, direction } = receipt;
  const isInScope = scopes.some(
    (scope) => scope.tenant === tenant && scope.integration === integration && scope.directions.includes(direction),
  );
  return isInScope && states.includes(shownState(receipt));
}

function placesOf({ scopes, states }: ReceiptQuery, isRare: boolean): ListPlace[] {
  const isWhole = receiptStates.every((state) => states.includes(state));
  if (isWhole && !isRare) return scopes.map((scope) => ({ index: 'by-time', partition: listKey(scope) }));
  return scopes.flatMap(({ tenant, integration, directions }) =>
    directions.flatMap((direction) =>
      states.map((state) => ({
        index: 'by-state' as const,
        partition: stateKey({ tenant, integration, direction }, state),
      })),
    ),
  );
}
