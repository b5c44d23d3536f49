import { pace as rules } from '../../lib/connectors/xledger/limits.ts';
import { createTraffic, refusingLimit, whileUnderWay } from '../../lib/sandboxes/xledger/http/allowance.ts';
import { emptyState } from '../../lib/sandboxes/xledger/state/sandbox-state.ts';
import { createPace, type Pace, PaceFull } from '../../lib/sync/shared-pace.ts';
import { createMemoryPaces } from '../support/memory-pace.ts';
import { chanceOf } from './chance.ts';

/** Time that moves on when everybody waits. */
function virtualTime() {
  let now = Date.parse('2026-11-20T09:00:00Z');
  const waiting: { at: number; go: () => void }[] = [];
  return {
    now: () => now,
    wait: (milliseconds: number) =>
      new Promise<void>((go) => void waiting.push({ at: now + Math.max(0, milliseconds), go })),
    async runUntil(end: number): Promise<void> {
      for (;;) {
        // All that follows from what has happened comes first.
        for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
        waiting.sort((one, other) => one.at - other.at);
        const next = waiting.shift();
        if (next === undefined || next.at > end) return;
        now = next.at;
        next.go();
      }
    },
  };
}

/** What is played. */
export type PacedScene = {
  readonly workers: number;
  readonly seconds: number;
  readonly seed: number;
  /** Milliseconds by which the workers' clocks are wrong at most. */
  readonly skewMs?: number;
  /** Milliseconds that a call takes at most. */
  readonly latencyMs?: number;
  /** False: each worker keeps a pace of its own, as if it were alone. */
  readonly together?: boolean;
};

const token = 'token-of-all-the-workers';

/** Workers that always have a call to make, against the limits of the strict sandbox. */
export async function playPacedWorkers(scene: PacedScene): Promise<{ calls: number; refused: readonly string[] }> {
  const { workers, seconds, seed, skewMs = 0, latencyMs = 900, together = true } = scene;
  const time = virtualTime();
  const { next: random } = chanceOf(seed);
  const shared = createMemoryPaces(() => time.wait(5 + random() * 20));
  const [state, traffic] = [emptyState(), createTraffic()];
  state.tokens[token] = { ownerCode: 1, creditsPerHour: 1_000_000, revoked: false };
  const told = { calls: 0, refused: [] as string[] };
  const end = time.now() + seconds * 1000;

  async function request(): Promise<void> {
    // On the way there, as long as the network takes.
    await time.wait(20 + random() * 130);
    const limit = refusingLimit(traffic, { state, token, now: new Date(time.now()) });
    told.calls += 1;
    if (limit !== undefined) told.refused.push(limit.code ?? '');
    else await whileUnderWay(traffic, token, () => time.wait(30 + random() * latencyMs));
  }

  async function worker(pace: Pace): Promise<void> {
    while (time.now() < end) {
      await pace.pass('x', rules, request).catch(async (failure: unknown) => {
        // Put off, as the engine would.
        if (!(failure instanceof PaceFull)) throw failure;
        await time.wait(15_000);
      });
    }
  }

  for (let index = 0; index < workers; index += 1) {
    const skew = skewMs * (2 * random() - 1);
    const clock = () => new Date(time.now() + skew);
    const store = together ? shared : createMemoryPaces();
    const newId = () => `${index} ${random()}`;
    const parts = { store, clock, newId, random, wait: time.wait, log: { warn: () => undefined } };
    worker(createPace(parts)).catch((failure: unknown) => told.refused.push(String(failure)));
  }
  await time.runUntil(end);
  return told;
}
