import { callsNeeded } from './calls-needed.ts';
import { BudgetSpent } from './errors.ts';
import { mappingOf, stepResultOf } from './mapping.ts';
import type { WriteOrder, WriteOutcome } from './outcome.ts';
import type { Intent } from './receipt.ts';
import * as change from './receipt-changes.ts';
import { settleFound, wonder } from './recover.ts';
import { settleHeld } from './settle-held.ts';
import { writerOf } from './story.ts';
import { type AnyWork, alarm, holdBack, settle, settleFailure, type Work } from './work.ts';

/** How far one stage of a document came. `next`: its step is done, the next one may go. `held`: the target holds the document. */
export type Progress = 'next' | 'held' | 'ended';

/** What is sent, and the intent that says so. */
export type Sending<Source, Target> = {
  readonly order: WriteOrder<Target>;
  readonly intent: Intent;
  readonly document: Source;
};

type Arrived<Source> = {
  readonly stage: string | undefined;
  readonly found: {
    readonly targetId: string;
    readonly number?: string | undefined;
    readonly link?: string | undefined;
  };
  readonly prints: Pick<Intent, 'fingerprint' | 'sourceFingerprint'>;
  readonly noting: { readonly now: Date; readonly event: string; readonly detail?: string | undefined };
  readonly document: Source;
};

/** The target holds what this stage brings: a step is done, or the whole document delivered. */
export async function settleStage<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  { stage, found, prints, noting, document }: Arrived<Source>,
): Promise<Progress> {
  if (stage !== undefined) {
    const result = stepResultOf(found, prints, noting.now);
    return (await settle(work, change.stepDone(work.receipt, stage, { ...noting, result }))) ? 'next' : 'ended';
  }
  const mapping = mappingOf(found, prints, noting.now);
  return (await settleHeld(work, change.delivered(work.receipt, mapping, noting), document)) ? 'held' : 'ended';
}

/** What a writer threw. Nothing was sent when it was an allowance; anything else is a defect of ours. */
export function outcomeOfFailure({ engine, receipt }: AnyWork, failure: unknown): WriteOutcome | BudgetSpent {
  if (failure instanceof BudgetSpent) return failure;
  // The target may have applied the call.
  engine.log.error('a writer threw', { direction: receipt.direction, key: receipt.key });
  return { kind: 'unknown', vendorWords: 'the answer could not be read' };
}

/** What the target's answer means for the receipt. */
export async function settleOutcome<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  { intent, document }: Pick<Sending<Source, Target>, 'intent' | 'document'>,
  outcome: WriteOutcome | BudgetSpent,
): Promise<Progress> {
  const now = work.engine.clock();
  if (outcome instanceof BudgetSpent) return ended(settleFailure(work, outcome, callsNeeded(work)));
  switch (outcome.kind) {
    case 'delivered': {
      const event = intent.resent ? 'delivered, sent once more' : 'delivered';
      const noting = { now, event, detail: outcome.remark ?? outcome.number };
      return settleStage(work, { stage: intent.step, found: outcome, prints: intent, noting, document });
    }
    case 'rejected':
      return ended(
        settle(work, change.rejected(change.withoutSteps(work.receipt, outcome.undoes), [outcome.problem], { now })),
      );
    case 'not-applied':
      return ended(holdBack(work, outcome));
    case 'unknown':
      return ended(settleUnknown(work, intent, outcome));
    case 'duplicate':
      return (await settleDuplicate(work, intent, outcome.vendorWords)) ? 'held' : 'ended';
  }
}

async function settleUnknown<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  intent: Intent,
  { neverSeen, vendorWords }: Extract<WriteOutcome, { kind: 'unknown' }>,
): Promise<void> {
  if (neverSeen) alarm(work, 'a fault never seen before', vendorWords);
  // A question that got no answer is asked again: nothing was sent.
  const silent = { kind: 'not-applied', problem: { code: 'vendor-error', vendorWords } } as const;
  if (writerOf(work.story, intent.step).asksOnly) await holdBack(work, silent);
  else await wonder(work, intent, vendorWords);
}

/** Lists lag: the question stays open, and nothing is sent while the target says that it holds the document. */
function claimedByTarget<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  intent: Intent,
  words: string,
): Work<Source, Target, Settings> {
  work.receipt = { ...work.receipt, intent: { ...intent, duplicateWords: words.slice(0, 500) } };
  return work;
}

/** The target says it holds this already. Equal is delivered, anything else needs a person. */
async function settleDuplicate<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  intent: Intent,
  words: string,
): Promise<boolean> {
  const { story, open, engine } = work;
  const now = engine.clock();
  const writer = writerOf(story, intent.step);
  try {
    const found = await writer.lookUp(open.connect(writer.vendor), intent.evidence);
    if (found.kind === 'found') return await settleFound(work, intent, found);
    if (found.kind === 'absent') return notHeld(wonder(claimedByTarget(work, intent, words), intent, words));
    const problem = found.kind === 'conflict' ? found.problem : ({ code: 'number-taken', vendorWords: words } as const);
    return notHeld(settle(work, change.inConflict(work.receipt, problem, { now })));
  } catch (failure) {
    // The look-up could not be made now; the question stays open and is asked again after the settle time.
    engine.log.warn('look-up after a duplicate failed', {
      direction: story.name,
      key: work.receipt.key,
      failure: String(failure),
    });
    return notHeld(wonder(work, intent, words));
  }
}

async function notHeld(saved: Promise<unknown>): Promise<false> {
  await saved;
  return false;
}

async function ended(saved: Promise<unknown>): Promise<'ended'> {
  await saved;
  return 'ended';
}
