import type { Engine } from './engine.ts';
import { mappingOf, stepResultOf } from './mapping.ts';
import type { LookUp } from './outcome.ts';
import { type Intent, refOf } from './receipt.ts';
import * as change from './receipt-changes.ts';
import { settleHeld } from './settle-held.ts';
import { findWriter, writerOf } from './story.ts';
import { intendedWriter, settle, type Work } from './work.ts';

/** The outcome of the call is not known: never sent again blindly. */
export async function wonder<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  intent: Intent,
  words: string,
): Promise<void> {
  const { engine, story } = work;
  const now = engine.clock();
  const writer = findWriter(story, intent.step);
  if (writer === undefined || writer.isSearchable?.(intent.evidence) === false) {
    const problem = { code: 'outcome-unknown', vendorWords: words } as const;
    await settle(work, change.inConflict(work.receipt, problem, { now }));
    return;
  }
  const at = settleTime(engine, writer.settleSeconds, new Date(intent.at));
  await settle(work, change.outcomeUnknown(work.receipt, at, { now, detail: words }));
}

/** The instant after which the target's lists can be trusted about a call made at `since`. */
function settleTime(engine: Engine, settleSeconds: number, since: Date): Date {
  return new Date(since.getTime() + (engine.settleSeconds ?? settleSeconds) * 1000);
}

/** A worker was killed between intent and outcome: from now on the question is open. */
export async function afterKilledWorker<Source, Target, Settings>(work: Work<Source, Target, Settings>): Promise<void> {
  const { intent } = work.receipt;
  if (intent === undefined) throw new Error('a receipt was sending without an intent');
  await wonder(work, intent, 'the worker was ended before the answer came');
}

/** Looks up at the target what became of a call whose outcome is not known. True when the target holds the document. */
export async function resolveUnknown<Source, Target, Settings>(work: Work<Source, Target, Settings>): Promise<boolean> {
  const { open, receipt } = work;
  const { intent } = receipt;
  if (intent === undefined) throw new Error('an unknown outcome without an intent');
  const writer = intendedWriter(work);
  if (writer === undefined) return settleLookUp(work, intent, { kind: 'unsearchable' });
  return settleAnswer(work, intent, await writer.lookUp(open.connect(writer.vendor), intent.evidence));
}

/** What the look-up for an open question showed. True when the target holds the document. */
export async function settleAnswer<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  intent: Intent,
  found: LookUp,
): Promise<boolean> {
  if (found.kind !== 'absent') return settleLookUp(work, intent, found);
  await settleAbsent(work, intent);
  return false;
}

/** What a look-up for an earlier sending showed, unless it showed nothing. True when the target holds the document. */
export async function settleLookUp<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  intent: Intent,
  found: Exclude<LookUp, { kind: 'absent' }>,
): Promise<boolean> {
  if (found.kind === 'found') return settleFound(work, intent, found);
  const problem = found.kind === 'conflict' ? found.problem : ({ code: 'outcome-unknown' } as const);
  await settle(work, change.inConflict(work.receipt, problem, { now: work.engine.clock() }));
  return false;
}

/**
 * Found at the target. Equal: delivered after all. Different: ours to bring up to date where the writer can update,
 * otherwise somebody else's under our key, which only a person can judge.
 */
export async function settleFound<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  intent: Intent,
  found: Extract<LookUp, { kind: 'found' }>,
): Promise<boolean> {
  const { engine, story, receipt } = work;
  const now = engine.clock();
  if (intent.step !== undefined) return settleStepFound(work, { intent, step: intent.step, found });
  if (found.equal) {
    const mapping = mappingOf(found, intent, now);
    const step = { now, event: 'found at the target', detail: found.shown };
    // What was found is what that sending brought; a newer version that was wished for since is still to be sent.
    work.taken = intent.wanted;
    return settleHeld(work, change.delivered(receipt, mapping, step), undefined);
  }
  const isOurs = receipt.mapping !== undefined || !found.foreign;
  if (!story.write.canUpdate || !isOurs) {
    const problem = { code: 'target-differs', value: found.targetId, vendorWords: found.shown } as const;
    await settle(work, change.inConflict(receipt, problem, { now }));
    return false;
  }
  // An empty fingerprint equals nothing, so the next run sends the present version as an update.
  const mapping = mappingOf(found, { fingerprint: '', sourceFingerprint: '' }, now);
  const known = change.delivered(receipt, mapping, {
    now,
    event: 'found at the target, to be updated',
    detail: found.shown,
  });
  await settle(work, change.reopened({ ...known, done: receipt.done }, receipt.wanted, now));
  return false;
}

/** A step that was found is done when it is equal, and brought up to date or judged by a person like any other when not. */
async function settleStepFound<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  { intent, step, found }: { intent: Intent; step: string; found: Extract<LookUp, { kind: 'found' }> },
): Promise<false> {
  const { engine, story, receipt } = work;
  const now = engine.clock();
  const isOurs = receipt.steps?.[step] !== undefined || !found.foreign;
  if (!found.equal && !(writerOf(story, step).canUpdate && isOurs)) {
    const problem = { code: 'target-differs', value: found.targetId, vendorWords: found.shown } as const;
    await settle(work, change.inConflict(receipt, problem, { now }));
    return false;
  }
  // An empty print equals nothing, so that the next run sends the present version.
  const prints = found.equal
    ? { fingerprint: intent.fingerprint, sourceFingerprint: intent.sourceFingerprint }
    : noPrints;
  const noting = { now, event: 'found at the target', detail: found.shown, result: stepResultOf(found, prints, now) };
  const known = change.stepDone(receipt, step, noting);
  if (await settle(work, change.reopened(known, receipt.wanted, now))) await engine.nudges.nudge([refOf(receipt)]);
  return false;
}

const noPrints = { fingerprint: '', sourceFingerprint: '' };

/** Not found at settle and again at twice settle: sent once more with the same key. Not found after that: a person. */
async function settleAbsent<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  intent: Intent,
): Promise<void> {
  const { engine, story, receipt } = work;
  const now = engine.clock();
  const { duplicateWords } = intent;
  const known = intent.step === undefined ? receipt.mapping : receipt.steps?.[intent.step];
  if (duplicateWords !== undefined && intent.looks > 0) {
    const problem = { code: 'number-taken', vendorWords: duplicateWords } as const;
    await settle(work, change.inConflict(receipt, problem, { now }));
    return;
  }
  if (duplicateWords === undefined && (intent.resent || known !== undefined)) {
    const words = known === undefined ? 'sent twice, found neither time' : 'the known record was not found';
    await settle(work, change.inConflict(receipt, { code: 'outcome-unknown', vendorWords: words }, { now }));
    return;
  }
  const looked = { ...intent, looks: intent.looks + 1 };
  if (looked.looks < 2) {
    const at = settleTime(engine, writerOf(story, intent.step).settleSeconds, now);
    await settle(work, change.stillAbsent(receipt, looked, { now, at, state: 'unknown' }));
    return;
  }
  await settle(work, change.stillAbsent(receipt, { ...looked, resent: true }, { now, at: now, state: 'pending' }));
}
