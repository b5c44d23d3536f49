import type { BudgetStore } from './ports.ts';
import type { Receipt } from './receipt.ts';

/** What calls are returned to. */
export type SlotStore = Pick<BudgetStore, 'take' | 'giveBack' | 'count'>;

/**
 * Returns the calls that a document had booked and will not use there: they are free for others at once. In two writes;
 * a stop in between loses these calls with their window, and never gives one twice.
 */
export async function returnSlot(
  { slot, tenant }: Pick<Receipt, 'slot' | 'tenant'>,
  budgets: SlotStore,
): Promise<void> {
  // What a list takes stays booked for the others of it.
  if (slot === undefined || slot.list !== undefined) return;
  const { budget: key, window, calls } = slot;
  // Nothing is booked any more where a vendor's own count lowered the window.
  const taken = await budgets.take({ key, window, limit: calls, calls, from: 'booked' });
  if (taken === undefined) return;
  await budgets.giveBack({ key, window, calls });
  if (slot.shared) await budgets.count({ key, window, tenant, calls: -calls });
}
