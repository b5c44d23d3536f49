import type { Receipt } from './receipt.ts';
import { type PersonAct, personGraph } from './receipt-graph.ts';

/** What a person wants done with a receipt. `number` is the target's; `reason` is kept on the receipt. */
export type ActOrder =
  | { readonly act: 'retry' }
  | { readonly act: 'resend' }
  | { readonly act: 'link'; readonly number: string }
  | { readonly act: 'dismiss'; readonly reason: string };

/** Why an act is refused: the state has no such way out, somebody works on it now, or the target holds it already. */
export type ActRefusal = 'no-way-out' | 'held' | 'in-target';

/** What an act makes of a receipt. */
export type Acted =
  | { readonly kind: 'changed'; readonly receipt: Receipt }
  | { readonly kind: 'refused'; readonly why: ActRefusal };

/** The acts that a receipt's state allows now, in the order of their buttons. */
export function actsOn(receipt: Receipt): readonly PersonAct[] {
  const acts: readonly PersonAct[] = ['retry', 'link', 'resend', 'dismiss'];
  return acts.filter((act) => refusal(receipt, act) === undefined);
}

function refusal({ state, mapping, steps = {}, problem }: Receipt, act: PersonAct): ActRefusal | undefined {
  if (personGraph[state][act] === undefined) return 'no-way-out';
  // A second voucher for one invoice: what is mapped is never sent as new.
  // The same of a step that cannot be changed there: a person corrects it at the target, and links or dismisses.
  const isEntered = problem?.code === 'changed-after-delivery' && Object.keys(steps).length > 0;
  return act === 'resend' && (mapping !== undefined || isEntered) ? 'in-target' : undefined;
}

/** What the receipt becomes. `afterSeconds` puts the next look off, so that many retries are spread. */
export function actOn(receipt: Receipt, order: ActOrder, when: { now: Date; afterSeconds: number }): Acted {
  const why = refusal(receipt, order.act);
  if (why !== undefined) return { kind: 'refused', why };
  if (receipt.lease !== undefined && receipt.lease.until > when.now.toISOString()) {
    return { kind: 'refused', why: 'held' };
  }
  return { kind: 'changed', receipt: next(receipt, order, when) };
}

type When = { readonly now: Date; readonly afterSeconds: number };

function next(receipt: Receipt, order: ActOrder, when: When): Receipt {
  switch (order.act) {
    case 'retry':
      return { ...retried(receipt, when), chosen: true };
    case 'resend':
      return resent(receipt, when);
    case 'link':
      return { ...reopened(searchedFirst(receipt), 'linked by a person', when), linkTo: order.number };
    case 'dismiss':
      return dismissed(receipt, order.reason, when);
  }
}

/** Looked at anew. A sending whose outcome nobody knows is looked up, never sent by a retry. */
function retried(receipt: Receipt, when: When): Receipt {
  const opened = reopened(receipt, 'wanted: person', when);
  const { intent } = receipt;
  if (receipt.state !== 'conflict' || intent === undefined) return opened;
  return { ...opened, state: 'unknown', intent: { ...intent, looks: 0 } };
}

/** The person says that it is not at the target. It is looked for once more before it is sent. */
function resent(receipt: Receipt, when: When): Receipt {
  const { intent } = receipt;
  const opened = reopened(receipt, 'to be sent once more', when);
  if (intent === undefined) return opened;
  const { duplicateWords, ...rest } = intent;
  return { ...opened, intent: { ...rest, resent: true, looks: 0, vouchedAbsent: true } };
}

/** Left alone. Newer wishes that came while it was in conflict are not lost with it: those are looked at. */
function dismissed(receipt: Receipt, reason: string, when: When): Receipt {
  const kept = searchedFirst(receipt);
  if (receipt.state === 'conflict' && receipt.wanted > receipt.done) {
    return { ...reopened(kept, 'dismissed, a newer version is looked at', when), wanted: receipt.wanted };
  }
  const { dueAt, notBefore, slot, furtherProblems, parent, lease, linkTo, ...rest } = kept;
  const problem = { code: 'dismissed', value: cut(reason) };
  return noted({ ...rest, state: 'skipped', problem, done: receipt.wanted, tries: 0 }, 'dismissed by a person', when);
}

/** An earlier sending that was never seen again is searched for before any later one. */
function searchedFirst(receipt: Receipt): Receipt {
  const { intent } = receipt;
  return intent === undefined ? receipt : { ...receipt, intent: { ...intent, resent: true } };
}

function reopened(receipt: Receipt, event: string, when: When): Receipt {
  const { notBefore, slot, problem, furtherProblems, parent, lease, linkTo, ...rest } = receipt;
  const at = new Date(when.now.getTime() + when.afterSeconds * 1000);
  // Due at once: it goes within the minute also where nobody nudges.
  const dueAt = at.toISOString();
  const opened: Receipt = { ...rest, state: 'pending', wanted: receipt.wanted + 1, tries: 0, dueAt };
  return noted(when.afterSeconds === 0 ? opened : { ...opened, notBefore: at.toISOString() }, event, when);
}

function noted(receipt: Receipt, event: string, { now }: When): Receipt {
  const at = now.toISOString();
  return { ...receipt, attempts: [...receipt.attempts, { at, event }], updatedAt: at };
}

function cut(text: string): string {
  return text.slice(0, 120).toWellFormed();
}
