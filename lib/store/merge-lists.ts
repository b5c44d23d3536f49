import type { Receipt } from '../sync/receipt.ts';
import { type ListPlace, openReceiptList, type ReceiptList } from './read-receipt-list.ts';
import { inOrder } from './receipt-place.ts';
import type { Table } from './table.ts';

/** What is surely the next in all lists together. */
export type MergedReceipts = { readonly receipts: readonly Receipt[]; readonly isLast: boolean };

/** Several lists as one, newest first. Each call goes on where the last one ended; `depth`: rows read of a list at once. */
export type MergedLists = { next(depth: number): Promise<MergedReceipts> };

/**
 * Each list was read down to some instant, and only what is newer than the newest of those instants is complete. So a list
 * is read further only when it is the one that holds back the others.
 */
export function mergeLists(
  table: Table,
  places: readonly ListPlace[],
  range: { readonly from: string | undefined; readonly newest: string | undefined },
): MergedLists {
  const lists = places.map((place) => openReceiptList(table, place, range));
  let waiting: readonly Receipt[] = [];
  return {
    async next(depth) {
      for (;;) {
        const before = frontierOf(lists);
        const holding = lists.filter((list) => list.downTo() === before);
        waiting = [...waiting, ...(await Promise.all(holding.map((list) => list.read(depth)))).flat()];
        const frontier = frontierOf(lists);
        const receipts = waiting.filter(({ updatedAt }) => updatedAt > frontier).sort(inOrder);
        waiting = waiting.filter(({ updatedAt }) => updatedAt <= frontier);
        // Many may stand at one instant.
        if (receipts.length > 0 || frontier === '') return { receipts, isLast: frontier === '' };
      }
    },
  };
}

function frontierOf(lists: readonly ReceiptList[]): string {
  return lists.map((list) => list.downTo()).reduce((one, other) => (one > other ? one : other), '');
}
