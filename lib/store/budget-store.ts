import { randomUUID } from 'node:crypto';
import type { BudgetStore, BudgetWindow } from '../sync/ports.ts';
import { budgetKey } from './keys.ts';
import { type Fields, readItem, readItems, type Table, updateItem } from './table.ts';

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
      // A client that did not hear the answer asks again: what was given back already is known by its name.
      await updateItem(table, budgetKey(key, window), {
        update: 'SET #free = #free + :calls, #givenBack = :name',
        condition: 'attribute_exists(#free) AND (attribute_not_exists(#givenBack) OR #givenBack <> :name)',
        values: { calls, name: randomUUID() },
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
    lower: (order) => lower(table, order),
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

function frameValues(at: { window: string; limit: number }) {
  return { ...times(at), zero: 0 };
}

function times({ window, limit }: { window: string; limit: number }) {
  return { limit, expiresAt: Math.floor(Date.parse(window) / 1000) + keptSeconds };
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

/** A window that changes hands between reading and writing this often in a row is no race any more. */
const mostRounds = 20;

/** Conditions cannot add: what is free and booked is read, and replaced if it is still the same. */
async function lower(table: Table, order: Parameters<BudgetStore['lower']>[0]): Promise<BudgetWindow> {
  const { key, window, limit } = order;
  const left = Math.max(0, Math.min(order.left, limit));
  for (let round = 0; round < mostRounds; round += 1) {
    const fields = await readItem(table, budgetKey(key, window));
    const before = fields === undefined ? { free: limit, booked: 0, used: 0 } : windowOf(fields);
    const booked = Math.min(before.booked, left);
    const free = Math.min(before.free, left - booked);
    if (fields !== undefined && free === before.free && booked === before.booked) return before;
    const changed = await updateItem(table, budgetKey(key, window), {
      update: `SET #free = :free, #booked = :booked, ${frame}`,
      condition: 'attribute_not_exists(#free) OR (#free = :freeBefore AND #booked = :bookedBefore)',
      values: { free, booked, freeBefore: before.free, bookedBefore: before.booked, ...times({ window, limit }) },
    });
    if (changed !== undefined) return windowOf(changed);
  }
  throw new Error(`the budget ${key} could not be lowered`);
}

function windowOf(fields: Fields): BudgetWindow {
  const [limit, free, booked] = [Number(fields.limit), Number(fields.free), Number(fields.booked)];
  return { free, booked, used: limit - free - booked };
}
