import type { Engine } from './engine.ts';
import { mappingOf } from './mapping.ts';
import type { LookUp } from './outcome.ts';
import type { Intent } from './receipt.ts';
import * as change from './receipt-changes.ts';
import { settleHeld } from './settle-held.ts';
import { settle, type Work } from './work.ts';

/** The outcome of the call is not known: never sent again blindly. */
export async function wonder<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  intent: Intent,
  words: string,
): Promise<void> {
  const { engine, story } = work;
  const now = engine.clock();
  if (story.write.isSearchable?.(intent.evidence) === false) {
    const problem = { code: 'outcome-unknown', vendorWords: words } as const;
    await settle(work, change.inConflict(work.receipt, problem, { now }));
    return;
  }
  const at = settleTime(engine, story.write.settleSeconds, new Date(intent.at));
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
  const { story, open, receipt } = work;
  const { intent } = receipt;
  if (intent === undefined) throw new Error('an unknown outcome without an intent');
  const found = await story.write.lookUp(open.connect(story.write.vendor), intent.evidence);
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

/** Not found at settle and again at twice settle: sent once more with the same key. Not found after that: a person. */
async function settleAbsent<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  intent: Intent,
): Promise<void> {
  const { engine, story, receipt } = work;
  const now = engine.clock();
  const { duplicateWords } = intent;
  if (duplicateWords !== undefined && intent.looks > 0) {
    const problem = { code: 'number-taken', vendorWords: duplicateWords } as const;
    await settle(work, change.inConflict(receipt, problem, { now }));
    return;
  }
  if (duplicateWords === undefined && (intent.resent || receipt.mapping !== undefined)) {
    const words = receipt.mapping === undefined ? 'sent twice, found neither time' : 'the known record was not found';
    await settle(work, change.inConflict(receipt, { code: 'outcome-unknown', vendorWords: words }, { now }));
    return;
  }
  const looked = { ...intent, looks: intent.looks + 1 };
  if (looked.looks < 2) {
    const at = settleTime(engine, story.write.settleSeconds, now);
    await settle(work, change.stillAbsent(receipt, looked, { now, at, state: 'unknown' }));
    return;
  }
  await settle(work, change.stillAbsent(receipt, { ...looked, resent: true }, { now, at: now, state: 'pending' }));
}
