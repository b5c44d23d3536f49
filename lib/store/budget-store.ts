import type { BudgetStore, BudgetWindow } from '../sync/ports.ts';
import { budgetKey } from './keys.ts';
import { type Fields, readItems, type Table, updateItem } from './table.ts';

/** Windows are kept this long for the budget page. */
const keptSeconds = 2 * 24 * 3600;

/**
 * Budget windows in DynamoDB. `limit`, `free` and `booked` are stored, what is used is the rest: conditions cannot
 * add, and so the three parts make up the limit whatever happens.
 */
export function createBudgetStore(table: Table): BudgetStore {
  return {
    take: (order) => (order.from === 'free' ? takeFree(table, order) : takeBooked(table, order)),
    async giveBack({ key, window, calls }) {
      const condition = 'attribute_exists(#free)';
      await updateItem(table, budgetKey(key, window), {
        update: 'SET #free = #free + :calls',
        condition,
        values: { calls },
      });
    },
    async book({ key, window, limit, calls, headroom }) {
      if (calls + headroom > limit) return false;
      const booked = await updateItem(table, budgetKey(key, window), {
        update: `SET #free = ${freeNow} - :calls, #booked = ${bookedNow} + :calls, ${frame}`,
        condition: 'attribute_not_exists(#free) OR #free >= :needed',
        values: { calls, needed: calls + headroom, ...frameValues({ window, limit }) },
      });
      return booked !== undefined;
    },
    async unbook({ key, window, calls }) {
      await updateItem(table, budgetKey(key, window), {
        update: 'SET #booked = #booked - :calls, #free = #free + :calls',
        condition: '#booked >= :calls',
        values: { calls },
      });
    },
    async lower({ key, window, limit, free }) {
      await updateItem(table, budgetKey(key, window), {
        update: `SET #free = :free, #booked = ${bookedNow}, ${frame}`,
        condition: 'attribute_not_exists(#free) OR #free > :free',
        values: { free: Math.max(0, Math.min(free, limit)), ...frameValues({ window, limit }) },
      });
    },
    async read(key, windows) {
      const found = await readItems(
        table,
        windows.map((window) => budgetKey(key, window)),
      );
      return found.map((fields) => fields && windowOf(fields));
    },
  };
}

type Order = Parameters<BudgetStore['take']>[0];

const freeNow = 'if_not_exists(#free, :limit)';
const bookedNow = 'if_not_exists(#booked, :zero)';
/** What a window's item is made with at its first use. */
const frame = '#limit = if_not_exists(#limit, :limit), #expiresAt = if_not_exists(#expiresAt, :expiresAt)';

function frameValues({ window, limit }: { window: string; limit: number }) {
  return { limit, zero: 0, expiresAt: Math.floor(Date.parse(window) / 1000) + keptSeconds };
}

async function takeFree(table: Table, { key, window, limit, calls }: Order): Promise<BudgetWindow | undefined> {
  if (calls > limit) return undefined;
  const fields = await updateItem(table, budgetKey(key, window), {
    update: `SET #free = ${freeNow} - :calls, #booked = ${bookedNow}, ${frame}`,
    condition: 'attribute_not_exists(#free) OR #free >= :calls',
    values: { calls, ...frameValues({ window, limit }) },
  });
  return fields && windowOf(fields);
}

async function takeBooked(table: Table, { key, window, calls }: Order): Promise<BudgetWindow | undefined> {
  const fields = await updateItem(table, budgetKey(key, window), {
    update: 'SET #booked = #booked - :calls',
    condition: '#booked >= :calls',
    values: { calls },
  });
  return fields && windowOf(fields);
}

function windowOf(fields: Fields): BudgetWindow {
  const [limit, free, booked] = [Number(fields.limit), Number(fields.free), Number(fields.booked)];
  return { free, booked, used: limit - free - booked };
}
