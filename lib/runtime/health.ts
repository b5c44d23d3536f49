import type { Vendor } from '../documents/vendors.ts';
import type { Access, AccessStore } from '../store/access-store.ts';
import type { Progress } from '../store/progress.ts';
import { type BudgetDeclaration, laterWindows, opensAt, windowStart } from '../sync/budget.ts';
import type { BudgetStore, BudgetWindow, Clock } from '../sync/ports.ts';
import type { Receipt } from '../sync/receipt.ts';

/** How one integration does. */
export type Health = {
  /** When a document was last delivered or found in place; undefined before the first one. */
  readonly lastSuccessAt: string | undefined;
  /** The document that is on its way for the longest time, and since when. */
  readonly oldestOpen: { readonly receipt: Receipt; readonly since: string } | undefined;
  /** Each vendor's log-in; undefined where nothing was heard of it yet. */
  readonly access: readonly { readonly vendor: Vendor; readonly last: Access | undefined }[];
  readonly budgets: readonly BudgetNow[];
};

/** A budget's present window and those after it in which calls are booked. */
export type BudgetNow = {
  readonly name: string;
  readonly limit: number;
  readonly windows: readonly (BudgetWindow & { readonly start: string })[];
  /** When the last booked call may go: everything that is deferred now is sent in the window that opens then. */
  readonly bookedUntil: string | undefined;
};

/** What health is read from. `budgets`: those of the integration's vendors; of a budget by key, the one of its key. */
export type HealthParts = {
  readonly progress: Progress;
  readonly access: Pick<AccessStore, 'read'>;
  readonly budgetStore: Pick<BudgetStore, 'read'>;
  readonly clock: Clock;
};

/** Whose health. */
export type HealthOf = {
  readonly tenant: string;
  readonly integration: string;
  readonly directions: readonly string[];
  readonly vendors: readonly Vendor[];
  readonly budgets: readonly BudgetDeclaration[];
};

/** Windows looked at after the present one: bookings further away are as good as never. */
const windowsAhead = 48;

/** Reads how an integration does: a few queries, however many receipts there are. */
export async function readHealth(of: HealthOf, parts: HealthParts): Promise<Health> {
  const { tenant, integration, directions, vendors } = of;
  const scope = { tenant, integration, directions };
  const [lastSuccessAt, oldestOpen, access, budgets] = await Promise.all([
    parts.progress.lastSuccess(scope),
    parts.progress.oldestOpen(scope),
    parts.access.read(vendors.map((vendor) => ({ tenant, integration, vendor }))),
    Promise.all(of.budgets.map((budget) => budgetNow(budget, parts))),
  ]);
  return {
    lastSuccessAt,
    oldestOpen,
    access: vendors.map((vendor, index) => ({ vendor, last: access[index] })),
    budgets,
  };
}

async function budgetNow(
  budget: BudgetDeclaration,
  { budgetStore, clock }: Pick<HealthParts, 'budgetStore' | 'clock'>,
): Promise<BudgetNow> {
  const starts = [windowStart(budget, clock())];
  for (const window of laterWindows(budget, clock())) {
    if (starts.length > windowsAhead) break;
    // Just before the opening guard ends, the present window counts as later.
    if (window.getTime() !== starts[0]?.getTime()) starts.push(window);
  }
  const names = starts.map((start) => start.toISOString());
  const read = await budgetStore.read(budget.name, names);
  const windows = names.map((start, index) => ({ start, ...(read[index] ?? untouched(budget)) }));
  const last = windows.findLastIndex(({ booked }) => booked > 0);
  const opens = starts[last];
  return {
    name: budget.name,
    limit: budget.limit,
    windows: windows.slice(0, Math.max(1, last + 1)),
    bookedUntil: opens && opensAt(budget, opens).toISOString(),
  };
}

function untouched({ limit }: BudgetDeclaration): BudgetWindow {
  return { free: limit, used: 0, booked: 0 };
}
