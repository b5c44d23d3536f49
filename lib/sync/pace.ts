/** How fast the workers of a deployment may call a vendor together. A vendor that counts short windows takes no more. */
export type PaceRules = {
  /** Milliseconds between two calls, over time. */
  readonly everyMs: number;
  /** Calls that may follow each other at once after a rest. */
  readonly ahead: number;
  /** Calls under way at once. */
  readonly atOnce: number;
  /** A call whose end nobody told of is over after this: its worker was ended. */
  readonly longestMs: number;
  /** Nobody waits longer for a place. */
  readonly mostWaitMs: number;
};

/** What is known of the calls of all workers: when the next one is due, and which are under way until when at most. */
export type PaceState = { readonly nextMs: number; readonly underWay: Readonly<Record<string, number>> };

/** A call has a place and begins at `startMs`; or all places are taken, and somebody must end first. */
export type Admission =
  | { readonly kind: 'admitted'; readonly startMs: number; readonly state: PaceState }
  | { readonly kind: 'full' };

/** No place is given this far ahead: whoever told of one had a clock that was wrong, and nobody waits for that. */
const longestAheadMs = 120_000;

type Asking = { readonly id: string; readonly nowMs: number; readonly rules: PaceRules };

/**
 * Gives a call its place. In any span of time begin at most `ahead` calls and one more for each `everyMs` of it.
 * A clock that is ahead of the others moves the next place towards its own time: the others then wait longer, never shorter.
 */
export function admit(state: PaceState | undefined, { id, nowMs, rules }: Asking): Admission {
  const { everyMs, ahead, atOnce, longestMs, mostWaitMs } = rules;
  const isToCome = (ms: number): boolean => ms > nowMs && ms <= nowMs + longestAheadMs;
  const underWay = Object.fromEntries(Object.entries(state?.underWay ?? {}).filter(([, untilMs]) => isToCome(untilMs)));
  if (Object.keys(underWay).length >= atOnce) return { kind: 'full' };
  const next = state !== undefined && isToCome(state.nextMs) ? state.nextMs : nowMs;
  const startMs = Math.max(nowMs, next - (ahead - 1) * everyMs);
  if (startMs - nowMs > mostWaitMs) return { kind: 'full' };
  return {
    kind: 'admitted',
    startMs,
    state: { nextMs: next + everyMs, underWay: { ...underWay, [id]: startMs + longestMs } },
  };
}

/** A call is over. */
export function ended(state: PaceState, id: string): PaceState {
  const { [id]: over, ...underWay } = state.underWay;
  return { ...state, underWay };
}

/** The vendor asks everybody to wait: no call begins before this. */
export function paused(state: PaceState | undefined, untilMs: number, { everyMs, ahead }: PaceRules): PaceState {
  // From then on one by one: whoever filled the window may still be there.
  const nextMs = Math.max(state?.nextMs ?? 0, untilMs + (ahead - 1) * everyMs);
  return { nextMs, underWay: state?.underWay ?? {} };
}
