import { type Booked, bookedUntil, firstOfLists, openedWithinMs } from './booked-later.ts';
import type { BudgetDeclaration } from './budget.ts';
import { type Engine, earlySeconds } from './engine.ts';
import type { BudgetStore } from './ports.ts';
import { type ReceiptRef, refOf } from './receipt.ts';
import { bookedInShared } from './release-shared.ts';

/** What looking ahead works with. */
export type AheadTools = Pick<Engine, 'receipts' | 'nudges' | 'clock'> & {
  readonly budgets: Pick<BudgetStore, 'read' | 'counted'>;
  /** The budgets that tenants share. */
  readonly shared: readonly BudgetDeclaration[];
};

const hourMs = 3_600_000;

/**
 * Calls that nobody booked in this hour end with it. In its last quarter those who booked places in the next one are
 * nudged, as many as would find calls: whoever takes them first has them. Budgets that tenants share are looked at each minute.
 */
export async function releaseAhead(tools: AheadTools): Promise<number> {
  const early = [...(await bookedNextHour(tools))];
  for (const budget of tools.shared) early.push(...(await bookedInShared(budget, tools)));
  if (early.length > 0) await tools.nudges.nudge(early);
  return early.length;
}

async function bookedNextHour(tools: AheadTools): Promise<ReceiptRef[]> {
  const now = tools.clock();
  const next = new Date(Math.floor(now.getTime() / hourMs + 1) * hourMs);
  if (next.getTime() - now.getTime() > earlySeconds * 1000) return [];
  const window = next.toISOString();
  const booked = (await bookedUntil(new Date(next.getTime() + openedWithinMs), tools)).filter(
    ({ slot }) => slot.window === window && slot.shared === undefined,
  );
  const present = new Date(next.getTime() - hourMs).toISOString();
  const early: ReceiptRef[] = [];
  for (const [budget, all] of Map.groupBy(booked, ({ slot }) => slot.budget)) {
    const [counts] = await tools.budgets.read(budget, [present]);
    early.push(...thatFit(all, counts?.free ?? 0));
  }
  return early;
}

/** One of each list, in the order in which they are due, while their calls are free. */
function thatFit(booked: readonly Booked[], free: number): ReceiptRef[] {
  let left = free;
  return firstOfLists(booked).flatMap((receipt) => {
    const { calls } = receipt.slot;
    if (calls > left) return [];
    left -= calls;
    return [refOf(receipt)];
  });
}
