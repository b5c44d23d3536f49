import { nextTry, triesBeforeGivingUp } from './backoff.ts';
import { bookPlace } from './book-place.ts';
import { countedAs } from './count-ends.ts';
import { type Engine, loginRefusedSeconds, nudgeLostSeconds, writeBackRefusedSeconds } from './engine.ts';
import { BudgetSpent, SyncError } from './errors.ts';
import type { NotApplied } from './outcome.ts';
import { isPatient } from './patient-codes.ts';
import type { OpenIntegration } from './ports.ts';
import { endStates, type Receipt, refOf } from './receipt.ts';
import * as change from './receipt-changes.ts';
import { findWriter, type Story } from './story.ts';

/** One claimed receipt, the story it belongs to, and what is needed to work on it. */
export type Work<Source, Target, Settings> = {
  readonly story: Story<Source, Target, Settings>;
  readonly engine: Engine;
  readonly open: OpenIntegration;
  readonly settings: Settings;
  readonly owner: string;
  /** The wish that this run answers; wishes that come later are answered by another run. */
  taken: number;
  receipt: Receipt;
};

/** A work of which only the receipt matters. */
export type AnyWork = Pick<Work<never, never, never>, 'engine' | 'owner' | 'taken' | 'receipt'>;

/**
 * Saves what became of the receipt. A newer wish that came meanwhile turns an end into pending again and is nudged;
 * every other state keeps and only learns of the wish. False when somebody else holds the receipt now.
 */
export async function settle(work: AnyWork, next: Receipt): Promise<boolean> {
  const { engine, owner } = work;
  const before = work.receipt.state;
  let newest = next;
  let candidate = answering(work, newest, newest.wanted);
  for (let round = 0; round < 10; round += 1) {
    candidate = countable(work, candidate);
    const saved = await engine.receipts.save(candidate, owner);
    if (saved.kind === 'lost') return lost(work);
    if (saved.kind === 'moved') {
      newest = { ...newest, ...saved.now };
      candidate = answering(work, newest, saved.now.wanted);
      continue;
    }
    const counted = work.receipt.counted;
    work.receipt = candidate;
    countEnd(engine, candidate, counted);
    tell(engine, candidate, before);
    if (candidate.state !== next.state) await engine.nudges.nudge([refOf(candidate)]);
    else await nudgeSoon(engine, candidate);
    return true;
  }
  throw new Error('a receipt was wished for faster than it could be saved');
}

/** Marks what the receipt is counted as from now on, in the same write. */
function countable({ engine }: AnyWork, receipt: Receipt): Receipt {
  const counted = engine.ends === undefined ? undefined : countedAs(receipt, engine.clock());
  return counted === undefined ? receipt : { ...receipt, counted };
}

function countEnd({ ends }: AnyWork['engine'], receipt: Receipt, before: Receipt['counted']): void {
  const { tenant, integration, direction, counted: now } = receipt;
  if (now === undefined || (before?.day === now.day && before.state === now.state)) return;
  ends?.count({ scope: { tenant, integration, direction }, before, now });
}

/** The due index looks once a minute; what is due sooner, or soon after, gets a nudge of its own for that moment. */
const ownNudgeSeconds = 120;

async function nudgeSoon(engine: Engine, receipt: Receipt): Promise<void> {
  const { notBefore, dueAt, lease } = receipt;
  if (notBefore === undefined || dueAt === undefined || lease !== undefined) return;
  // Who follows in a booked list may go earlier than it is due: with the first, which has a nudge of its own.
  const wait = Math.ceil((Date.parse(dueAt) - engine.clock().getTime()) / 1000);
  if (wait <= ownNudgeSeconds) await engine.nudges.nudge([refOf(receipt)], Math.max(0, wait));
}

/** What to save when the wishes have come to `wanted`: an end that answers an older wish is none. */
function answering(work: AnyWork, next: Receipt, wanted: number): Receipt {
  if (!endStates.includes(next.state)) return { ...next, wanted };
  if (wanted === work.taken) return { ...next, wanted, done: work.taken };
  const soon = new Date(work.engine.clock().getTime() + nudgeLostSeconds * 1000);
  return change.reopened({ ...next, done: work.taken }, wanted, soon);
}

function lost(work: AnyWork): false {
  const { direction, integration, key } = work.receipt;
  work.engine.log.warn('lease lost, somebody else goes on', { direction, integration, key });
  return false;
}

function tell(engine: Engine, receipt: Receipt, before: Receipt['state']): void {
  const { direction, integration, key, state, problem } = receipt;
  if (state === 'sending' || state === before) return;
  engine.log.info('receipt', { direction, integration, key, state, reason: problem?.code });
  const name = countedStates[state];
  if (name !== undefined) engine.metrics.count(name, 1, { direction });
}

const countedStates: Partial<Record<Receipt['state'], string>> = {
  delivered: 'ReceiptsDelivered',
  rejected: 'ReceiptsRejected',
  conflict: 'ReceiptsInConflict',
};

/** Holds the document back: by the vendor's own time when it named one, else by doubling waits; after two days a person is asked. */
export async function holdBack(work: AnyWork, outcome: NotApplied): Promise<void> {
  const { engine, receipt } = work;
  const now = engine.clock();
  if (receipt.state === 'unknown') return askAgainLater(work, outcome);
  // A vendor that names the time when it takes calls again has nothing against the document.
  const named = believable(outcome.retryAt, now);
  const isThrottled = outcome.problem.code === 'vendor-throttled' && named !== undefined;
  const patient = isThrottled || isPatient(outcome.problem.code);
  if (!patient && receipt.tries >= triesBeforeGivingUp) {
    const problem = { ...outcome.problem, code: 'retries-spent' as const };
    await settle(work, change.rejected(receipt, [problem], { now }));
    return;
  }
  const usual = patient ? later(now, loginRefusedSeconds) : nextTry(now, receipt.tries, engine.random());
  const at = named ?? usual;
  await settle(work, change.heldBack(receipt, { ...outcome, at, counts: !patient }, { now }));
}

