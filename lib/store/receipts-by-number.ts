import { type Receipt, type ReceiptRef, type ReceiptState, shownState } from '../sync/receipt.ts';
import { ReceiptUnreadable } from '../sync/receipt-unreadable.ts';
import { numberKey, receiptKey, refOfKey, targetKey } from './keys.ts';
import { receiptFromFields } from './receipt-item.ts';
import type { OverviewScope } from './state-count.ts';
import { type Fields, queryIndex, readItems, type Table } from './table.ts';

/** Which numbers, where, and what else must be so. */
export type NumberQuery = {
  readonly scopes: readonly OverviewScope[];
  readonly states: readonly ReceiptState[];
  readonly numbers?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly fits?: ((receipt: Receipt) => boolean) | undefined;
};

/** Receipts of one number: a document has one in each direction, and an order some parts. */
const mostOfOneNumber = 100;

/** Look-ups at once: a person's list may hold hundreds of numbers. */
const atOnce = 25;

/** Receipts by the source's number or the target's, by the indexes of both, in no order. */
export async function findNumbered(table: Table, query: NumberQuery): Promise<readonly Receipt[]> {
  const numbers = [...new Set(query.numbers)].filter((number) => number !== '');
  const looks = query.scopes.flatMap((scope) => numbers.flatMap((number) => looksFor(scope, number)));
  const found = new Map<string, ReceiptRef>();
  for (let start = 0; start < looks.length; start += atOnce) {
    const pages = await Promise.all(
      looks.slice(start, start + atOnce).map((look) => queryIndex(table, { ...look, limit: mostOfOneNumber })),
    );
    for (const { pk } of pages.flatMap(({ items }) => items)) found.set(String(pk), refOfKey(String(pk)));
  }
  const items = await readItems(table, [...found.values()].map(receiptKey));
  return items.flatMap(readable).filter((receipt) => isMeant(receipt, query, numbers));
}

type Look = { readonly index: string; readonly where: string; readonly values: Record<string, unknown> };

function looksFor({ tenant, integration, directions }: OverviewScope, number: string): Look[] {
  const bySource = numberKey({ tenant, integration }, number);
  return [
    { index: 'by-number', where: '#numberKey = :number', values: { number: bySource } },
    ...directions.map((direction) => ({
      index: 'by-target',
      where: '#targetKey = :number',
      values: { number: targetKey({ tenant, integration, direction }, number) },
    })),
  ];
}

/** The indexes may tell of an older number. */
function isMeant(receipt: Receipt, query: NumberQuery, numbers: readonly string[]): boolean {
  const { number, mapping, updatedAt, direction, integration } = receipt;
  const scope = query.scopes.find((one) => one.tenant === receipt.tenant && one.integration === integration);
  return (
    [number, mapping?.number].some((name) => name !== undefined && numbers.includes(name)) &&
    scope?.directions.includes(direction) === true &&
    query.states.includes(shownState(receipt)) &&
    (query.from === undefined || updatedAt >= query.from) &&
    (query.until === undefined || updatedAt < query.until) &&
    (query.fits?.(receipt) ?? true)
  );
}

function readable(item: Fields | undefined): Receipt[] {
  try {
    return item === undefined ? [] : [receiptFromFields(item)];
  } catch (error) {
    // What another version wrote cannot be searched through; the lists of the notices name it.
    if (!(error instanceof ReceiptUnreadable)) throw error;
    return [];
  }
}
