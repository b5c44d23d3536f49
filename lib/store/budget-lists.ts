import { randomUUID } from 'node:crypto';
import type { ListOrder, ListPlace } from '../sync/ports.ts';
import { booking, expiryOf, mostRounds } from './budget-window.ts';
import { budgetKey, budgetListKey } from './keys.ts';
import { readItem, type Table, updateItem } from './table.ts';

/** Fields of a window's item: how many lists of a name there are, and the room in the newest one. */
const listsField = (name: string): string => `lists_${name}`;
const roomField = (name: string): string => `room_${name}`;

/** True for a field that tells the room in a list. */
export function isRoom(field: string): boolean {
  return field.startsWith(roomField(''));
}

/** What closes a list, and holds while it is its name's newest one: an older one is full. */
export function closing(list: string): { readonly update: string; readonly condition: string; readonly count: number } {
  const end = list.lastIndexOf('.');
  const name = list.slice(0, end);
  return {
    update: `#${roomField(name)} = :none`,
    condition: `#${listsField(name)} = :count`,
    count: Number(list.slice(end + 1)),
  };
}

/** The newest list of a name, as it was read. */
type Newest = { readonly lists: number; readonly room: number };

/** Documents join the newest list of their name, or a new one: one condition on the window's item either way. */
export async function joinList(table: Table, order: ListOrder): Promise<ListPlace | undefined> {
  const { key, window, limit, headroom, name, calls, most, members } = order;
  if (calls + headroom > limit) return undefined;
  for (let round = 0; round < mostRounds; round += 1) {
    const fields = (await readItem(table, budgetKey(key, window))) ?? {};
    const newest = { lists: Number(fields[listsField(name)] ?? 0), room: Number(fields[roomField(name)] ?? 0) };
    const isNew = newest.room === 0;
    if (isNew && Number(fields.free ?? limit) < calls + headroom) return undefined;
    const joining = Math.min(members, isNew ? most : newest.room);
    if (!(await (isNew ? openList : fillList)(table, order, { ...newest, joining }))) continue;
    return { list: `${name}.${newest.lists + (isNew ? 1 : 0)}`, members: joining, isNew };
  }
  throw new Error(`no list of the budget ${key} could be joined`);
}

/** True for the one worker that may take the list's calls. */
export async function markTaken(
  table: Table,
  { key, window, list }: { readonly key: string; readonly window: string; readonly list: string },
): Promise<boolean> {
  // A client that did not hear the answer asks again: its own mark is known by its name.
  const marked = await updateItem(table, budgetListKey(key, window, list), {
    update: 'SET #takenBy = :by, #expiresAt = :expiresAt',
    condition: 'attribute_not_exists(#takenBy) OR #takenBy = :by',
    values: { by: randomUUID(), expiresAt: expiryOf(window) },
  });
  return marked !== undefined;
}

async function openList(table: Table, order: ListOrder, at: Newest & { joining: number }): Promise<boolean> {
  const { key, window, name, most } = order;
  const { update, condition, values } = booking(order);
  const lists = `#${listsField(name)}`;
  const opened = await updateItem(table, budgetKey(key, window), {
    update: `${update}, ${lists} = :next, #${roomField(name)} = :room`,
    condition: `${condition} AND (attribute_not_exists(${lists}) OR ${lists} = :lists)`,
    values: { ...values, lists: at.lists, next: at.lists + 1, room: most - at.joining },
  });
  return opened !== undefined;
}

async function fillList(
  table: Table,
  { key, window, name }: ListOrder,
  { lists, joining }: Newest & { joining: number },
): Promise<boolean> {
  const filled = await updateItem(table, budgetKey(key, window), {
    update: `SET #${roomField(name)} = #${roomField(name)} - :joining`,
    condition: `#${listsField(name)} = :lists AND #${roomField(name)} >= :joining`,
    values: { lists, joining },
  });
  return filled !== undefined;
}
