import type { ReceiptStore } from './ports.ts';
import type { Receipt, ReceiptRef } from './receipt.ts';
import { ReceiptUnreadable } from './receipt-unreadable.ts';

/** Many receipts in one request, in the order asked for; one by one when one of them was written by another version. */
export async function findReadable(
  refs: readonly ReceiptRef[],
  { receipts }: { readonly receipts: Pick<ReceiptStore, 'find'> },
): Promise<(Receipt | ReceiptUnreadable | undefined)[]> {
  if (refs.length === 0) return [];
  try {
    return await receipts.find(refs);
  } catch (failure) {
    // Any other failure is the table's, and concerns them all.
    if (!(failure instanceof ReceiptUnreadable)) throw failure;
    if (refs.length === 1) return [failure];
    const halves = [refs.slice(0, refs.length / 2), refs.slice(refs.length / 2)];
    return (await Promise.all(halves.map((half) => findReadable(half, { receipts })))).flat();
  }
}
