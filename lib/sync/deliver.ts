import { callDeadlineMs, settleReserveMs } from './engine.ts';
import { BudgetSpent } from './errors.ts';
import { fingerprintOf } from './fingerprint.ts';
import { followLink } from './follow-link.ts';
import { mappingOf } from './mapping.ts';
import type { LookUp, Unmapped, WriteOrder, WriteOutcome } from './outcome.ts';
import type { Evidence, Intent } from './receipt.ts';
import * as change from './receipt-changes.ts';
import { settleFound, settleLookUp, wonder } from './recover.ts';
import { settleHeld } from './settle-held.ts';
import { alarm, callsNeeded, holdBack, settle, settleFailure, type Work } from './work.ts';

/** A document that was judged and shall be sent. */
export type Parcel<Source, Target> = {
  readonly document: Source;
  readonly target: Target;
  readonly clue: string | undefined;
  readonly unmapped: readonly Unmapped[];
};

/** Steps 5 to 8: check at the target, take calls, write the intent, send, settle. True when the target holds the document now. */
export async function deliver<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  parcel: Parcel<Source, Target>,
): Promise<boolean> {
  const { story, engine, open } = work;
  const writer = story.write;
  const connection = open.connect(writer.vendor);
  const evidence = writer.evidence(parcel.target, parcel.clue);
  const problems = await writer.check(connection, parcel.target, parcel.unmapped);
  if (problems.length > 0) return end(settle(work, change.rejected(work.receipt, problems, { now: engine.clock() })));

  const { linkTo } = work.receipt;
  if (linkTo !== undefined) return followLink(work, parcel, { evidence, number: linkTo });
  let existing: WriteOrder<Target>['existing'] = work.receipt.mapping;
  if (existing === undefined && writer.looksUpFirst) {
    const found = await writer.lookUp(connection, evidence);
    if (found.kind === 'found' && !found.equal && !found.foreign)
      existing = { targetId: found.targetId, number: found.number };
    else if (found.kind !== 'absent') return adopt(work, parcel, found);
  }
  const earlier = work.receipt.intent;
  if (existing === undefined && !writer.looksUpFirst && earlier?.resent) {
    // The second sending may have been put off for hours, and the first one applied meanwhile.
    const found = await writer.lookUp(connection, earlier.evidence);
    const isVouched = found.kind === 'unsearchable' && earlier.vouchedAbsent === true;
    if (found.kind !== 'absent' && !isVouched) return settleLookUp(work, earlier, found);
  }
  await connection.allowance.reserve(writer.calls);
  if (engine.timeLeftMs() < callDeadlineMs + settleReserveMs) return end(comeBackAtOnce(work));

  const intent = intentFor(work, parcel, evidence);
  // The intent must be on the table before the call: a worker killed in between leaves a question, never a second voucher.
  if (!(await settle(work, change.intended(work.receipt, intent, { now: engine.clock() })))) return false;
  const order = { target: parcel.target, evidence, idempotencyKey: intent.idempotencyKey, existing };
  return settleOutcome(work, { intent, document: parcel.document }, await send(work, order));
}

async function end(saved: Promise<unknown>): Promise<false> {
  await saved;
  return false;
}

/** Too little time is left to hear an answer: nothing was sent, the next worker starts afresh. */
function comeBackAtOnce(
  work: Pick<Work<never, never, never>, 'engine' | 'owner' | 'taken' | 'receipt'>,
): Promise<boolean> {
  return settle(work, change.reopened(work.receipt, work.receipt.wanted, work.engine.clock()));
}

async function adopt<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  parcel: Parcel<Source, Target>,
  found: Exclude<LookUp, { kind: 'absent' }>,
): Promise<boolean> {
  const now = work.engine.clock();
  if (found.kind === 'found' && found.foreign) {
    const problem = { code: 'number-taken', value: found.number, vendorWords: found.shown } as const;
    return end(settle(work, change.inConflict(work.receipt, problem, { now })));
  }
  if (found.kind === 'conflict') return end(settle(work, change.inConflict(work.receipt, found.problem, { now })));
  if (found.kind === 'unsearchable')
    throw new Error(`${work.story.name}: looks up first in a target that cannot be searched`);
  const prints = { fingerprint: fingerprintOf(parcel.target), sourceFingerprint: fingerprintOf(parcel.document) };
  const mapping = mappingOf(found, prints, now);
  const step = { now, event: 'adopted as it stands', detail: found.shown };
  return settleHeld(work, change.delivered(work.receipt, mapping, step), parcel.document);
}

function intentFor<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  parcel: Parcel<Source, Target>,
  evidence: Evidence,
): Intent {
  const { receipt, engine } = work;
  const fingerprint = fingerprintOf(parcel.target);
  const earlier = receipt.intent;
  const { tenant, integration, direction, key } = receipt;
  return {
    fingerprint,
    sourceFingerprint: fingerprintOf(parcel.document),
    idempotencyKey: fingerprintOf([tenant, integration, direction, key, fingerprint]),
    evidence,
    wanted: work.taken,
    at: engine.clock().toISOString(),
    looks: 0,
    resent: earlier?.resent ?? false,
  };
}

async function send<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  order: WriteOrder<Target>,
): Promise<WriteOutcome | BudgetSpent> {
  const { story, open, engine } = work;
  try {
    return await story.write.write(open.connect(story.write.vendor), order);
  } catch (failure) {
    // Nothing was sent: an allowance throws before the call.
    if (failure instanceof BudgetSpent) return failure;
    // A writer that throws anything else is a defect of ours, and the target may have applied the call.
    engine.log.error('a writer threw', { direction: story.name, key: work.receipt.key });
    return { kind: 'unknown', vendorWords: 'the answer could not be read' };
  }
}

async function settleOutcome<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  sent: { readonly intent: Intent; readonly document: Source },
  outcome: WriteOutcome | BudgetSpent,
): Promise<boolean> {
  const { engine } = work;
  const { intent, document } = sent;
  const now = engine.clock();
  if (outcome instanceof BudgetSpent) return end(settleFailure(work, outcome, callsNeeded(work)));
  switch (outcome.kind) {
    case 'delivered': {
      const mapping = mappingOf(outcome, intent, now);
      const event = intent.resent ? 'delivered, sent once more' : 'delivered';
      return settleHeld(
        work,
        change.delivered(work.receipt, mapping, { now, event, detail: mapping.number }),
        document,
      );
    }
    case 'rejected':
      return end(settle(work, change.rejected(work.receipt, [outcome.problem], { now })));
    case 'not-applied':
      return end(holdBack(work, outcome));
    case 'unknown':
      if (outcome.neverSeen) alarm(work, 'a fault never seen before', outcome.vendorWords);
      return end(wonder(work, intent, outcome.vendorWords));
    case 'duplicate':
      return settleDuplicate(work, intent, outcome.vendorWords);
  }
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
  try {
    const found = await story.write.lookUp(open.connect(story.write.vendor), intent.evidence);
    if (found.kind === 'found') return await settleFound(work, intent, found);
    if (found.kind === 'absent') return end(wonder(claimedByTarget(work, intent, words), intent, words));
    const problem = found.kind === 'conflict' ? found.problem : ({ code: 'number-taken', vendorWords: words } as const);
    return end(settle(work, change.inConflict(work.receipt, problem, { now })));
  } catch (failure) {
    // The look-up could not be made now; the question stays open and is asked again after the settle time.
    engine.log.warn('look-up after a duplicate failed', {
      direction: story.name,
      key: work.receipt.key,
      failure: String(failure),
    });
    return end(wonder(work, intent, words));
  }
}
