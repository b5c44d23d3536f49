import { type Booked, bookedUntil, firstOfLists, openedWithinMs } from './booked-later.ts';
import { type BudgetDeclaration, laterWindows, leaveFor, openWindow, remainingOf } from './budget.ts';
import type { Engine } from './engine.ts';
import type { BudgetStore } from './ports.ts';
import { type ReceiptRef, refOf } from './receipt.ts';

/** Windows after the open one in which booked places are looked for. */
const windowsAhead = 24;

type Tools = Pick<Engine, 'receipts' | 'clock'> & { readonly budgets: Pick<BudgetStore, 'read' | 'counted'> };

/**
 * Those that have booked places in later windows of a budget that tenants share, and find calls now with what their tenants
 * must leave to others. At any minute: what tenants leave is no longer needed as the hour goes by, and what went early
 * has left room behind it. Nearest places first.
 */
export async function bookedInShared(budget: BudgetDeclaration, tools: Tools): Promise<ReceiptRef[]> {
  const now = tools.clock();
  const open = openWindow(budget, now);
  if (open === undefined) return [];
  const windows = [open, ...firstOf(laterWindows(budget, now), windowsAhead)];
  const names = windows.map((window) => window.toISOString());
  const counts = await tools.budgets.read(budget.name, names);
  const last = windows.findLast((_, place) => place > 0 && (counts[place]?.booked ?? 0) > 0);
  const free = counts[0]?.free ?? budget.limit;
  if (last === undefined || free === 0) return [];
  const window = open.toISOString();
  const booked = (await bookedUntil(new Date(last.getTime() + openedWithinMs), tools))
    .filter(({ slot }) => slot.shared && slot.budget === budget.name && slot.window > window)
    .toSorted((one, other) => one.slot.window.localeCompare(other.slot.window));
  const tenants = [...new Set(booked.map(({ tenant }) => tenant))];
  const has = await tools.budgets.counted({ key: budget.name, window, tenants });
  const parts = new Map(tenants.map((tenant, place) => [tenant, has[place] ?? 0]));
  return thatFit(firstOfLists(booked), { free, parts, remaining: remainingOf(budget, open, now) });
}

function firstOf<Item>(all: Iterable<Item>, count: number): Item[] {
  const first: Item[] = [];
  for (const item of all) {
    if (first.length === count) break;
    first.push(item);
  }
  return first;
}

type Room = {
  readonly free: number;
  /** What tenants have of the open window, and how much of it is still to come. */
  readonly parts: ReadonlyMap<string, number>;
  readonly remaining: number;
};

/** Those whose tenants may take their calls: what they would be refused is not asked for. */
function thatFit(booked: readonly Booked[], { free, parts, remaining }: Room): ReceiptRef[] {
  const has = new Map(parts);
  let left = free;
  return booked.flatMap((receipt) => {
    const { calls } = receipt.slot;
    const all = (has.get(receipt.tenant) ?? 0) + calls;
    if (left - calls < leaveFor(all, remaining)) return [];
    has.set(receipt.tenant, all);
    left -= calls;
    return [refOf(receipt)];
  });
}
