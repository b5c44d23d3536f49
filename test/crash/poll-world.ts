import type { ListingEnd } from '../../lib/sync/catch-up.ts';
import type { Polled, PollPage, ScheduleTrigger } from '../../lib/sync/define-sync.ts';
import type { Engine } from '../../lib/sync/engine.ts';
import { SyncError } from '../../lib/sync/errors.ts';
import type { Decision } from '../../lib/sync/outcome.ts';
import type { Parent } from '../../lib/sync/receipt.ts';
import { runPoll } from '../../lib/sync/run-poll.ts';
import { type CrashPoint, createWorker, throughWorker, type Worker } from '../support/effects.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { openIntegration, worldScope } from '../support/world-engine.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const place = { ...worldScope, direction: 'expenses' };

/** A ledger of lines that a poll reads two at a time; its position is how many it has read. */
export class PolledLedger {
  readonly store = createMemoryStore();
  readonly lines: Polled[] = [];
  readonly asked: number[] = [];
  readonly nudged: string[] = [];
  appeared: Parent[] = [];
  /** The vendor is away from this line on. */
  awayFrom = Number.POSITIVE_INFINITY;
  timeLeftMs = 45_000;
  isOn = true;
  end: ListingEnd | undefined;
  #now = Date.parse('2026-11-21T10:00:00.000Z');

  add(...keys: readonly string[]): void {
    this.lines.push(...keys.map((key) => ({ key, snapshot: { text: `line ${key}` } })));
  }

  /** One poll by a worker that may be killed on the way. `weaken`: a mutant of the engine. */
  async poll(crash?: CrashPoint, weaken: (engine: Engine) => Engine = (engine) => engine): Promise<Worker> {
    const worker = createWorker(crash);
    this.#now += 900_000;
    const run = runPoll(this.#story(), worldScope, weaken(this.#engine(worker))).then((end) => {
      this.end = end;
    });
    await Promise.race([run, worker.died]);
    return worker;
  }

  now(): Date {
    return new Date(this.#now);
  }

  keys(): readonly string[] {
    return this.store.all().map(({ key }) => key);
  }

  position(): Promise<string | undefined> {
    return this.store.checkpoints.read(place);
  }

  #story() {
    const when: ScheduleTrigger = {
      ...{ kind: 'schedule', vendor: '24sevenoffice', topic: 'expenses', pollSeconds: 900 },
      pages: (_connection, { position }) => this.#pages(Number(position ?? 0)),
      reopenedBy: { vendor: 'moment', appearedSince: () => this.#appeared() },
    };
    const decide = (): Decision<never> => ({ kind: 'skip', reason: 'unchanged' });
    return { name: 'expenses', when, decide: { isOn: () => this.isOn, parents: () => [], decide } };
  }

  async *#pages(from: number): AsyncGenerator<PollPage> {
    this.asked.push(from);
    for (let at = from; at < this.lines.length; at += 2) {
      if (at >= this.awayFrom) {
        throw new SyncError({ advice: 'hold', applied: 'no', problem: { code: 'vendor-unreachable' } });
      }
      const entries = this.lines.slice(at, at + 2);
      yield { entries, position: String(at + entries.length) };
    }
  }

  async *#appeared(): AsyncGenerator<readonly Parent[]> {
    yield this.appeared;
  }

  #engine(worker: Worker): Engine {
    const open = openIntegration(() => new Date('2026-11-01T00:00:00.000Z'));
    const nudge: Engine['nudges']['nudge'] = async (refs) => void this.nudged.push(...refs.map(({ key }) => key));
    return {
      receipts: throughWorker(this.store, 'receipts', worker),
      checkpoints: throughWorker(this.store.checkpoints, 'checkpoints', worker),
      nudges: throughWorker({ nudge }, 'nudges', worker),
      integrations: { open: async () => open },
      clock: () => this.now(),
      random: () => 0.5,
      newId: () => 'worker',
      timeLeftMs: () => this.timeLeftMs,
      leaseSeconds: 60,
      log: quiet,
      metrics: { count: () => undefined },
    };
  }
}
