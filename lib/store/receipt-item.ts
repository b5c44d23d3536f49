import { openSince } from '../sync/open-since.ts';
import { isWriteBackRefused, listOf, openStates, type Receipt, receiptSchema, shownState } from '../sync/receipt.ts';
import { ReceiptUnreadable } from '../sync/receipt-unreadable.ts';
import { fitReceipt } from './fit-receipt.ts';
import {
  directionKey,
  dueShardKey,
  listKey,
  numberKey,
  parentKey,
  receiptKey,
  refOfKey,
  refusedKey,
  standingGroup,
  standingKey,
  stateKey,
  targetKey,
} from './keys.ts';
import type { Fields } from './table.ts';

/** Version of the stored form. A reader refuses what it does not know, so that nothing is dropped unseen. */
export const receiptItemVersion = 1;

/** The receipt as it is stored, with the keys that its indexes read. */
export function receiptToFields(receipt: Receipt): Fields {
  const { number } = receipt.mapping ?? {};
  const list = receipt.slot && listOf(receipt.slot);
  // A skipped one names what would make it worth another look.
  const waits = receipt.state === 'waiting' || receipt.state === 'skipped';
  return {
    ...receiptKey(receipt),
    v: receiptItemVersion,
    stateKey: stateKey(receipt, shownState(receipt)),
    stateAt: receipt.updatedAt,
    listKey: listKey(receipt),
    directionKey: directionKey(receipt),
    ...standingOf(receipt),
    ...(hasIndexedNumber(receipt) && { numberKey: numberKey(receipt, receipt.number) }),
    dueShard: dueShardKey(receipt),
    ...(number !== undefined && { targetKey: targetKey(receipt, number) }),
    ...(waits && receipt.parent && { parentKey: parentKey(receipt, receipt.parent) }),
    ...(list && { parentKey: parentKey(receipt, list) }),
    ...(isWriteBackRefused(receipt) && { parentKey: refusedKey(receipt) }),
    ...fitReceipt(receipt),
  };
}

/** What is done for good stands in no way; all else is counted and, while it is on its way, known by its age. */
function standingOf(receipt: Receipt): Fields {
  const { direction, updatedAt } = receipt;
  const state = shownState(receipt);
  if (state === 'delivered' || state === 'skipped') return {};
  const since = openStates.includes(state) ? openSince(receipt) : updatedAt;
  return { standingKey: standingKey(receipt), standingAt: `${standingGroup({ state, direction })}${since}` };
}

/** The receipt of a stored item. @throws ReceiptUnreadable */
export function receiptFromFields(fields: Fields): Receipt {
  const { pk, sk, v, stateKey, stateAt, listKey, directionKey, standingKey, standingAt, ...known } = fields;
  const { numberKey, dueShard, targetKey, parentKey, ...rest } = known;
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
