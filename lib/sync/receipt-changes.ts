import type { Place } from './book-place.ts';
import type { NotApplied } from './outcome.ts';
import type { ConflictCode, HoldCode, Problem, RejectCode, SkipCode } from './problems.ts';
import type { Attempt, Intent, Mapping, Parent, Receipt, StepResult } from './receipt.ts';

/** Attempts that a receipt keeps. */
const attemptsKept = 20;
/** Characters of a free text that a receipt keeps. */
const textKept = 500;

/** Where the first of a list does not come, each of the others is due by itself this long after the window opened. */
const followerSeconds = 600;

type Step = { readonly now: Date; readonly detail?: string | undefined };

/** What was tried and is told on the receipt; the newest last. */
function noted(receipt: Receipt, event: string, step: Step): Receipt {
  const attempt: Attempt = {
    at: step.now.toISOString(),
    event,
    ...(step.detail && { detail: step.detail.slice(0, 160) }),
  };
  return {
    ...receipt,
    attempts: [...receipt.attempts, attempt].slice(-attemptsKept),
    updatedAt: step.now.toISOString(),
  };
}

/**
 * Nobody holds it, nothing is due, nothing is booked. An intent goes too, unless its first sending was never seen again
 * (`resent`): that must not be forgotten, or a third sending could follow.
 */
function released(receipt: Receipt): Receipt {
  const { lease, dueAt, notBefore, slot, problem, furtherProblems, parent, intent, ...rest } = receipt;
  return intent?.resent ? { ...rest, intent } : rest;
}

function short<P extends Problem>(problem: P): P {
  const { vendorWords, value } = problem;
  return {
    ...problem,
    ...(vendorWords !== undefined && { vendorWords: vendorWords.slice(0, textKept) }),
    ...(value !== undefined && { value: value.slice(0, 120) }),
  };
}

/** The target holds it. The mapping is part of the receipt. */
export function delivered(receipt: Receipt, mapping: Mapping, step: Step & { event: string }): Receipt {
  const { intent, unconfirmed, linkTo, ...rest } = released(receipt);
  return noted({ ...rest, state: 'delivered', mapping, done: receipt.wanted, tries: 0 }, step.event, step);
}

/** Nothing was to be done. A mapping from an earlier delivery stays. `parent` is what would change that once it is there. */
export function skipped(receipt: Receipt, reason: SkipCode, step: Step & { parent?: Parent | undefined }): Receipt {
  const { unconfirmed, linkTo, ...rest } = released(receipt);
  const problem: Problem<SkipCode> = { code: reason };
  const next: Receipt = { ...rest, state: 'skipped', problem, done: receipt.wanted, tries: 0 };
  if (step.parent !== undefined) next.parent = step.parent;
  return noted(next, `skipped: ${reason}`, step);
}

/** A step is done: the target holds what it brought, and the next one may go. The lease stays. */
export function stepDone(receipt: Receipt, name: string, step: Step & { result: StepResult; event: string }): Receipt {
  const { intent, problem, furtherProblems, notBefore, slot, parent, ...rest } = receipt;
  const next: Receipt = { ...rest, state: 'pending', steps: { ...receipt.steps, [name]: step.result }, tries: 0 };
  next.dueAt = receipt.lease?.until ?? step.now.toISOString();
  return noted(next, `${name}: ${step.event}`, step);
}

/** The target does not hold any more what these steps brought: the next try takes them again, under new keys. */
export function withoutSteps(receipt: Receipt, names: readonly string[] = []): Receipt {
  if (names.length === 0 || receipt.steps === undefined) return receipt;
  const kept = Object.entries(receipt.steps).filter(([name]) => !names.includes(name));
  return { ...receipt, steps: Object.fromEntries(kept), beginnings: (receipt.beginnings ?? 0) + 1 };
}

/** A person, or changed data, has to open it again. The first problem is the headline. */
export function rejected(receipt: Receipt, problems: readonly Problem<RejectCode>[], step: Step): Receipt {
  const [first, ...others] = problems.map(short);
  const next: Receipt = { ...released(receipt), state: 'rejected', done: receipt.wanted, tries: 0 };
  if (first !== undefined) next.problem = first;
  if (others.length > 0) next.furtherProblems = others.slice(0, 5);
  return noted(next, `rejected: ${first?.code ?? 'unknown-fault'}`, { ...step, detail: first?.field });
}

/** Only a person can tell. The intent stays, so that both sides can be shown. */
export function inConflict(receipt: Receipt, problem: Problem<ConflictCode>, step: Step): Receipt {
  const { linkTo, ...rest } = released(receipt);
  const next: Receipt = { ...rest, state: 'conflict', problem: short(problem), done: receipt.wanted };
  if (receipt.intent !== undefined) next.intent = receipt.intent;
  return noted(next, `conflict: ${problem.code}`, { ...step, detail: problem.vendorWords });
}

/** Held back for now: tried again by itself at `at`. `counts` is false when waiting longer is no failure of the document. */
export function heldBack(receipt: Receipt, held: NotApplied & { at: Date; counts: boolean }, step: Step): Receipt {
  const at = held.at.toISOString();
  const next: Receipt = {
    ...released(receipt),
    state: 'pending',
    problem: short(held.problem),
    notBefore: at,
    dueAt: at,
  };
  return noted({ ...next, tries: receipt.tries + (held.counts ? 1 : 0) }, `held back: ${held.problem.code}`, {
    ...step,
    detail: held.problem.vendorWords,
  });
}

