import type { Receipt } from '../sync/receipt.ts';
import { ReceiptUnreadable } from '../sync/receipt-unreadable.ts';
import { receiptFromRow } from './receipt-item.ts';
import { type Fields, queryIndex, type Table } from './table.ts';
import { rowFields } from './table-description.ts';

/** A partition of an index that lists receipts by time. */
export type ListPlace = { readonly index: 'by-time' | 'by-direction' | 'by-state'; readonly partition: string };

/** Receipts of one list, newest first, read a part at a time. */
export type ReceiptList = {
  /** The next rows, at most so many. */
  read(depth: number): Promise<readonly Receipt[]>;
  /** The instant down to which all were read; '' when the list has ended. */
  downTo(): string;
};

/** Later than any instant. */
const lastInstant = '9999';

const partitionKeys = { 'by-time': 'listKey', 'by-direction': 'directionKey', 'by-state': 'stateKey' } as const;

/** A list from `newest` down to `from`, both within. */
export function openReceiptList(
  table: Table,
  { index, partition }: ListPlace,
  { from = '0', newest = lastInstant }: { readonly from: string | undefined; readonly newest: string | undefined },
): ReceiptList {
  let after: Fields | undefined;
  // The table refuses a range that ends before it begins.
  let readDownTo = from > newest ? '' : lastInstant;
  return {
    async read(depth) {
      if (readDownTo === '') return [];
      const { items, next } = await queryIndex(table, {
        index,
        where: `#${partitionKeys[index]} = :partition AND #stateAt BETWEEN :from AND :newest`,
        values: { partition, from, newest },
        fields: [...rowFields, 'pk', 'stateAt'],
        limit: depth,
        newestFirst: true,
        after,
      });
      after = next;
      readDownTo = next === undefined ? '' : String(items.at(-1)?.stateAt);
      return items.flatMap(readable);
    },
    downTo: () => readDownTo,
  };
}

function readable(item: Fields): Receipt[] {
  try {
    return [receiptFromRow(item)];
  } catch (error) {
    // What another version wrote cannot be searched through; the lists of the notices name it.
    if (!(error instanceof ReceiptUnreadable)) throw error;
    return [];
  }
}
