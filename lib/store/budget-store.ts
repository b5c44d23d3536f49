import { randomUUID } from 'node:crypto';
import type { BudgetStore, BudgetWindow } from '../sync/ports.ts';
import { closing, isRoom, joinList, markTaken } from './budget-lists.ts';
import { bookedNow, booking, expiryOf, frame, frameValues, freeNow, mostRounds } from './budget-window.ts';
import { budgetKey, budgetPartKey } from './keys.ts';
import { type Fields, readItem, readItems, type Table, updateItem } from './table.ts';

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
    async book(order) {
      if (order.calls + order.headroom > order.limit) return false;
      const { update, condition, values } = booking(order);
      return (await updateItem(table, budgetKey(order.key, order.window), { update, condition, values })) !== undefined;
    },
    join: (order) => joinList(table, order),
    lower: (order) => lower(table, order),
    async read(key, windows) {
      const found = await readItems(
        table,
        windows.map((window) => budgetKey(key, window)),
      );
      return found.map((fields) => fields && windowOf(fields));
    },
    // A client that did not hear the answer counts twice: no call is above the limit for it.
    async count({ key, window, tenant, calls }) {
      const fields = await updateItem(table, budgetPartKey(key, window, tenant), {
        update: `SET #calls = if_not_exists(#calls, :zero) ${calls < 0 ? '-' : '+'} :calls, #expiresAt = :expiresAt`,
        values: { calls: Math.abs(calls), zero: 0, expiresAt: expiryOf(window) },
      });
      return Number(fields?.calls ?? calls);
    },
    async counted({ key, window, tenants }) {
      const keys = tenants.map((tenant) => budgetPartKey(key, window, tenant));
      return (await readItems(table, keys)).map((fields) => Number(fields?.calls ?? 0));
    },
  };
}

type Order = Parameters<BudgetStore['take']>[0];

async function takeFree(table: Table, order: Order): Promise<BudgetWindow | undefined> {
  const { key, window, limit, calls, leave = 0 } = order;
  if (calls + leave > limit) return undefined;
  const fields = await updateItem(table, budgetKey(key, window), {
    update: `SET #free = ${freeNow} - :calls, #booked = ${bookedNow}, ${frame}`,
    condition: 'attribute_not_exists(#free) OR #free >= :needed',
    values: { calls, needed: calls + leave, zero: 0, ...frameValues({ window, limit }) },
  });
  return fields && windowOf(fields);
}

const fromBooked = { update: 'SET #booked = #booked - :calls', condition: '#booked >= :calls' };

type FromBooked = Pick<Order, 'key' | 'window' | 'calls' | 'list'>;

async function takeBooked(table: Table, { key, window, calls, list }: FromBooked): Promise<BudgetWindow | undefined> {
  if (list !== undefined) return takeList(table, { key, window, calls, list });
  const fields = await updateItem(table, budgetKey(key, window), { ...fromBooked, values: { calls } });
  return fields && windowOf(fields);
}

/**
 * A list's calls, which nobody may join from then on: they would wait for a first one that is gone. Stopped between its mark
 * and its calls, these are lost with the window, and never taken twice.
 */
async function takeList(
  table: Table,
  { key, window, calls, list }: FromBooked & { readonly list: string },
): Promise<BudgetWindow | undefined> {
  if (!(await markTaken(table, { key, window, list }))) return undefined;
  const { update, condition, count } = closing(list);
  const closed = await updateItem(table, budgetKey(key, window), {
    update: `${fromBooked.update}, ${update}`,
    condition: `${fromBooked.condition} AND ${condition}`,
    values: { calls, none: 0, count },
  });
  return closed === undefined ? takeBooked(table, { key, window, calls }) : windowOf(closed);
}

/** Conditions cannot add: what is free and booked is read, and replaced if it is still the same. Calls of lists may be gone: nobody joins them. */
async function lower(table: Table, order: Parameters<BudgetStore['lower']>[0]): Promise<BudgetWindow> {
  const { key, window, limit } = order;
  const left = Math.max(0, Math.min(order.left, limit));
  for (let round = 0; round < mostRounds; round += 1) {
    const fields = await readItem(table, budgetKey(key, window));
    const before = fields === undefined ? { free: limit, booked: 0, used: 0 } : windowOf(fields);
    const booked = Math.min(before.booked, left);
    const free = Math.min(before.free, left - booked);
    if (fields !== undefined && free === before.free && booked === before.booked) return before;
    const rooms = Object.keys(fields ?? {}).filter(isRoom);
    const changed = await updateItem(table, budgetKey(key, window), {
      update: `SET ${['#free = :free, #booked = :booked', frame, ...rooms.map((room) => `#${room} = :none`)].join(', ')}`,
      condition: 'attribute_not_exists(#free) OR (#free = :freeBefore AND #booked = :bookedBefore)',
      values: {
        ...{ free, booked, freeBefore: before.free, bookedBefore: before.booked, ...frameValues({ window, limit }) },
        ...(rooms.length > 0 && { none: 0 }),
      },
    });
    if (changed !== undefined) return windowOf(changed);
  }
  throw new Error(`the budget ${key} could not be lowered`);
}

function windowOf(fields: Fields): BudgetWindow {
  const [limit, free, booked] = [Number(fields.limit), Number(fields.free), Number(fields.booked)];
  return { free, booked, used: limit - free - booked };
}
