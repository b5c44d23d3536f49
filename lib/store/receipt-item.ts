import { isWriteBackRefused, listOf, type Receipt, receiptSchema, shownState } from '../sync/receipt.ts';
import { ReceiptUnreadable } from '../sync/receipt-unreadable.ts';
import { fitReceipt } from './fit-receipt.ts';
import {
  dueShardKey,
  listKey,
  numberKey,
  parentKey,
  receiptKey,
  refOfKey,
  refusedKey,
  stateKey,
  targetKey,
} from './keys.ts';
import type { Fields } from './table.ts';

/** Version of the stored form. A reader refuses what it does not know, so that nothing is dropped unseen. */
export const receiptItemVersion = 1;

/** The receipt as it is stored, with the keys that its indexes read. */
export function receiptToFields(receipt: Receipt): Fields {
  const { number } = receipt.mapping ?? {};
  // A skipped one names what would make it worth another look.
  const list = receipt.slot && listOf(receipt.slot);
  const waits = receipt.state === 'waiting' || receipt.state === 'skipped';
  return {
    ...receiptKey(receipt),
    v: receiptItemVersion,
    stateKey: stateKey(receipt, shownState(receipt)),
    stateAt: receipt.updatedAt,
    listKey: listKey(receipt),
    ...(hasIndexedNumber(receipt) && { numberKey: numberKey(receipt, receipt.number) }),
    dueShard: dueShardKey(receipt),
    ...(number !== undefined && { targetKey: targetKey(receipt, number) }),
    ...(waits && receipt.parent && { parentKey: parentKey(receipt, receipt.parent) }),
    ...(list && { parentKey: parentKey(receipt, list) }),
    ...(isWriteBackRefused(receipt) && { parentKey: refusedKey(receipt) }),
    ...fitReceipt(receipt),
  };
}

/** The receipt of a stored item. @throws ReceiptUnreadable */
export function receiptFromFields(fields: Fields): Receipt {
  const { pk, sk, v, stateKey, stateAt, listKey, numberKey, dueShard, targetKey, parentKey, ...rest } = fields;
  const parsed = receiptSchema.safeParse(rest);
  if (v !== receiptItemVersion || !parsed.success) throw new ReceiptUnreadable(refOfKey(String(pk)), parsed.error);
  return parsed.data;
}

/** The receipt of a list's row: without what rows leave out, such as its history. @throws ReceiptUnreadable */
export function receiptFromRow(fields: Fields): Receipt {
  return receiptFromFields({ ...fields, attempts: [] });
}

/** A partition key has 2,048 bytes at most; no number that people know is near it. */
const longestNumber = 200;

function hasIndexedNumber(receipt: Receipt): receipt is Receipt & { readonly number: string } {
  return receipt.number !== undefined && receipt.number.length <= longestNumber;
}
