import { randomUUID } from 'node:crypto';
import { type ReceiptRef, type ReceiptState, receiptStates } from '../sync/receipt.ts';
import { endCountKey, type ItemKey } from './keys.ts';
import { type Fields, readItems, type Table, updateItem } from './table.ts';

type Scope = Omit<ReceiptRef, 'key'>;

/** How many documents ended in each state; states without any are left out. */
export type EndCount = Readonly<Partial<Record<ReceiptState, number>>>;

/** Counts of ends by direction: of each day, and of all days. For charts; the lists of receipts are exact. */
export type EndCounts = {
  /** Adds to the counts of a day, or of all days when `day` is left out. */
  add(scope: Scope, day: string | undefined, changes: EndCount): Promise<void>;
  /** Documents by what they last came to, in the order asked for; undefined where nothing was ever counted. */
  totals(scopes: readonly Scope[]): Promise<(EndCount | undefined)[]>;
  /** Of each scope, the documents that ended on each of these days (Norway's, `2026-11-21`), in the order asked for. */
  perDay(scopes: readonly Scope[], days: readonly string[]): Promise<EndCount[][]>;
};

/** Days are kept for the charts of a year. */
const keptSeconds = 400 * 24 * 3600;

/** Counts in DynamoDB, an item for each day of a direction and one for all its days. */
export function createEndCounts(table: Table): EndCounts {
  const read = async (keys: readonly ItemKey[]): Promise<(EndCount | undefined)[]> =>
    (await readItems(table, keys)).map((fields) => fields && countOf(fields));
  return {
    async add(scope, day, changes) {
      const states = receiptStates.filter((state) => (changes[state] ?? 0) !== 0);
      if (states.length === 0) return;
      const parts = states.map((state) => `#${state} = if_not_exists(#${state}, :zero) + :${state}`);
      const expiresAt = day === undefined ? undefined : Math.floor(Date.parse(day) / 1000) + keptSeconds;
      if (expiresAt !== undefined) parts.push('#expiresAt = :expiresAt');
      const values = Object.fromEntries(states.map((state) => [state, changes[state]]));
      await updateItem(table, endCountKey(scope, day), {
        update: `SET ${parts.join(', ')}, #change = :change`,
        // A client that did not hear the answer asks again: what was added already is known by its name.
        condition: 'attribute_not_exists(#change) OR #change <> :change',
        values: { zero: 0, change: randomUUID(), ...values, ...(expiresAt !== undefined && { expiresAt }) },
      });
    },
    totals: (scopes) => read(scopes.map((scope) => endCountKey(scope, undefined))),
    perDay: async (scopes, days) => {
      const counts = await read(scopes.flatMap((scope) => days.map((day) => endCountKey(scope, day))));
      return scopes.map((_scope, place) =>
        counts.slice(place * days.length, (place + 1) * days.length).map((count) => count ?? {}),
      );
    },
  };
}

/** A crash between two writes may have left a count below nothing. */
function countOf(fields: Fields): EndCount {
  const counted = receiptStates.map((state) => [state, Math.max(0, Number(fields[state] ?? 0))] as const);
  return Object.fromEntries(counted.filter(([, count]) => count > 0));
}
