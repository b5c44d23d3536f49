import type { Receipt } from '../sync/receipt.ts';
import { ReceiptUnreadable } from '../sync/receipt-unreadable.ts';
import { receiptFromRow } from './receipt-item.ts';
import { type Fields, queryIndex, type Table } from './table.ts';
import { rowFields } from './table-description.ts';

/** A partition of an index that lists receipts by time. */
export type ListPlace = { readonly index: 'by-time' | 'by-state'; readonly partition: string };

/** Receipts of one list, newest first, and the instant down to which they are all; '' when the list ends there. */
export type ReceiptList = { readonly receipts: readonly Receipt[]; readonly readDownTo: string };

/** Later than any instant. */
const lastInstant = '9999';

const partitionKeys = { 'by-time': 'listKey', 'by-state': 'stateKey' } as const;

/** Reads a list from `newest` down to `from`. `isOpen`: what is exactly at `newest` is not meant. */
export async function readReceiptList(
  table: Table,
  { index, partition }: ListPlace,
  range: { from: string | undefined; newest: string | undefined; isOpen: boolean; depth: number },
): Promise<ReceiptList> {
  const { from = '0', newest = lastInstant, isOpen, depth } = range;
  // The table refuses a range that ends before it begins.
  if (from > newest) return { receipts: [], readDownTo: '' };
  const { items, next } = await queryIndex(table, {
    index,
    where: `#${partitionKeys[index]} = :partition AND #stateAt BETWEEN :from AND :newest`,
    values: { partition, from, newest },
    fields: [...rowFields, 'pk', 'stateAt'],
    limit: depth,
    newestFirst: true,
  });
  const receipts = items.flatMap(readable).filter(({ updatedAt }) => !isOpen || updatedAt !== newest);
  return { receipts, readDownTo: next === undefined ? '' : String(items.at(-1)?.stateAt) };
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
