import type { Vendor } from '../../../lib/documents/vendors.ts';
import type { VendorBudget } from '../../../lib/runtime/integration-budgets.ts';
import { atMost } from '../../../lib/sync/at-most.ts';
import { type BudgetDeclaration, windowAfter, windowStart } from '../../../lib/sync/budget.ts';
import { type Desk, integrationsOf } from './desk.ts';

/** A vendor's calls in one window. */
export type BudgetHour = {
  /** Tells budgets apart: the vendor, and for a key or token of its own the integrations that use it. Never anything of the key. */
  readonly budget: string;
  readonly vendor: Vendor;
  /** The viewer's integrations that share this key or token; none: the budget is shared by all. */
  readonly integrations: readonly string[];
  readonly window: string;
  /** When the next window begins. */
  readonly until: string;
  readonly limit: number;
  readonly used: number;
  readonly booked: number;
  readonly free: number;
};

type Counted = VendorBudget & { readonly integrations: readonly string[] };

const openedAtOnce = 10;

/** Used, booked and free calls: the last windows, the present one, and those ahead. Only of budgets that the viewer has a part in. */
export async function readBudgets(desk: Desk): Promise<readonly BudgetHour[]> {
  const counted = await budgetsFor(desk);
  return (await Promise.all(counted.map((one) => windowsOf(desk, one)))).flat();
}

async function budgetsFor(desk: Desk): Promise<readonly Counted[]> {
  const { budgets, log } = desk.parts;
  const keyed = new Map<string, Counted>();
  const integrations = await integrationsOf(desk);
  const found = new Map<string, readonly VendorBudget[]>();
  await atMost(openedAtOnce, integrations, async (integration) => {
    const own = await budgets.of(integration).catch((failure: unknown) => {
      // One integration whose log-ins cannot be opened keeps nobody from seeing the others.
      log.warn('the budgets of an integration cannot be told', { integration: integration.id, failure });
      return [];
    });
    found.set(integration.id, own);
  });
  for (const { id } of integrations) {
    for (const one of found.get(id) ?? []) {
      const before = keyed.get(one.budget.name)?.integrations ?? [];
      keyed.set(one.budget.name, { ...one, integrations: [...before, id] });
    }
  }
  return [...budgets.shared.map((one) => ({ ...one, integrations: [] })), ...keyed.values()];
}

async function windowsOf({ parts }: Desk, { vendor, budget, integrations }: Counted): Promise<BudgetHour[]> {
  const { budgets, clock } = parts;
  const windows = windowsAround(budget, clock());
  const found = await budgets.store.read(
    budget.name,
    windows.map((window) => window.toISOString()),
  );
  const name = integrations.length === 0 ? vendor : `${vendor} ${integrations.join(', ')}`;
  return windows.map((window, place) => {
    const { used, booked, free } = found[place] ?? { used: 0, booked: 0, free: budget.limit };
    const until = windowAfter(budget, window).toISOString();
    const about = { budget: name, vendor, integrations, window: window.toISOString(), until };
    return { ...about, limit: budget.limit, used, booked, free };
  });
}

/** As many as the store keeps, and what may be booked. */
const counts = { hours: { back: 24, ahead: 12 }, days: { back: 2, ahead: 7 } } as const;

function windowsAround(budget: BudgetDeclaration, now: Date): Date[] {
  const { back, ahead } = budget.dayIn === undefined ? counts.hours : counts.days;
  const present = windowStart(budget, now);
  const windows = [present];
  for (let first = present; windows.length <= back; ) {
    first = windowStart(budget, new Date(first.getTime() - 1));
    windows.unshift(first);
  }
  for (let last = present; windows.length <= back + ahead; ) {
    last = windowAfter(budget, last);
    windows.push(last);
  }
  return windows;
}
