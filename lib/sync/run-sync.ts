import type { Vendor } from '../documents/vendors.ts';
import { attempt, claim } from './claim.ts';
import { conclude } from './conclude.ts';
import type { Sync } from './define-sync.ts';
import type { Engine } from './engine.ts';
import { examine } from './examine.ts';
import { loadParents } from './load-parents.ts';
import type { OpenIntegration } from './ports.ts';
import { type ReceiptRef, refOf } from './receipt.ts';
import { nameOf, type Work } from './work.ts';

export type { Engine } from './engine.ts';

/** What could not even be recorded: the queue shall bring it again. */
export type RunReport = { readonly failed: readonly ReceiptRef[] };

/**
 * Runs one direction for a list of nudges, in the order of effects: claim, read, decide, budget, intent, write, settle,
 * confirm. The table is the truth: a nudge for a receipt that is done, not due or held by somebody else does nothing.
 */
export async function runSync<Source, Target, Settings>(
  story: Sync<Source, Target, Settings>,
  refs: readonly ReceiptRef[],
  engine: Engine,
): Promise<RunReport> {
  const failed: ReceiptRef[] = [];
  // The store itself failed: the queue brings the nudge again, and the due index finds the receipt in any case.
  const notRecorded = (ref: ReceiptRef, failure: unknown): void => {
    engine.log.error('could not be recorded', { direction: story.name, key: ref.key, error: nameOf(failure) });
    failed.push(ref);
  };
  const guarded = (ref: ReceiptRef, step: () => Promise<void>): Promise<void> =>
    step().catch((failure: unknown) => notRecorded(ref, failure));

  const works: Work<Source, Target, Settings>[] = [];
  const each = (step: (work: Work<Source, Target, Settings>) => Promise<void>): Promise<unknown> =>
    Promise.all(works.map((work) => guarded(refOf(work.receipt), () => attempt(work, () => step(work)))));

  await Promise.all(
    distinct(refs).map((ref) =>
      guarded(ref, async () => {
        const work = await claim(story, ref, engine);
        if (work !== undefined) works.push(work);
      }),
    ),
  );
  const readings = new Map<Work<Source, Target, Settings>, Source>();
  await each(async (work) => {
    const document = await examine(work);
    if (document !== undefined) readings.set(work, document);
  });
  try {
    const parents = await loadParents(story, readings, engine);
    await each(async (work) => {
      const document = readings.get(work);
      if (document !== undefined) await conclude(work, document, parents);
    });
  } catch (failure) {
    // Only the reading of parents can get here; the leases lapse, and the documents are found again.
    for (const work of readings.keys()) notRecorded(refOf(work.receipt), failure);
  }
  for (const open of new Set(works.map((work) => work.open))) await giveBackCalls(story, open, engine);
  return { failed };
}

/** Everything is recorded by now: calls that cannot be given back are lost, and nothing else. */
async function giveBackCalls(
  story: { read: { vendor: Vendor }; write: { vendor: Vendor } },
  open: OpenIntegration,
  engine: Engine,
): Promise<void> {
  try {
    for (const { vendor } of [story.read, story.write]) await open.connect(vendor).allowance.end();
  } catch (failure) {
    // A missing log-in was told on the documents; a failing table costs a few calls of this hour.
    engine.log.warn('calls were not given back', { integration: open.integration.id, error: nameOf(failure) });
  }
}

/** A queue may bring one receipt twice in a batch. */
function distinct(refs: readonly ReceiptRef[]): ReceiptRef[] {
  return [...new Map(refs.map((ref) => [JSON.stringify([ref.tenant, ref.integration, ref.key]), ref])).values()];
}
