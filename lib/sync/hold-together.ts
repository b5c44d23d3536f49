import { bookPlace } from './book-place.ts';
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
  const each = (step: (work: Work<Source, Target, Settings>) => Promise<void>): Promise<unknown> =>
    Promise.all(held.map((work) => guarded(work, () => step(work))));
  const place =
    failure instanceof BudgetSpent ? await bookPlace(failure, Math.max(...held.map(callsNeeded))) : undefined;
  if (place === undefined) return void (await each(() => Promise.reject(failure)));
  await each(async (work) => {
    const share = { ...place, calls: work === first ? place.calls : 0 };
    await settle(work, change.deferred(work.receipt, share, { now: work.engine.clock() }));
  });
}
