import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { type Receipt, type ReceiptRef, type ReceiptState, receiptStates } from '../sync/receipt.ts';
import { toItem } from './attribute-values.ts';
import { createEndCounts, type EndCount } from './end-counts.ts';
import { stateKey } from './keys.ts';
import { createReceiptLists } from './receipt-lists.ts';
import type { Table } from './table.ts';

/** One integration and those of its directions that are meant. */
export type OverviewScope = {
  readonly tenant: string;
  readonly integration: string;
  readonly directions: readonly string[];
};

/** Receipts of several directions and states in one list, newest first. */
export type NewestReceipts = {
  readonly receipts: readonly Receipt[];
  /** Written by another version; they are shown by their reference. */
  readonly unreadable: readonly ReceiptRef[];
  /** True when there are older ones than these. */
  readonly isCut: boolean;
};

/** How many receipts of a direction stand in a state. `isCut`: at least so many. */
export type StateCount = {
  readonly direction: string;
  readonly state: ReceiptState;
  readonly count: number;
  readonly isCut: boolean;
};

/** What people see of many receipts at once. What was saved a moment ago may be missing. */
export type ReceiptOverview = {
  newest(order: {
    readonly scopes: readonly OverviewScope[];
    readonly states: readonly ReceiptState[];
    readonly limit: number;
  }): Promise<NewestReceipts>;
  /** States without a receipt are left out. */
  counts(scope: OverviewScope): Promise<readonly StateCount[]>;
};

/** Counting reads what it counts, so it ends somewhere: open states and what needs a person are few, ends are many. */
const countedAtMost: Readonly<Record<ReceiptState, number>> = {
  ...{ pending: 1000, sending: 1000, waiting: 1000, deferred: 1000, unknown: 1000 },
  ...{ rejected: 1000, conflict: 1000, delivered: 500, skipped: 500 },
};

/** From so many on a counter tells the number: it may be off by what a killed worker did not count. */
const countedFrom = 100;

/** Overviews from the index by state and time: one query for each direction and state. */
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
    async counts({ tenant, integration, directions }) {
      const scopes = directions.map((direction) => ({ tenant, integration, direction }));
      const totals = await createEndCounts(table).totals(scopes);
      const counts = await Promise.all(
        scopes.flatMap((scope, index) =>
          receiptStates.map((state) => manyOf(scope, state, totals[index]) ?? countOf(table, scope, state)),
        ),
      );
      return counts.filter(({ count }) => count > 0);
    },
  };
}

function newestFirst(left: Receipt, right: Receipt): number {
  return right.updatedAt.localeCompare(left.updatedAt) || left.key.localeCompare(right.key);
}

/** Ends are told by the counter where they are many; undefined where it is better to count. */
function manyOf(
  { direction }: Omit<ReceiptRef, 'key'>,
  state: ReceiptState,
  totals: EndCount | undefined,
): StateCount | undefined {
  const count = totals?.[state] ?? 0;
  const isMany = (state === 'delivered' || state === 'skipped') && count >= countedFrom;
  return isMany ? { direction, state, count, isCut: false } : undefined;
}

async function countOf(table: Table, scope: Omit<ReceiptRef, 'key'>, state: ReceiptState): Promise<StateCount> {
  const limit = countedAtMost[state];
  const order = {
    TableName: table.name,
    IndexName: 'by-state',
    Select: 'COUNT' as const,
    KeyConditionExpression: 'stateKey = :place',
    ExpressionAttributeValues: toItem({ ':place': stateKey(scope, state) }),
  };
  let count = 0;
  let start: ReturnType<typeof toItem> | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({ ...order, Limit: limit - count, ...(start && { ExclusiveStartKey: start }) }),
    );
    count += page.Count ?? 0;
    start = page.LastEvaluatedKey;
  } while (start !== undefined && count < limit);
  return { direction: scope.direction, state, count, isCut: start !== undefined };
}