/** The look-up of an unknown outcome could not be made: the question stays open, and nothing is sent meanwhile. */
async function askAgainLater(work: AnyWork, outcome: NotApplied): Promise<void> {
  const { engine, receipt } = work;
  const now = engine.clock();
  if (receipt.tries >= triesBeforeGivingUp) {
    const problem = { code: 'outcome-unknown', vendorWords: outcome.problem.vendorWords } as const;
    await settle(work, change.inConflict(receipt, problem, { now }));
    return;
  }
  const at = believable(outcome.retryAt, now) ?? nextTry(now, receipt.tries, engine.random());
  const step = { now, detail: outcome.problem.vendorWords };
  await settle(work, change.outcomeUnknown({ ...receipt, tries: receipt.tries + 1 }, at, step));
}

/** The write-back to the source could not be made: tried again until it is. The delivery stands. */
export async function holdBackConfirmation(work: AnyWork, outcome: NotApplied): Promise<void> {
  const { engine, receipt } = work;
  const now = engine.clock();
  const at = believable(outcome.retryAt, now) ?? nextTry(now, receipt.tries, engine.random());
  await settle(work, change.unconfirmed(receipt, { ...outcome, at }, { now }));
}

/** No vendor puts a document off by more than this. */
const longestSeconds = 24 * 3600;

/** The vendor's own time, a day at most. One that is over is none: it would make a hot loop. */
function believable(retryAt: Date | undefined, now: Date): Date | undefined {
  if (retryAt === undefined || retryAt.getTime() < now.getTime() + 1000) return undefined;
  const latest = later(now, longestSeconds);
  return retryAt < latest ? retryAt : latest;
}

function later(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}

/**
 * Translates what a connector threw before anything was sent: budget spent, vendor away, contract broken.
 * Anything else is a defect of ours: the document stays open with backoff and the error goes on to the log and the alarm.
 */
export async function settleFailure(work: AnyWork, failure: unknown, calls: number): Promise<void> {
  const { engine, receipt } = work;
  const now = engine.clock();
  if (failure instanceof BudgetSpent) {
    const place = await bookPlace(failure, calls);
    if (place !== undefined) return void (await settle(work, change.deferred(receipt, place, { now })));
  }
  if (failure instanceof SyncError && failure.neverSeen) {
    alarm(work, 'a fault never seen before', failure.reason.problem.vendorWords ?? '');
  }
  if (failure instanceof SyncError && failure.reason.advice === 'refuse') {
    if (receipt.state === 'unknown') {
      const problem = { code: 'outcome-unknown', vendorWords: failure.reason.problem.vendorWords } as const;
      await settle(work, change.inConflict(receipt, problem, { now }));
      return;
    }
    await settle(work, change.rejected(receipt, [failure.reason.problem], { now }));
    return;
  }
  if (failure instanceof SyncError && failure.reason.advice === 'hold') {
    await holdBack(work, { kind: 'not-applied', problem: failure.reason.problem, retryAt: failure.retryAt });
    return;
  }
  alarm(work, 'a defect of ours', nameOf(failure));
  await holdBack(work, { kind: 'not-applied', problem: { code: 'internal-error', vendorWords: nameOf(failure) } });
}

/** What nobody foresaw is counted, so that people are told (infra/constructs/sync-alarms.ts) and can look at the receipt. */
export function alarm({ engine, receipt }: AnyWork, what: string, words: string): void {
  const { direction, key } = receipt;
  engine.log.error(what, { direction, key, words });
  engine.metrics.count('Surprises', 1, { direction });
}

/** The writer that an open intent was sent with; undefined when this version of the program does not have it any more. */
export function intendedWriter<Source, Target, Settings>({ story, receipt }: Work<Source, Target, Settings>) {
  return findWriter(story, receipt.intent?.step);
}

/** The write-back threw: the delivery stands, and the write-back is tried again. */
export async function settleConfirmFailure(work: AnyWork, failure: unknown): Promise<void> {
  if (failure instanceof SyncError) {
    const { reason, retryAt } = failure;
    const refused = { ...reason.problem, code: 'write-back-refused' } as const;
    const problem = reason.advice === 'hold' ? reason.problem : refused;
    // A refusal does not pass in seconds: a person frees the number.
    const at = reason.advice === 'hold' ? retryAt : later(work.engine.clock(), writeBackRefusedSeconds);
    return holdBackConfirmation(work, { kind: 'not-applied', problem, retryAt: at });
  }
  work.engine.log.error('a write-back threw', { key: work.receipt.key, error: nameOf(failure) });
  const problem = { code: 'internal-error', vendorWords: nameOf(failure) } as const;
  await holdBackConfirmation(work, { kind: 'not-applied', problem });
}

/** Name and place of an error, without its message: a message may carry anything. */
export function nameOf(failure: unknown): string {
  if (!(failure instanceof Error)) return typeof failure;
  const place =
    failure.stack
      ?.split('\n')[1]
      ?.trim()
      .replace(/\(.*[/\\]/, '(') ?? '';
  return `${failure.name} ${place}`;
}
