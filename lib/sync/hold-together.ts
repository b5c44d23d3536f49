import type { Guarded } from './departure.ts';
import { BudgetSpent } from './errors.ts';
import * as change from './receipt-changes.ts';
import { callsNeeded, settle, type Work } from './work.ts';

/**
 * A call for many documents could not be made. One place in a later window is booked for all, and all go in it; whatever
 * else was thrown is each one's own failure.
 */
export async function holdTogether<Source, Target, Settings>(
  works: readonly Work<Source, Target, Settings>[],
  failure: unknown,
  guarded: Guarded<Source, Target, Settings>,
): Promise<void> {
  const held = works.filter(({ receipt }) => receipt.lease !== undefined);
  const [first] = held;
  if (first === undefined) return;
  if (!(failure instanceof BudgetSpent)) {
    await Promise.all(held.map((work) => guarded(work, () => Promise.reject(failure))));
    return;
  }
  const calls = Math.max(...held.map(callsNeeded));
  const slot = await failure.allowance.book(calls);
  const defer = async (work: Work<Source, Target, Settings>): Promise<void> => {
    const share = { ...slot, calls: work === first ? calls : 0 };
    await settle(work, change.deferred(work.receipt, share, { now: work.engine.clock() }));
  };
  await Promise.all(held.map((work) => guarded(work, () => defer(work))));
}
