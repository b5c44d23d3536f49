import type { SandboxState } from '../state/sandbox-state.ts';
import { localTime } from '../views/wire-forms.ts';
import type { ShownError } from './answer.ts';

const hour = 3_600_000;
const burstMs = 5000;

/** What is under way and what came lately, per token. In memory only. */
export type Traffic = { readonly underWay: Map<string, number>; readonly lately: Map<string, number[]> };

/** Nothing under way. */
export function createTraffic(): Traffic {
  return { underWay: new Map(), lately: new Map() };
}

/** A caller, and when. */
export type Caller = { readonly state: SandboxState; readonly token: string; readonly now: Date };

/** Where a token stands in this hour; the hours are those of the clock. */
export function creditStanding({ state, token, now }: Caller) {
  const start = Math.floor(now.getTime() / hour) * hour;
  const window = state.credits[token];
  const startedAt = new Date(start).toISOString();
  const used = window?.startedAt === startedAt ? window.used : 0;
  const limit = state.tokens[token]?.creditsPerHour ?? 0;
  return { startedAt, used, limit, resetAt: new Date(start + hour) };
}

/** Counts credits against the hour. */
export function spendCredits(caller: Caller, credits: number): void {
  const { startedAt, used } = creditStanding(caller);
  caller.state.credits[caller.token] = { startedAt, used: used + credits };
}

/** What a call costs; a portion counts as soon as it is begun. */
export function costOf({ switches }: SandboxState, { rows, inputs }: { rows: number; inputs: number }): number {
  const portions = (count: number, size: number) => (size === 0 ? 0 : Math.ceil(count / size));
  const { creditsPerRequest, rowsPerCredit, inputsPerCredit } = switches;
  return creditsPerRequest + portions(rows, rowsPerCredit) + portions(inputs, inputsPerCredit);
}

/** The error of each limit; codes and the first words are the vendor's. */
export const limitErrors = {
  burst: {
    code: 'BAD_REQUEST.BURST_RATE_LIMIT_REACHED',
    message: 'Too many requests in the last 5 seconds. Please wait before you try again.',
  },
  concurrency: { code: 'BAD_REQUEST.CONCURRENCY_LIMIT_REACHED', message: 'Too many concurrent requests.' },
} as const;

/** The hour's credits are used up. */
export function creditsError(caller: Caller): ShownError {
  const { resetAt } = creditStanding(caller);
  const told =
    caller.state.switches.resetAtForm === 'utc' ? `${resetAt.toISOString().slice(0, 19)}Z` : localTime(resetAt);
  return {
    code: 'BAD_REQUEST.INSUFFICIENT_CREDITS',
    message: `Insufficient credits. Credits are renewed at ${told}.`,
    extensions: { resetAt: told },
  };
}

/** The limit that refuses a call; a call that passes counts for the burst. A refused call counts for nothing. */
export function refusingLimit(traffic: Traffic, caller: Caller): ShownError | undefined {
  const { state, token, now } = caller;
  if ((traffic.underWay.get(token) ?? 0) >= state.switches.concurrencyLimit) return limitErrors.concurrency;
  const since = now.getTime() - burstMs;
  const lately = (traffic.lately.get(token) ?? []).filter((at) => at > since);
  if (lately.length >= state.switches.burstLimit) return limitErrors.burst;
  const { used, limit } = creditStanding(caller);
  if (used + state.switches.creditsPerRequest > limit) return creditsError(caller);
  traffic.lately.set(token, [...lately, now.getTime()]);
  return undefined;
}

/** Does the work as one of those under way. */
export async function whileUnderWay<Result>(
  { underWay }: Traffic,
  token: string,
  work: () => Promise<Result>,
): Promise<Result> {
  underWay.set(token, (underWay.get(token) ?? 0) + 1);
  try {
    return await work();
  } finally {
    underWay.set(token, (underWay.get(token) ?? 1) - 1);
  }
}
