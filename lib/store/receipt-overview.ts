import type { Receipt, ReceiptRef, ReceiptState } from '../sync/receipt.ts';
import { createEndCounts, type EndCount } from './end-counts.ts';
import { stateKey } from './keys.ts';
import { createReceiptLists } from './receipt-lists.ts';
import { countStanding } from './standing-receipts.ts';
import type { OverviewScope, StateCount } from './state-count.ts';
import { countIndex, type Table } from './table.ts';

/** Receipts of several directions and states in one list, newest first. */
export type NewestReceipts = {
  readonly receipts: readonly Receipt[];
  /** Written by another version; they are shown by their reference. */
  readonly unreadable: readonly ReceiptRef[];
  /** True when there are older ones than these. */
  readonly isCut: boolean;
};

/** What people see of many receipts at once. What was saved a moment ago may be missing. */
export type ReceiptOverview = {
  newest(order: {
    readonly scopes: readonly OverviewScope[];
    readonly states: readonly ReceiptState[];
    readonly limit: number;
  }): Promise<NewestReceipts>;
  /** Of each scope, in the order asked for. States without a receipt are left out. */
  counts(scopes: readonly OverviewScope[]): Promise<readonly (readonly StateCount[])[]>;
};

/** Overviews: lists from the index by state and time, counts from the index of what stands and from the counters of ends. */
export function createReceiptOverview(table: Table): ReceiptOverview {
  const lists = createReceiptLists(table);
  return {
    async newest({ scopes, states, limit }) {
      const places = scopes.flatMap(({ tenant, integration, directions }) =>
        directions.flatMap((direction) =>
          states.map((state) => ({ scope: { tenant, integration, direction }, state })),
        ),
      );
      const pages = await Promise.all(places.map((place) => lists.page({ ...place, limit })));
      const all = pages.flatMap(({ receipts }) => receipts).sort(newestFirst);
      return {
        receipts: all.slice(0, limit),
        unreadable: pages.flatMap(({ unreadable }) => unreadable),
        isCut: all.length > limit || pages.some(({ next }) => next !== undefined),
      };
    },
    async counts(scopes) {
      const [standing, ends] = await Promise.all([
        Promise.all(scopes.map((scope) => countStanding(table, scope))),
        countEnds(table, scopes),
      ]);
      return scopes.map((_scope, index) =>
        [...(ends[index] ?? []), ...(standing[index] ?? [])].filter(({ count }) => count > 0),
      );
    },
  };
}

function newestFirst(left: Receipt, right: Receipt): number {
  return right.updatedAt.localeCompare(left.updatedAt) || left.key.localeCompare(right.key);
}

type Scope = Omit<ReceiptRef, 'key'>;

const endsCounted = ['delivered', 'skipped'] as const;

/** Counting reads what it counts, so it ends somewhere. */
const countedAtMost = 500;

/** From so many on a counter tells the number: it may be off by what a killed worker did not count. */
const countedFrom = 100;

async function countEnds(table: Table, scopes: readonly OverviewScope[]): Promise<readonly StateCount[][]> {
  const places = scopes.map(({ tenant, integration, directions }) =>
    directions.map((direction) => ({ tenant, integration, direction })),
  );
  const told = await createEndCounts(table).totals(places.flat());
  const totals = new Map(places.flat().map((place, index) => [place, told[index]]));
  const countOne = (place: Scope, state: ReceiptState) =>
    manyOf(place, state, totals.get(place)) ?? countOf(table, place, state);
  return Promise.all(
    places.map((those) => Promise.all(those.flatMap((place) => endsCounted.map((state) => countOne(place, state))))),
  );
}

/** Ends are told by the counter where they are many; undefined where it is better to count. */
function manyOf({ direction }: Scope, state: ReceiptState, totals: EndCount | undefined): StateCount | undefined {
  const count = totals?.[state] ?? 0;
  return count >= countedFrom ? { direction, state, count, isCut: false } : undefined;
}

async function countOf(table: Table, scope: Scope, state: ReceiptState): Promise<StateCount> {
  const values = { place: stateKey(scope, state) };
  const order = { index: 'by-state', where: '#stateKey = :place', values, limit: countedAtMost };
  return { direction: scope.direction, state, ...(await countIndex(table, order)) };
}
