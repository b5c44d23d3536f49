import { callDeadlineMs, settleReserveMs } from './engine.ts';
import type { BudgetSpent } from './errors.ts';
import { fingerprintOf } from './fingerprint.ts';
import { followLink } from './follow-link.ts';
import { keepingRequests } from './keeping-requests.ts';
import type { LookUp, Unmapped, WriteOrder, WriteOutcome } from './outcome.ts';
import type { Evidence, Intent } from './receipt.ts';
import * as change from './receipt-changes.ts';
import { settleLookUp } from './recover.ts';
import { outcomeOfFailure, type Progress, type Sending, settleOutcome, settleStage } from './settle-outcome.ts';
import { contentPrint, type Stage, writerOf } from './story.ts';
import { type AnyWork, settle, type Work } from './work.ts';
import { callsOf } from './writer.ts';

/** A document that was judged and shall be sent. */
export type Parcel<Source, Target> = {
  readonly document: Source;
  readonly target: Target;
  readonly clue: string | undefined;
  readonly unmapped: readonly Unmapped[];
};

type Existing = WriteOrder<never>['existing'];

/** Steps 5 to 8 for one stage: check at the target, take calls, write the intent, send, settle. */
export async function deliverStage<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  parcel: Parcel<Source, Target>,
  stage: Stage<Target>,
): Promise<Progress> {
  const connection = work.open.connect(stage.writer.vendor);
  if (!(await passesChecks(work, parcel, stage))) return 'ended';
  const { linkTo, steps = {} } = work.receipt;
  if (linkTo !== undefined) {
    const evidence = stage.writer.evidence(parcel.target, parcel.clue, steps);
    return (await followLink(work, parcel, { evidence, number: linkTo })) ? 'held' : 'ended';
  }
  let existing = heldBefore(work, stage);
  const question = questionBefore(work, parcel, stage);
  if (question !== undefined) {
    const found = await stage.writer.lookUp(connection, question);
    const after = await afterLookUp(work, parcel, { stage, found });
    if (typeof after === 'string') return after;
    existing = after.existing;
  }
  await connection.allowance.reserve(callsOf(stage.writer, [existing !== undefined]));
  if (isLate(work)) return comeBackAtOnce(work);
  const sending = await intend(work, parcel, { stage, existing, request: work.engine.newId() });
  if (sending === undefined) return 'ended';
  return settleOutcome(work, sending, await send(work, sending));
}

/** Checks against the target before anything is sent. False when the document is rejected. */
export async function passesChecks<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  parcel: Parcel<Source, Target>,
  { writer }: Stage<Target>,
): Promise<boolean> {
  const problems = await writer.check(work.open.connect(writer.vendor), parcel.target, parcel.unmapped);
  if (problems.length === 0) return true;
  await settle(work, change.rejected(work.receipt, problems, { now: work.engine.clock() }));
  return false;
}

/** What an earlier version of this stage left at the target. */
export function heldBefore<Source, Target, Settings>(
  { receipt }: Work<Source, Target, Settings>,
  { name }: Stage<Target>,
): Existing {
  return name === undefined ? receipt.mapping : receipt.steps?.[name];
}

/**
 * What to look up before sending: an existing record that may be adopted; or a first sending that was never seen again,
 * for the second one may have been put off for hours, and the first one applied meanwhile.
 */
export function questionBefore<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  { target, clue }: Parcel<Source, Target>,
  stage: Stage<Target>,
): Evidence | undefined {
  if (heldBefore(work, stage) !== undefined) return undefined;
  const { intent, steps = {} } = work.receipt;
  if (stage.writer.looksUpFirst) return stage.writer.evidence(target, clue, steps);
  return intent?.resent && intent.step === stage.name ? intent.evidence : undefined;
}

/** What the answer to that question allows: to send (perhaps as an update), or what has become of the document. */
export async function afterLookUp<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  parcel: Parcel<Source, Target>,
  { stage, found }: { stage: Stage<Target>; found: LookUp },
): Promise<Progress | { existing: Existing }> {
  if (found.kind === 'absent') return { existing: undefined };
  const earlier = work.receipt.intent;
  if (!stage.writer.looksUpFirst && earlier !== undefined) {
    if (found.kind === 'unsearchable' && earlier.vouchedAbsent === true) return { existing: undefined };
    return (await settleLookUp(work, earlier, found)) ? 'held' : 'ended';
  }
  const isToUpdate = found.kind === 'found' && !found.equal && !found.foreign;
  if (isToUpdate) return { existing: { targetId: found.targetId, number: found.number } };
  return adopt(work, parcel, { stage, found });
}

