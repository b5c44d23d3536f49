import { admit, ended, type PaceRules, type PaceState, paused } from './pace.ts';
import type { Clock, Log } from './ports.ts';

/** Where all workers see the same state. `change` is asked what comes next; false: somebody else was quicker. */
export type PaceStore = {
  change(name: string, next: (state: PaceState | undefined) => PaceState | undefined): Promise<boolean>;
};

/** The pace of calls that all workers keep together. */
export type Pace = {
  /** Makes a call when it has a place. @throws PaceFull when there is none for long; whatever the call throws */
  pass<T>(name: string, rules: PaceRules, call: () => Promise<T>): Promise<T>;
  /** No worker begins a call before so many milliseconds have passed: the vendor said so. */
  pause(name: string, rules: PaceRules, milliseconds: number): Promise<void>;
};

/** No place became free in time. Nothing was sent. */
export class PaceFull extends Error {
  override readonly name = 'PaceFull';
}

type Parts = {
  readonly store: PaceStore;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
  readonly newId: () => string;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
};

/** Two who are always in each other's way look again after this, with as much of chance. */
const lookAgainMs = 100;

/** Tries to tell that a call is over, before its time does. */
const endTries = 5;

/**
 * A pace over a store. What the store cannot do stops no call: the pace keeps vendors from refusing us, and a refusal is
 * waited for. What must never be exceeded is a budget's work.
 */
export function createPace(parts: Parts): Pace {
  const { store, clock, newId, wait } = parts;
  return {
    async pass(name, rules, call) {
      const id = newId();
      const startMs = await enter({ name, id, rules }, parts);
      if (startMs === undefined) return call();
      try {
        const rest = startMs - clock().getTime();
        if (rest > 0) await wait(rest);
        return await call();
      } finally {
        await leave({ name, id }, parts);
      }
    },
    async pause(name, rules, milliseconds) {
      const untilMs = clock().getTime() + milliseconds;
      for (let tries = 0; tries < endTries; tries += 1) {
        if (await store.change(name, (state) => paused(state, untilMs, rules)).catch(failed(parts))) return;
      }
    },
  };
}

type Asked = { readonly name: string; readonly id: string; readonly rules: PaceRules };

/** When the call begins; undefined when the store could not be asked. @throws PaceFull */
async function enter({ name, id, rules }: Asked, parts: Parts): Promise<number | undefined> {
  const { store, clock, random, wait } = parts;
  const began = clock().getTime();
  for (;;) {
    const nowMs = clock().getTime();
    let startMs: number | undefined;
    let isBroken = false;
    const changed = await store
      .change(name, (state) => {
        const admission = admit(state, { id, nowMs, rules });
        startMs = admission.kind === 'admitted' ? admission.startMs : undefined;
        return admission.kind === 'admitted' ? admission.state : undefined;
      })
      .catch((failure: unknown) => {
        isBroken = true;
        return failed(parts)(failure);
      });
    if (isBroken) return undefined;
    if (changed && startMs !== undefined) return startMs;
    if (nowMs - began > rules.mostWaitMs) throw new PaceFull(`no place within ${rules.mostWaitMs} ms`);
    await wait(lookAgainMs * (1 + random()));
  }
}

async function leave({ name, id }: { name: string; id: string }, parts: Parts): Promise<void> {
  for (let tries = 0; tries < endTries; tries += 1) {
    const isTold = await parts.store
      .change(name, (state) => (state === undefined ? undefined : ended(state, id)))
      .catch(failed(parts));
    if (isTold) return;
    await parts.wait(lookAgainMs * parts.random());
  }
}

function failed({ log }: Parts) {
  return (failure: unknown): false => {
    // The call goes on: its own worker keeps the pace alone.
    log.warn('the pace of all workers could not be kept', { failure: String(failure) });
    return false;
  };
}
