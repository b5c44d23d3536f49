import type { BudgetStore, BudgetWindow } from '../../lib/sync/ports.ts';

type Counters = { limit: number; free: number; booked: number };

/** Budget windows in memory: the same rules as the table's. */
export function createMemoryBudgets(): BudgetStore {
  const windows = new Map<string, Counters>();
  const nameOf = ({ key, window }: { key: string; window: string }): string => `${key} ${window}`;

  function opened(order: { key: string; window: string; limit: number }): Counters {
    const counters = windows.get(nameOf(order)) ?? { limit: order.limit, free: order.limit, booked: 0 };
    windows.set(nameOf(order), counters);
    return counters;
  }

  return {
    async take(order) {
      const counters = windows.get(nameOf(order)) ?? { limit: order.limit, free: order.limit, booked: 0 };
      if (counters[order.from] < order.calls) return undefined;
      windows.set(nameOf(order), counters);
      counters[order.from] -= order.calls;
      return shown(counters);
    },
    async giveBack(order) {
      const counters = windows.get(nameOf(order));
      if (counters !== undefined) counters.free += order.calls;
    },
    async book(order) {
      if (order.calls + order.headroom > order.limit) return false;
      const counters = opened(order);
      if (counters.free < order.calls + order.headroom) return false;
      counters.free -= order.calls;
      counters.booked += order.calls;
      return true;
    },
    async lower(order) {
      const counters = opened(order);
      counters.booked = Math.min(counters.booked, Math.max(0, order.left));
      counters.free = Math.min(counters.free, Math.max(0, order.left) - counters.booked);
      return shown(counters);
    },
    async read(key, starts) {
      return starts.map((window) => shown(windows.get(nameOf({ key, window }))));
    },
  };
}

function shown(counters: Counters): BudgetWindow;
function shown(counters: Counters | undefined): BudgetWindow | undefined;
function shown(counters: Counters | undefined): BudgetWindow | undefined {
  if (counters === undefined) return undefined;
  const { limit, free, booked } = counters;
  return { free, booked, used: limit - free - booked };
}
