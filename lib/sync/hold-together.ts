import { createHash } from 'node:crypto';
import { callsNeeded } from './calls-needed.ts';
import type { Departure, Guarded } from './departure.ts';
import { BudgetSpent } from './errors.ts';
import type { BookedList } from './ports.ts';
import * as change from './receipt-changes.ts';
import { mostTogether, openSteps } from './story.ts';
import { intendedWriter, settle } from './work.ts';

/** A document that could not go, and the step that it stands at, where that is known. */
type Held<Source, Target, Settings> = Pick<Departure<Source, Target, Settings>, 'work'> &
  Partial<Departure<Source, Target, Settings>>;

/**
 * A call for many documents could not be made. They get places in lists that go together in a later window, with calls
 * for each list and not for each document; whatever else was thrown is each one's own failure.
 */
export async function holdTogether<Source, Target, Settings>(
  all: readonly Held<Source, Target, Settings>[],
  failure: unknown,
  guarded: Guarded<Source, Target, Settings>,
): Promise<void> {
  const held = all.filter(({ work }) => work.receipt.lease !== undefined);
  for (const [name, alike] of Map.groupBy(held, sortOf)) {
    const lists = failure instanceof BudgetSpent ? await placesFor(alike, name, failure) : undefined;
    const places = lists?.flatMap(({ members, isNew, ...place }) =>
      Array.from({ length: members }, (_, at) => ({ ...place, follows: !isNew || at > 0 })),
    );
    await Promise.all(alike.map((one, at) => guarded(one.work, () => defer(one, places?.[at], failure))));
  }
}

/** Undefined when no window ever has room, and where a later step takes each document alone: each is on its own then. */
async function placesFor<Source, Target, Settings>(
  alike: readonly Held<Source, Target, Settings>[],
  name: string,
  { allowance }: BudgetSpent,
): Promise<readonly BookedList[] | undefined> {
  const [first] = alike;
  if (first === undefined) return [];
  const { work, stage } = first;
  const { story, receipt } = work;
  const steps = receipt.state === 'unknown' ? [] : [...openSteps(story, receipt, stage?.name), story.write];
  if (steps.some(({ many }) => many === undefined)) return undefined;
  const order = { name, most: mostTogether(story), members: alike.length };
  try {
    return await allowance.bookTogether({ ...order, calls: callsNeeded(work, stage?.name) });
  } catch (error) {
    // What the table throws goes on.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

async function defer<Source, Target, Settings>(
  { work, stage }: Held<Source, Target, Settings>,
  place: (Omit<BookedList, 'members' | 'isNew'> & { readonly follows: boolean }) | undefined,
  failure: unknown,
): Promise<void> {
  if (place === undefined) throw failure;
  const calls = callsNeeded(work, stage?.name);
  await settle(work, change.deferred(work.receipt, { ...place, calls }, { now: work.engine.clock() }));
}

/** Lists hold what takes the same calls: documents of one integration that stand at the same step, each new or known. */
function sortOf<Source, Target, Settings>(held: Held<Source, Target, Settings>): string {
  const { work, stage } = held;
  const { tenant, integration, direction, state, intent } = work.receipt;
  const steps = openSteps(work.story, work.receipt, stage?.name).map(({ name }) => name);
  const question = state === 'unknown' ? (intent?.step ?? null) : undefined;
  const sort = [question, steps, callsNeeded(work, stage?.name), apartOf(held)];
  const parts = [tenant, integration, direction, work.story.prefix, ...sort];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** What the target wants apart: each department has a log-in of its own. */
function apartOf<Source, Target, Settings>({ work, stage, parcel }: Held<Source, Target, Settings>): string | null {
  const { intent, steps = {} } = work.receipt;
  const writer = stage?.writer ?? intendedWriter(work);
  const sent =
    stage === undefined ? intent?.evidence : parcel && stage.writer.evidence(parcel.target, parcel.clue, steps);
  return (sent && writer?.many?.togetherBy?.(sent)) ?? null;
}
