import { type BudgetDeclaration, leaveFor, remainingOf } from './budget.ts';
import type { BudgetStore, Clock } from './ports.ts';

/** What one tenant has of a budget's windows, and what it must leave of them to others. */
export type TenantPart = {
  /** Counts calls of a window before they are asked for, and tells how many must stay free beside them. */
  count(window: string, calls: number): Promise<number>;
  /** These were refused or are given back. Stopped before it, the tenant looks larger than it is until the window is over. */
  uncount(window: string, calls: number): Promise<void>;
  /** How many calls a worker may take at once without a use for each. */
  atOnce(window: string): number;
  /** What must stay free beside these calls in an empty window. */
  leastLeft(calls: number): number;
};

/** Nobody else uses the budget: nothing is counted or left. */
export const aloneInBudget: TenantPart = {
  count: async () => 0,
  uncount: async () => undefined,
  atOnce: () => Number.POSITIVE_INFINITY,
  leastLeft: () => 0,
};

/** Calls that a worker takes ahead are at most this part of what its tenant has: many small tenants would hold a window idle. */
const aheadPart = 10;

type Parts = {
  readonly store: Pick<BudgetStore, 'count'>;
  readonly budget: BudgetDeclaration;
  readonly tenant: string;
  readonly clock: Clock;
};

/** A tenant's part in a budget that tenants share. */
export function createTenantPart({ store, budget, tenant, clock }: Parts): TenantPart {
  /** Of the open window. */
  let known = { window: '', calls: 0 };
  return {
    async count(window, calls) {
      const all = await store.count({ key: budget.name, window, tenant, calls });
      const remaining = remainingOf(budget, new Date(window), clock());
      if (remaining < 1) known = { window, calls: all };
      return leaveFor(all, remaining);
    },
    async uncount(window, calls) {
      await store.count({ key: budget.name, window, tenant, calls: -calls });
    },
    atOnce: (window) => (known.window === window ? Math.floor(known.calls / aheadPart) : 0),
    leastLeft: (calls) => leaveFor(calls, 1),
  };
}
