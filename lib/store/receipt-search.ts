import { type Receipt, type ReceiptState, refOf } from '../sync/receipt.ts';
import { ReceiptUnreadable } from '../sync/receipt-unreadable.ts';
import { stateKey } from './keys.ts';
import { receiptFromFields } from './receipt-item.ts';
import type { OverviewScope } from './receipt-overview.ts';
import { type Fields, queryIndex, type Table } from './table.ts';

/** What a person looks for. Instants: `from` is within, `until` is not. */
export type ReceiptQuery = {
  readonly scopes: readonly OverviewScope[];
  readonly states: readonly ReceiptState[];
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Undefined: all fit. */
  readonly fits?: ((receipt: Receipt) => boolean) | undefined;
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string | undefined;
};

/** Receipts of many lists in one, newest first. */
export type FoundReceipts = {
  readonly receipts: readonly Receipt[];
  /** Where to go on; absent when all was looked through. A page may be short, or empty, and still have one. */
  readonly next?: string;
};

/** Rows that one search looks through before it answers with what it has. */
const mostLookedThrough = 3000;
const lastInstant = '9999';

/** Searches through the index by state and time: one query for each direction and state, and page. */
export function createReceiptSearch(table: Table): (query: ReceiptQuery) => Promise<FoundReceipts> {
  return async (query) => {
    const found: Receipt[] = [];
    let after = query.after;
    for (let looked = 0; looked < mostLookedThrough; ) {
      const page = await nextPage(table, query, after);
      looked += Math.max(1, page.receipts.length);
      for (const receipt of page.receipts) {
        after = placeOf(receipt);
        if (query.fits?.(receipt) ?? true) found.push(receipt);
        if (found.length === query.limit) return { receipts: found, next: after };
      }
      if (page.isLast) return { receipts: found };
      after = page.after ?? after;
    }
    return { receipts: found, ...(after !== undefined && { next: after }) };
  };
}

type Page = { readonly receipts: readonly Receipt[]; readonly isLast: boolean; readonly after?: string | undefined };

/**
 * What is surely the next in all lists together: each list was read down to some instant, and only what is newer than the
 * newest of those instants is complete. Many at one instant: read deeper.
 */
async function nextPage(table: Table, query: ReceiptQuery, after: string | undefined): Promise<Page> {
  for (let depth = query.limit; ; depth *= 4) {
    const lists = await Promise.all(placesOf(query).map((place) => readList(table, place, { query, after, depth })));
    const frontier = lists.map(({ readDownTo }) => readDownTo).reduce((one, other) => (one > other ? one : other), '');
    const receipts = lists
      .flatMap((list) => list.receipts)
      .filter((receipt) => receipt.updatedAt > frontier && (after === undefined || isAfter(receipt, after)))
      .sort((left, right) => (isAfter(right, placeOf(left)) ? -1 : 1));
    if (frontier === '' || receipts.length > 0) return { receipts, isLast: frontier === '' };
  }
}

function placesOf({ scopes, states }: ReceiptQuery): string[] {
  return scopes.flatMap(({ tenant, integration, directions }) =>
    directions.flatMap((direction) => states.map((state) => stateKey({ tenant, integration, direction }, state))),
  );
}

type List = { readonly receipts: readonly Receipt[]; readonly readDownTo: string };

async function readList(
  table: Table,
  place: string,
  { query, after, depth }: { query: ReceiptQuery; after: string | undefined; depth: number },
): Promise<List> {
  const newest = after === undefined ? (query.until ?? lastInstant) : instantOf(after);
  // The table refuses a range that ends before it begins.
  if ((query.from ?? '0') > newest) return { receipts: [], readDownTo: '' };
  const { items, next } = await queryIndex(table, {
    index: 'by-state',
    where: '#stateKey = :place AND #stateAt BETWEEN :from AND :newest',
    values: { place, from: query.from ?? '0', newest },
    limit: depth,
    newestFirst: true,
  });
  const receipts = items.flatMap(readable).filter(({ updatedAt }) => after !== undefined || updatedAt !== query.until);
  return { receipts, readDownTo: next === undefined ? '' : String(items.at(-1)?.stateAt) };
}

function readable(item: Fields): Receipt[] {
  try {
    return [receiptFromFields(item)];
  } catch (error) {
    // What another version wrote cannot be searched through; the lists of the notices name it.
    if (!(error instanceof ReceiptUnreadable)) throw error;
    return [];
  }
}

/** Where a receipt stands in every list: by time, and at one instant by its name. */
function placeOf(receipt: Receipt): string {
  return `${receipt.updatedAt} ${JSON.stringify(Object.values(refOf(receipt)))}`;
}

function instantOf(place: string): string {
  return place.slice(0, place.indexOf(' '));
}

function isAfter(receipt: Receipt, place: string): boolean {
  const own = placeOf(receipt);
  if (receipt.updatedAt !== instantOf(place)) return receipt.updatedAt < instantOf(place);
  return own > place;
}
