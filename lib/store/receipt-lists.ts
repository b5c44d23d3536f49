import { isWriteBackRefused, type Receipt, type ReceiptRef, type ReceiptState, refOf } from '../sync/receipt.ts';
import { ReceiptUnreadable } from '../sync/receipt-unreadable.ts';
import { receiptKey, refOfKey, refusedKey, stateKey } from './keys.ts';
import { receiptFromFields } from './receipt-item.ts';
import { type Fields, queryIndex, readItems, type Table } from './table.ts';

/** One page of a list for people. `unreadable` were written by another version; they are shown by their reference. */
export type ReceiptPage = {
  readonly receipts: readonly Receipt[];
  readonly unreadable: readonly ReceiptRef[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string;
};

/** Receipts of one direction that stand in one state, newest first unless asked otherwise. */
export type ReceiptLists = {
  page(order: {
    readonly scope: Omit<ReceiptRef, 'key'>;
    readonly state: ReceiptState;
    readonly limit: number;
    /** `next` of the page before. */
    readonly after?: string | undefined;
    readonly oldestFirst?: boolean | undefined;
  }): Promise<ReceiptPage>;
  /** Those whose write-back the source refuses, oldest first, at most `limit`. */
  writeBacksRefused(scope: Omit<ReceiptRef, 'key'>, limit: number): Promise<Omit<ReceiptPage, 'next'>>;
};

/** Lists of receipts from the index by state and time. What was saved a moment ago may be missing. */
export function createReceiptLists(table: Table): ReceiptLists {
  return {
    async page({ scope, state, limit, after, oldestFirst = false }) {
      const place = stateKey(scope, state);
      const page = await queryIndex(table, {
        index: 'by-state',
        where: '#stateKey = :place',
        values: { place },
        limit,
        newestFirst: !oldestFirst,
        after: after === undefined ? undefined : positionOf(after, { scope, place }),
      });
      return { ...partsOf(page.items), ...(page.next && { next: textOf(page.next) }) };
    },
    async writeBacksRefused(scope, limit) {
      const values = { refused: refusedKey(scope) };
      const { items } = await queryIndex(table, { index: 'by-parent', where: '#parentKey = :refused', values, limit });
      const found = await readItems(
        table,
        items.map(({ pk }) => receiptKey(refOfKey(String(pk)))),
      );
      const { receipts, unreadable } = partsOf(found.filter((item) => item !== undefined));
      // The index may tell of one that was written back a moment ago.
      return { receipts: receipts.filter(isWriteBackRefused), unreadable };
    },
  };
}

function partsOf(items: readonly Fields[]): Pick<ReceiptPage, 'receipts' | 'unreadable'> {
  const receipts: Receipt[] = [];
  const unreadable: ReceiptRef[] = [];
  for (const item of items) {
    try {
      receipts.push(receiptFromFields(item));
    } catch (error) {
      // Anything else than another version's receipt is a defect, and no list hides it.
      if (!(error instanceof ReceiptUnreadable)) throw error;
      unreadable.push(error.ref);
    }
  }
  return { receipts, unreadable };
}

function textOf(position: Fields): string {
  return Buffer.from(JSON.stringify([position.pk, position.stateAt])).toString('base64url');
}

/** A position comes back from a browser: it may only point into the list that was asked for. @throws RangeError */
function positionOf(text: string, list: { scope: Omit<ReceiptRef, 'key'>; place: string }): Fields {
  const [pk, stateAt] = partsOfPosition(text);
  const { tenant, integration, direction } = refOf(refOfKey(pk));
  const { scope } = list;
  if (tenant !== scope.tenant || integration !== scope.integration || direction !== scope.direction) {
    throw new RangeError('a position of another list');
  }
  return { pk, sk: 'RECEIPT', stateKey: list.place, stateAt };
}

function partsOfPosition(text: string): [string, string] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(parts) && typeof parts[0] === 'string' && typeof parts[1] === 'string')
      return [parts[0], parts[1]];
  } catch {
    // Told below, as for any other text that is no position.
  }
  throw new RangeError('not a position in a list');
}
