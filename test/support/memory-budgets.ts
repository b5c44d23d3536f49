import type { BudgetStore, BudgetWindow } from '../../lib/sync/ports.ts';

type Counters = {
  limit: number;
  free: number;
  booked: number;
  /** By their names: how many there are, and the room in the newest. */
  readonly lists: Map<string, { count: number; room: number }>;
  /** Lists whose calls were taken. */
  readonly taken: Set<string>;
};

function fresh(limit: number): Counters {
  return { limit, free: limit, booked: 0, lists: new Map(), taken: new Set() };
}

/** Budget windows in memory: the same rules as the table's. */
export function createMemoryBudgets(): BudgetStore {
  const windows = new Map<string, Counters>();
  const nameOf = ({ key, window }: { key: string; window: string }): string => `${key} ${window}`;

  function opened(order: { key: string; window: string; limit: number }): Counters {
    const counters = windows.get(nameOf(order)) ?? fresh(order.limit);
    windows.set(nameOf(order), counters);
    return counters;
  }

  return {
    ...createParts(),
    async take(order) {
      const counters = windows.get(nameOf(order)) ?? fresh(order.limit);
      const leave = order.from === 'free' ? (order.leave ?? 0) : 0;
      if (counters[order.from] < order.calls + leave) return undefined;
      if (order.list !== undefined && counters.taken.has(order.list)) return undefined;
      if (order.list !== undefined) takeList(counters, order.list);
      windows.set(nameOf(order), counters);
      counters[order.from] -= order.calls;
      return shown(counters);
    },
    async giveBack(order) {
      const counters = windows.get(nameOf(order));
      if (counters !== undefined) counters.free += order.calls;
    },
    async book(order) {
      return bookIn(opened(order), order);
    },
    async join({ name, most, members, ...order }) {
      const counters = opened(order);
      const newest = counters.lists.get(name) ?? { count: 0, room: 0 };
      const isNew = newest.room === 0;
      if (isNew && !bookIn(counters, order)) return undefined;
      const list = isNew ? { count: newest.count + 1, room: most } : newest;
      const joining = Math.min(members, list.room);
      counters.lists.set(name, { ...list, room: list.room - joining });
      return { list: `${name}.${list.count}`, members: joining, isNew };
    },
    async lower(order) {
      const counters = opened(order);
      for (const list of counters.lists.values()) list.room = 0;
      counters.booked = Math.min(counters.booked, Math.max(0, order.left));
      counters.free = Math.min(counters.free, Math.max(0, order.left) - counters.booked);
      return shown(counters);
    },
    async read(key, starts) {
      return starts.map((window) => shown(windows.get(nameOf({ key, window }))));
    },
  };
}

/** What tenants have of windows. */
function createParts(): Pick<BudgetStore, 'count' | 'counted'> {
  const parts = new Map<string, number>();
  const nameOf = ({ key, window, tenant }: { key: string; window: string; tenant: string }): string =>
    JSON.stringify([key, window, tenant]);
  return {
    async count({ calls, ...part }) {
      const all = (parts.get(nameOf(part)) ?? 0) + calls;
      parts.set(nameOf(part), all);
      return all;
    },
    async counted({ tenants, ...at }) {
      return tenants.map((tenant) => parts.get(nameOf({ ...at, tenant })) ?? 0);
    },
  };
}

/** Nobody joins it from then on. */
function takeList({ taken, lists }: Counters, list: string): void {
  taken.add(list);
  for (const [name, newest] of lists) if (`${name}.${newest.count}` === list) newest.room = 0;
}

function bookIn(counters: Counters, { calls, headroom }: { calls: number; headroom: number }): boolean {
  if (counters.free < calls + headroom) return false;
  counters.free -= calls;
  counters.booked += calls;
  return true;
}

function shown(counters: Counters): BudgetWindow;
function shown(counters: Counters | undefined): BudgetWindow | undefined;
function shown(counters: Counters | undefined): BudgetWindow | undefined {
  if (counters === undefined) return undefined;
  const { limit, free, booked } = counters;
  return { free, booked, used: limit - free - booked };
}