/** Waits for a parent; looked at again at `at` also when nobody tells. */
export function waitingFor(receipt: Receipt, parent: Parent, step: Step & { at: Date; shown: string }): Receipt {
  const problem: Problem<HoldCode> = { code: 'waiting-for-parent', value: step.shown };
  const next: Receipt = {
    ...released(receipt),
    state: 'waiting',
    parent,
    problem,
    dueAt: step.at.toISOString(),
    tries: 0,
  };
  return noted(next, `waiting for ${step.shown}`, step);
}

/** The budget is used up; a place in a later window is booked. Who follows is taken along by the first of its list. */
export function deferred(receipt: Receipt, place: Place, step: Step): Receipt {
  const at = place.opensAt.toISOString();
  const { budget, window, calls, list, follows, shared } = place;
  const problem: Problem<HoldCode> = { code: 'budget-used-up', value: at };
  const next: Receipt = { ...released(receipt), state: 'deferred', problem, notBefore: at, dueAt: at };
  if (receipt.state === 'unknown') Object.assign(next, { state: 'unknown', intent: receipt.intent });
  if (follows) next.dueAt = later(at, followerSeconds);
  const slot = { budget, window, calls, ...(shared && { shared }) };
  next.slot = list === undefined ? slot : { ...slot, list, follows };
  return noted(next, `deferred until ${at}`, step);
}

/**
 * Its place is kept, and it is looked at again when that opens, or a moment from now where it is open: then nobody may be
 * left to take along who follows.
 */
export function keptDeferred(receipt: Receipt, now: Date): Receipt {
  const { lease, notBefore = '', ...rest } = receipt;
  const soonest = later(now.toISOString(), 10);
  if (notBefore <= soonest) return { ...rest, notBefore: soonest, dueAt: soonest };
  return { ...rest, notBefore, dueAt: receipt.slot?.follows ? later(notBefore, followerSeconds) : notBefore };
}

function later(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1000).toISOString();
}

/** About to be sent: written before the vendor is called. The lease stays. */
export function intended(receipt: Receipt, intent: Intent, step: Step): Receipt {
  const { problem, furtherProblems, parent, slot, notBefore, ...rest } = receipt;
  return noted({ ...rest, state: 'sending', intent }, sendingWords(intent), step);
}

function sendingWords({ step, resent }: Intent): string {
  return `${step === undefined ? '' : `${step}: `}${resent ? 'sending once more' : 'sending'}`;
}

/** The outcome is not known: looked up at `at`, never sent again blindly. */
export function outcomeUnknown(receipt: Receipt, at: Date, step: Step): Receipt {
  const due = at.toISOString();
  const { lease, slot, ...rest } = receipt;
  const problem: Problem<HoldCode> = short({ code: 'outcome-being-checked', vendorWords: step.detail });
  const next: Receipt = { ...rest, state: 'unknown', problem, notBefore: due, dueAt: due };
  return noted(next, 'outcome unknown', step);
}

/** Not found at the target after the settle time: sent once more with the same key, or looked up once more. */
export function stillAbsent(
  receipt: Receipt,
  intent: Intent,
  step: Step & { at: Date; state: 'unknown' | 'pending' },
): Receipt {
  const at = step.at.toISOString();
  const { lease, slot, ...rest } = receipt;
  const next: Receipt = { ...rest, state: step.state, intent, notBefore: at, dueAt: at };
  return noted(next, step.state === 'unknown' ? 'not found yet' : 'not found, will be sent once more', step);
}

/** A newer wish came while this one was worked on: back to pending, claimable at once. */
export function reopened(receipt: Receipt, wanted: number, dueAt: Date): Receipt {
  const { lease, notBefore, slot, problem, furtherProblems, ...rest } = receipt;
  return { ...rest, state: 'pending', wanted, dueAt: dueAt.toISOString() };
}

/** The write-back to the source failed: tried again at `at`, the delivery stands. */
export function unconfirmed(receipt: Receipt, held: NotApplied & { at: Date }, step: Step): Receipt {
  const at = held.at.toISOString();
  const { lease, ...rest } = receipt;
  const next: Receipt = {
    ...rest,
    unconfirmed: true,
    problem: short(held.problem),
    confirmNotBefore: at,
    notBefore: at,
    dueAt: at,
    tries: receipt.tries + 1,
  };
  return noted(next, `write-back held: ${held.problem.code}`, { ...step, detail: held.problem.vendorWords });
}

/** Held by the target, while the source refused the write-back a moment ago: it is tried at its own time. */
export function stillUnconfirmed(receipt: Receipt, at: string): Receipt {
  return { ...receipt, unconfirmed: true, notBefore: at, dueAt: at };
}

/** The write-back to the source is made, or given up with the integration. */
export function confirmed(receipt: Receipt, step: Step, event = 'written back to the source'): Receipt {
  const { lease, dueAt, notBefore, unconfirmed: was, confirmNotBefore, problem, ...rest } = receipt;
  const next: Receipt = { ...rest, tries: 0 };
  if (receipt.state === 'skipped') next.problem = { code: 'unchanged' };
  return noted(next, event, step);
}

/** Stays as it is until `at`: its integration is switched off. Told once. */
export function paused(receipt: Receipt, step: Step & { at: Date }): Receipt {
  const at = step.at.toISOString();
  const { lease, slot, ...rest } = receipt;
  const next: Receipt = { ...rest, notBefore: at, dueAt: at };
  const event = 'integration switched off';
  return receipt.attempts.at(-1)?.event === event ? next : noted(next, event, step);
}