/** Too little time is left to hear an answer. */
export function isLate({ engine }: AnyWork): boolean {
  return engine.timeLeftMs() < callDeadlineMs + settleReserveMs;
}

/** Nothing was sent: the next worker starts afresh. */
export async function comeBackAtOnce(work: AnyWork): Promise<'ended'> {
  await settle(work, change.reopened(work.receipt, work.receipt.wanted, work.engine.clock()));
  return 'ended';
}

async function adopt<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  parcel: Parcel<Source, Target>,
  { stage, found }: { stage: Stage<Target>; found: Exclude<LookUp, { kind: 'absent' }> },
): Promise<Progress> {
  const now = work.engine.clock();
  if (found.kind === 'found' && found.foreign) {
    const problem = { code: 'number-taken', value: found.number, vendorWords: found.shown } as const;
    return ended(settle(work, change.inConflict(work.receipt, problem, { now })));
  }
  if (found.kind === 'conflict') return ended(settle(work, change.inConflict(work.receipt, found.problem, { now })));
  if (found.kind === 'unsearchable')
    throw new Error(`${work.story.name}: looks up first in a target that cannot be searched`);
  const prints = { fingerprint: stage.print, sourceFingerprint: contentPrint(work.story, parcel.document) };
  const noting = { now, event: 'found at the target as it stands', detail: found.shown };
  return settleStage(work, { stage: stage.name, found, prints, noting, document: parcel.document });
}

async function ended(saved: Promise<unknown>): Promise<'ended'> {
  await saved;
  return 'ended';
}

/**
 * The intent must be on the table before the call: a worker killed in between leaves a question, never a second voucher.
 * A call that only asks needs none.
 */
export async function intend<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  parcel: Parcel<Source, Target>,
  { stage, existing, request }: { stage: Stage<Target>; existing: Existing; request: string },
): Promise<Sending<Source, Target> | undefined> {
  const { target, clue, document } = parcel;
  const done = work.receipt.steps ?? {};
  const evidence = stage.writer.evidence(target, clue, done);
  const intent = intentFor(work, parcel, { stage, evidence });
  const order = { target, evidence, idempotencyKey: intent.idempotencyKey, existing, done };
  if (stage.writer.asksOnly) return { order, intent, document };
  const named = work.engine.requests === undefined ? work.receipt : { ...work.receipt, request };
  const saved = await settle(work, change.intended(named, intent, { now: work.engine.clock() }));
  return saved ? { order, intent, document } : undefined;
}

/** What is written down before a stage is sent. */
export function intentFor<Source, Target, Settings>(
  { receipt, engine, story, taken }: Work<Source, Target, Settings>,
  { document }: Parcel<Source, Target>,
  { stage, evidence }: { stage: Stage<Target>; evidence: Evidence },
): Intent {
  const { tenant, integration, direction, key, intent: earlier, beginnings } = receipt;
  const names = [tenant, integration, direction, key, stage.print, ...(stage.name === undefined ? [] : [stage.name])];
  // What was deleted at the target and is entered anew is another call: the target's memory of the first is no answer.
  if (beginnings !== undefined) names.push(String(beginnings));
  return {
    fingerprint: stage.print,
    sourceFingerprint: contentPrint(story, document),
    idempotencyKey: fingerprintOf(names),
    evidence,
    step: stage.name,
    wanted: taken,
    at: engine.clock().toISOString(),
    looks: 0,
    resent: earlier?.step === stage.name && earlier?.resent === true,
  };
}

async function send<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  { order, intent }: Sending<Source, Target>,
): Promise<WriteOutcome | BudgetSpent> {
  const writer = writerOf(work.story, intent.step);
  try {
    return await writer.write(keepingRequests(work, work.open.connect(writer.vendor)), order);
  } catch (failure) {
    return outcomeOfFailure(work, failure);
  }
}
