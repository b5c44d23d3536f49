import type { ReceiptRef } from './receipt.ts';

/** A stored receipt does not fit the schema: written by a newer or a much older version. It stays as it is, and due. */
export class ReceiptUnreadable extends Error {
  override readonly name = 'ReceiptUnreadable';
  readonly ref: ReceiptRef;

  constructor(ref: ReceiptRef, cause?: unknown) {
    super(`the stored receipt ${ref.direction} ${ref.key} of ${ref.integration} was written by another version`, {
      cause,
    });
    this.ref = ref;
  }
}
