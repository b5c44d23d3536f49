import { type Receipt, type ReceiptState, receiptStates, shownState } from '../sync/receipt.ts';
import { directionKey, listKey, stateKey } from './keys.ts';
import { mergeLists } from './merge-lists.ts';
import type { ListPlace } from './read-receipt-list.ts';
import { inOrder, instantOf, isAfter, placeOf } from './receipt-place.ts';
import { findNumbered } from './receipts-by-number.ts';
import type { OverviewScope } from './state-count.ts';
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
 * Searches receipts. A whole integration, or a direction of it, is one query for each page, of the index by time or by
 * direction; single states are a query of the index by state for each direction; numbers have an index of their own.
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
  const { limit, fits, until, after } = query;
  const places = placesOf(query);
  const lists = mergeLists(table, places, { from: query.from, newest: newestOf(query) });
  const isWithin = (receipt: Receipt) =>
    (until === undefined || receipt.updatedAt < until) && (after === undefined || isAfter(receipt, after));
  const found: Receipt[] = [];
  let last = after;
  let looked = 0;
  for (let round = 0; looked < mostLookedThrough; round += 1) {
    const depth = depthOf(query, { places, round, left: limit - found.length });
    const { receipts, isLast } = await lists.next(Math.min(depth, mostAtOnce, mostLookedThrough - looked));
    const rows = receipts.filter(isWithin);
    looked += Math.max(1, rows.length);
    for (const [place, receipt] of rows.entries()) {
      last = placeOf(receipt);
      if (isMeant(receipt, query) && (fits?.(receipt) ?? true)) found.push(receipt);
      if (found.length === limit) {
        const isEnd = isLast && place === rows.length - 1;
        return { receipts: found, ...(!isEnd && { next: last }) };
      }
    }
    if (isLast) return { receipts: found };
  }
  return { receipts: found, cutAfter: looked, ...(last !== undefined && { next: last }) };
}

/** Days end before a position that comes back from a browser, or after it. */
function newestOf({ until, after }: ReceiptQuery): string | undefined {
  const instant = after && instantOf(after);
  return instant === undefined || (until !== undefined && until < instant) ? until : instant;
}

/** A list is known to be complete above its last row only, and some rows may share its instant. */
const rowsBeyond = 5;

/**
 * One list fills the page alone; of many each is read as far as two pages would need if they were alike, and those that
 * hold back the others as far as the page has room. What must fit is looked for in ever larger parts.
 */
function depthOf(
  { limit, fits }: ReceiptQuery,
  { places, round, left }: { places: readonly ListPlace[]; round: number; left: number },
): number {
  const alike = Math.max(10, Math.ceil((2 * limit) / Math.max(1, places.length)));
  const first = Math.min(limit + rowsBeyond, alike);
  if (fits !== undefined) return first * 4 ** round;
  return round === 0 ? first : left + rowsBeyond;
}

function isMeant(receipt: Receipt, { scopes, states }: Pick<ReceiptQuery, 'scopes' | 'states'>): boolean {
  const { tenant, integration, direction } = receipt;
  const isInScope = scopes.some(
    (scope) => scope.tenant === tenant && scope.integration === integration && scope.directions.includes(direction),
  );
  return isInScope && states.includes(shownState(receipt));
}

function placesOf({ scopes, states }: ReceiptQuery): ListPlace[] {
  if (receiptStates.every((state) => states.includes(state))) return scopes.flatMap(wholeOf);
  return scopes.flatMap(({ tenant, integration, directions }) =>
    directions.flatMap((direction) =>
      states.map((state) => ({
        index: 'by-state' as const,
        partition: stateKey({ tenant, integration, direction }, state),
      })),
    ),
  );
}

/** One direction has a list of its own, however rare it is among the others; an integration may have none of those meant. */
function wholeOf({ tenant, integration, directions }: OverviewScope): ListPlace[] {
  const [direction, ...others] = directions;
  if (direction === undefined) return [];
  if (others.length > 0) return [{ index: 'by-time', partition: listKey({ tenant, integration }) }];
  return [{ index: 'by-direction', partition: directionKey({ tenant, integration, direction }) }];
}
