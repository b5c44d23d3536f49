import { parentName } from './define-sync.ts';
import type { Parcel } from './deliver.ts';
import { waitingSeconds } from './engine.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Parents } from './load-parents.ts';
import type { AwaitedParent, Decision } from './outcome.ts';
import type { Mapping, Parent, Receipt, ReceiptRef } from './receipt.ts';
import * as change from './receipt-changes.ts';
import { settleHeld } from './settle-held.ts';
import { skip } from './skip.ts';
import { sourceOf } from './source-of.ts';
import { contentPrint, frozenStep } from './story.ts';
import { holdBack, settle, type Work } from './work.ts';

/** Step 4: judges the document and does what the judgement says. Gives back what is to be sent. */
export async function conclude<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  document: Source,
  parents: Parents,
): Promise<Parcel<Source, Target> | undefined> {
  const { engine, settings, story } = work;
  const now = engine.clock();
  const delivered = deliveredParents(work, document, parents);
  const decision = story.decide.decide({
    document,
    settings,
    parents: delivered,
    chosen: work.receipt.chosen === true,
  });
  switch (decision.kind) {
    case 'skip':
      await skip(work, decision.reason, decision.parent);
      return undefined;
    case 'reject':
      await settle(work, change.rejected(work.receipt, decision.problems, { now }));
      return undefined;
    case 'wait':
      await waitFor(work, decision, parents);
      return undefined;
    case 'hold':
      await holdBack(work, { kind: 'not-applied', problem: decision.problem });
      return undefined;
    case 'send':
      return toSend(work, document, decision);
  }
}

/** What the judgement is told of a document's parents: those that the target holds. */
export function deliveredParents<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  document: Source,
  parents: Parents,
): Map<string, Pick<Mapping, 'targetId' | 'number'>> {
  const delivered = new Map<string, Pick<Mapping, 'targetId' | 'number'>>();
  for (const parent of work.story.decide.parents(document, work.settings)) {
    const mapping = parents.of(work, parent)?.mapping;
    if (mapping !== undefined) delivered.set(parentName(parent), mapping);
  }
  return delivered;
}

/** Parents nobody ever asked for are asked for now, so that a document never waits for something that is not on its way. */
async function waitFor<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  { parent, snapshot, also = [] }: AwaitedParent & { readonly also?: readonly AwaitedParent[] | undefined },
  parents: Parents,
): Promise<void> {
  const { engine, receipt } = work;
  const now = engine.clock();
  const known = parents.of(work, parent);
  const name = [known?.label ?? '', known?.number ?? parent.number ?? parent.key ?? ''];
  if (isDeleted(known)) {
    const problem = { code: 'parent-deleted', value: name.filter(Boolean).join(', ') } as const;
    await settle(work, change.rejected(receipt, [problem], { now }));
    return;
  }
  const shown = [...name, known?.state ?? 'new'];
  const at = new Date(now.getTime() + waitingSeconds * 1000);
  const waiting = change.waitingFor(receipt, parent, { now, at, shown: shown.filter(Boolean).join(', ') });
  if (!(await settle(work, waiting))) return;
  const asked = [{ parent, snapshot }, ...also].flatMap((awaited) => refToAsk(work, awaited, parents));
  for (const { ref, source } of asked) await engine.receipts.record(ref, { at: now, by: 'parent' }, source);
  if (asked.length > 0) await engine.nudges.nudge(asked.map(({ ref }) => ref));
  if (!asked.some(({ ref }) => ref.key === parent.key)) await lookAgain(work, parent);
}

type Asked = { readonly ref: ReceiptRef; readonly source: Receipt['source'] };

/** None for a parent that is known by its number alone, or is on its way. */
function refToAsk<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  { parent, snapshot }: AwaitedParent,
  parents: Parents,
): Asked[] {
  const { direction, key } = parent;
  const known = parents.of(work, parent);
  if (key === undefined || (known !== undefined && !wasTurnedAway(known))) return [];
  const { tenant, integration } = work.receipt;
  return [{ ref: { tenant, integration, direction, key }, source: sourceOf(snapshot) }];
}

/** Nobody brings it back: who waited for it would wait forever. */
export function isDeleted(parent: Receipt | undefined): boolean {
  return parent?.state === 'skipped' && parent.problem?.code === 'deleted-at-source' && parent.mapping === undefined;
}

/** By a switch that is on now, or nobody would wait for it. */
function wasTurnedAway({ state, problem }: Receipt): boolean {
  return state === 'skipped' && (problem?.code === 'direction-off' || problem?.code === 'integration-off');
}

/** The parent may have been delivered between our reading and our waiting, when its release could not see us yet. */
async function lookAgain<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  parent: Parent,
): Promise<void> {
  if (parent.key === undefined) return;
  const { tenant, integration, direction, key } = work.receipt;
  const [now] = await work.engine.receipts.find([
    { tenant, integration, direction: parent.direction, key: parent.key },
  ]);
  if (now?.mapping !== undefined) await work.engine.nudges.nudge([{ tenant, integration, direction, key }]);
}

/** What is delivered and has not changed is not sent; what cannot be changed at the target needs a person. */
async function toSend<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  document: Source,
  decision: Extract<Decision<Target>, { kind: 'send' }>,
): Promise<Parcel<Source, Target> | undefined> {
  const { engine, receipt, story } = work;
  const now = engine.clock();
  const { mapping } = receipt;
  if (mapping !== undefined && isUnchanged(story, mapping, { document, target: decision.target })) {
    await settleHeld(work, change.skipped(receipt, 'unchanged', { now }), document);
    return undefined;
  }
  const { target, clue, unmapped = [] } = decision;
  const fixed =
    mapping !== undefined && !story.write.canUpdate ? mapping : frozenStep(story, { target, document }, receipt);
  // A person who links the document has said what stands there.
  if (fixed === undefined || receipt.linkTo !== undefined) return { document, target, clue, unmapped };
  const problem = { code: 'changed-after-delivery', value: fixed.number } as const;
  await settle(work, change.inConflict(receipt, problem, { now }));
  return undefined;
}

/** Changed settings alone never make a posted document look changed: there the source's own content decides as well. */
export function isUnchanged<Source, Target, Settings>(
  story: Work<Source, Target, Settings>['story'],
  mapping: Mapping,
  { document, target }: { document: Source; target: Target },
): boolean {
  if (mapping.fingerprint === fingerprintOf(target)) return true;
  return !story.write.canUpdate && mapping.sourceFingerprint === contentPrint(story, document);
}
