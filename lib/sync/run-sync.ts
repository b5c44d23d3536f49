import type { Vendor } from '../documents/vendors.ts';
import { atMost, worksAtOnce } from './at-most.ts';
import { attempt, claim } from './claim.ts';
import { conclude } from './conclude.ts';
import type { Sync } from './define-sync.ts';
import type { Parcel } from './deliver.ts';
import { deliverAll } from './deliver-all.ts';
import type { Guarded } from './departure.ts';
import type { Engine } from './engine.ts';
import { examine } from './examine.ts';
import { loadParents } from './load-parents.ts';
import { partiesOf } from './open-places.ts';
import type { OpenIntegration } from './ports.ts';
import { type ReceiptRef, refOf } from './receipt.ts';
import { ReceiptUnreadable } from './receipt-unreadable.ts';
import { resolveMany } from './resolve-many.ts';
import { byPart, prefixOf, type Story } from './story.ts';
import { nameOf, type Work } from './work.ts';

export type { Engine } from './engine.ts';

/** What could not even be recorded: the queue shall bring it again. */
export type RunReport = { readonly failed: readonly ReceiptRef[] };

/**
 * Runs one direction for a list of nudges, in the order of effects: claim, read, decide, budget, intent, write, settle,
 * confirm. The table is the truth: a nudge for a receipt that is done, not due or held by somebody else does nothing.
 */
export async function runSync<Source, Target, Settings>(
  sync: Sync<Source, Target, Settings>,
  refs: readonly ReceiptRef[],
  engine: Engine,
): Promise<RunReport> {
  const failed: ReceiptRef[] = [];
  const used = new Set<OpenIntegration>();
  for (const [name, group] of byPart(sync, distinct(refs))) {
    if (group.length === 0) continue;
    const run: Run = { refs: group, engine, failed, used };
    if (name === undefined) await runStory({ ...sync, prefix: '' }, run);
    else await sync.parts?.[name]?.visit((move) => runStory({ ...move, name: sync.name, prefix: prefixOf(name) }, run));
  }
  for (const open of used) await giveBackCalls(sync, open, engine);
  return { failed };
}

type Run = {
  readonly refs: readonly ReceiptRef[];
  readonly engine: Engine;
  readonly failed: ReceiptRef[];
  readonly used: Set<OpenIntegration>;
};

async function runStory<Source, Target, Settings>(
  story: Story<Source, Target, Settings>,
  { refs, engine, failed, used }: Run,
): Promise<void> {
  // The store itself failed: the queue brings the nudge again, and the due index finds the receipt in any case.
  const notRecorded = (ref: ReceiptRef, failure: unknown): void => {
    engine.log.error('could not be recorded', { direction: story.name, key: ref.key, error: nameOf(failure) });
    failed.push(ref);
  };
  const recording = (ref: ReceiptRef, step: () => Promise<void>): Promise<void> =>
    step().catch((failure: unknown) => notRecorded(ref, failure));
  const guarded = (work: Work<Source, Target, Settings>, step: () => Promise<void>): Promise<void> =>
    recording(refOf(work.receipt), () => attempt(work, step));

  const claimAll = async (some: readonly ReceiptRef[]): Promise<Work<Source, Target, Settings>[]> => {
    const works: Work<Source, Target, Settings>[] = [];
    await atMost(worksAtOnce, some, (ref) =>
      recording(ref, async () => {
        const work = await claim(story, ref, engine).catch((failure: unknown) => leftAlone(ref, engine, failure));
        if (work !== undefined) works.push(work);
      }),
    );
    for (const { open } of works) used.add(open);
    return works;
  };
  for (const party of partiesOf(await claimAll(refs), { claimAll, guarded })) {
    await runParty(story, await party(), { engine, guarded, notRecorded });
  }
}

type Tools<Source, Target, Settings> = {
  readonly engine: Engine;
  readonly guarded: Guarded<Source, Target, Settings>;
  readonly notRecorded: (ref: ReceiptRef, failure: unknown) => void;
};

/** From the reading to the write-back, for those that go together. */
async function runParty<Source, Target, Settings>(
  story: Story<Source, Target, Settings>,
  works: readonly Work<Source, Target, Settings>[],
  { engine, guarded, notRecorded }: Tools<Source, Target, Settings>,
): Promise<void> {
  try {
    const readings = new Map<Work<Source, Target, Settings>, Source>();
    await atMost(worksAtOnce, await resolveMany(works, guarded), (work) =>
      guarded(work, async () => {
        const document = await examine(work);
        if (document !== undefined) readings.set(work, document);
      }),
    );
    const parents = await loadParents(story, readings, engine);
    const parcels = new Map<Work<Source, Target, Settings>, Parcel<Source, Target>>();
    await atMost(worksAtOnce, [...readings], ([work, document]) =>
      guarded(work, async () => {
        const parcel = await conclude(work, document, parents);
        if (parcel !== undefined) parcels.set(work, parcel);
      }),
    );
    await deliverAll(parcels, guarded);
  } catch (failure) {
    // Only the reading of parents and the booking of lists can get here; the leases lapse, and the documents are found again.
    for (const { receipt } of works) if (receipt.lease !== undefined) notRecorded(refOf(receipt), failure);
  }
}

/** What another version wrote fails alone, is looked at again later, and is counted for an alarm. */
function leftAlone(ref: ReceiptRef, { log, metrics }: Engine, failure: unknown): undefined {
  if (!(failure instanceof ReceiptUnreadable)) throw failure;
  log.error('a receipt was written by another version', { direction: ref.direction, key: ref.key });
  metrics.count('ReceiptsUnreadable', 1, { direction: ref.direction });
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
