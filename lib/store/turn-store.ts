import type { TurnStore } from '../sync/turns.ts';
import { type ItemKey, turnKey } from './keys.ts';
import { readItem, type Table, updateItem } from './table.ts';

/** The table forgets a turn this long after its end. */
const keptSeconds = 3600;

/** Turns of one tenant at one vendor, in DynamoDB. */
export function createTurnStore(
  table: Table,
  { tenant, vendor }: { readonly tenant: string; readonly vendor: string },
): TurnStore {
  const at = (name: string): ItemKey => turnKey(tenant, vendor, name);
  return {
    async take(name, { owner, now, until }) {
      const taken = await updateItem(table, at(name), {
        update: 'SET #owner = :owner, #until = :until, #expiresAt = :expiresAt',
        condition: 'attribute_not_exists(#until) OR #until <= :now OR #owner = :owner',
        values: {
          ...{ owner, now: now.toISOString(), until: until.toISOString() },
          expiresAt: Math.floor(until.getTime() / 1000) + keptSeconds,
        },
      });
      if (taken !== undefined) return undefined;
      const { until: held } = (await readItem(table, at(name))) ?? {};
      return typeof held === 'string' ? new Date(held) : now;
    },
    async leave(name, owner) {
      await updateItem(table, at(name), {
        update: 'REMOVE #owner, #until',
        condition: '#owner = :owner',
        values: { owner },
      });
    },
  };
}
