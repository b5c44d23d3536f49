import type { DigestKind, DigestState } from './digest-state.ts';
import type { Problem } from './problems.ts';
import { isWriteBackRefused, type Receipt } from './receipt.ts';

/** Log-ins that only a person can set right. Their documents are held back, and go by themselves afterwards. */
const loginCodes: readonly string[] = [
  'login-refused',
  'identity-needed',
  'identity-blocked',
  'access-revoked',
  'access-missing',
  'module-missing',
  'department-login-missing',
] satisfies readonly Problem['code'][];

/** True for a log-in that only a person can set right. */
export function isLoginCode(code: string): boolean {
  return loginCodes.includes(code);
}

/** What decides about a document that needs a person. */
export type DigestCase = {
  /** The code of its reason. */
  readonly code: string;
  /** True: held back by a refused log-in or write-back, which is told once however often it is tried again. */
  readonly isHeld: boolean;
  /** Since when it stands like this. */
  readonly at: string;
};

/** What is to be done now. Of `told` and `failed`, one is written after the mail, depending on whether it was taken. */
export type DigestDecision =
  | { readonly kind: 'rest' }
  /** Nothing to tell, and something to remember. */
  | { readonly kind: 'note'; readonly next: DigestState }
  | {
      readonly kind: 'tell';
      readonly mail: DigestKind;
      /** Cases of later instants are left for the next mail: more of the same may be on its way. */
      readonly until: string;
      readonly intended: DigestState;
      readonly told: DigestState;
      readonly failed: DigestState;
    };

type Facts = {
  readonly cases: readonly DigestCase[];
  readonly state: DigestState;
  readonly now: Date;
  /** A burst of failures is told in one mail: nothing is told before it was quiet for so long. */
  readonly quietSeconds: number;
};

/** At most one mail about trouble in this time. */
const hourMs = 3_600_000;

/** A stream of failures that never rests is told after so many quiet times. */
const mostQuietTimes = 10;

/** The reason of a receipt that needs a person; undefined for one that does not. */
export function digestCaseOf(
  receipt: Pick<Receipt, 'state' | 'problem' | 'updatedAt' | 'unconfirmed'>,
): DigestCase | undefined {
  const { state, problem, updatedAt: at } = receipt;
  const isLoginRefused = state === 'pending' && problem !== undefined && isLoginCode(problem.code);
  const isHeld = isLoginRefused || isWriteBackRefused(receipt);
  if (state !== 'rejected' && state !== 'conflict' && !isHeld) return undefined;
  return { code: problem?.code ?? 'unknown-fault', isHeld, at };
}

/** Decides whether the people of an integration are told something now, and what is remembered of it. */
export function decideDigest({ cases, state, now, quietSeconds }: Facts): DigestDecision {
  if (state.intent !== undefined && isWithin(state.intent.at, now, hourMs)) return { kind: 'rest' };
  const { intent, ...known } = state;
  const quietMs = quietSeconds * 1000;
  const until = new Date(now.getTime() - quietMs).toISOString();
  if (cases.length === 0) return decideWell(known, { now, quietMs, until });
  const { clearSince, ...open } = known;
  const heldNow = new Set(cases.filter(({ isHeld }) => isHeld).map(({ code }) => code));
  const toldHolds = open.toldHolds.filter((code) => heldNow.has(code));
  const news = cases.filter((one) => isNews(one, { ...open, toldHolds }));
  if (news.length === 0 || isTooEarly(news, { state: open, now, quietMs })) {
    const next = { ...open, toldHolds, revision: state.revision + 1 };
    const isSame = clearSince === undefined && toldHolds.length === open.toldHolds.length;
    return isSame ? { kind: 'rest' } : { kind: 'note', next };
  }
  const told = {
    ...open,
    toldUntil: until,
    toldHolds: [...heldNow].sort(),
    troubleAt: now.toISOString(),
    isOpen: true,
  };
  return tell('trouble', { before: { ...open, toldHolds }, told, now, until });
}

/** All is well when nothing needs a person for a while: a document that is tried again right now may be refused again. */
function decideWell(
  state: DigestState,
  { now, quietMs, until }: { now: Date; quietMs: number; until: string },
): DigestDecision {
  const { clearSince, ...rest } = state;
  if (!state.isOpen) return { kind: 'rest' };
  if (clearSince === undefined) {
    return { kind: 'note', next: { ...state, clearSince: now.toISOString(), revision: state.revision + 1 } };
  }
  if (isWithin(clearSince, now, quietMs)) return { kind: 'rest' };
  return tell('well', { before: state, told: { ...rest, toldHolds: [], isOpen: false }, now, until });
}

/** The intent is the first write, what came of it the second. */
function tell(
  mail: DigestKind,
  { before, told, now, until }: { before: DigestState; told: DigestState; now: Date; until: string },
): DigestDecision {
  const intent = { kind: mail, at: now.toISOString() };
  const [first, second] = [before.revision + 1, before.revision + 2];
  return {
    kind: 'tell',
    mail,
    until,
    intended: { ...before, intent, revision: first },
    told: { ...told, revision: second },
    failed: { ...before, revision: second },
  };
}

function isNews({ code, isHeld, at }: DigestCase, { toldUntil, toldHolds }: DigestState): boolean {
  return isHeld ? !toldHolds.includes(code) : toldUntil === undefined || at > toldUntil;
}

function isTooEarly(
  news: readonly DigestCase[],
  { state, now, quietMs }: { state: DigestState; now: Date; quietMs: number },
): boolean {
  if (state.troubleAt !== undefined && isWithin(state.troubleAt, now, hourMs)) return true;
  const instants = news.map(({ at }) => at).sort();
  const [oldest = ''] = instants;
  const newest = instants.at(-1) ?? '';
  return isWithin(newest, now, quietMs) && isWithin(oldest, now, quietMs * mostQuietTimes);
}

/** True while less than `spanMs` have passed. */
function isWithin(since: string, now: Date, spanMs: number): boolean {
  return now.getTime() - new Date(since).getTime() < spanMs;
}
