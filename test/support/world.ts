import type { Receipt, ReceiptRef } from '../../lib/sync/receipt.ts';
import { runSync } from '../../lib/sync/run-sync.ts';
import { type CrashPoint, createWorker, type Worker } from './effects.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';
import { createVirtualTarget, type Held, type TargetFault, type Thing } from './virtual-target.ts';
import { createVirtualClock, engineOf, releaseInto, worldScope } from './world-engine.ts';
import { type Capabilities, stepKey, storyFor, throughStory, type WorldStory, worldDirection } from './world-story.ts';

/** What the world is made of; a mutant replaces one part. */
export type WorldParts = Capabilities & {
  readonly lateSeconds: number;
  readonly listLagSeconds: number;
  readonly leaseSeconds: number;
  readonly nextFault: () => TargetFault;
  readonly weakenStore: (store: MemoryStore) => MemoryStore;
  readonly weakenStory: (story: WorldStory) => WorldStory;
};

const usual: WorldParts = {
  canUpdate: false,
  looksUpFirst: false,
  settleSeconds: 300,
  lateSeconds: 200,
  listLagSeconds: 60,
  leaseSeconds: 60,
  nextFault: () => 'none',
  weakenStore: (store) => store,
  weakenStory: (story) => story,
};

const scope = { ...worldScope, direction: worldDirection };

/** A whole engine over a memory table, a virtual target and a virtual clock. Nothing in it waits for real time. */
export class World {
  readonly canUpdate: boolean;
  readonly source = new Map<string, Thing>();
  readonly queue: ReceiptRef[] = [];
  readonly target;
  readonly clock: () => Date;
  readonly advance: (seconds: number) => void;
  readonly #parts: WorldParts;
  readonly #store = createMemoryStore();
  readonly #receipts: MemoryStore;
  readonly #story: WorldStory;
  #faults = true;
  #ids = 0;

  constructor(parts: WorldParts) {
    const { clock, advance } = createVirtualClock();
    this.clock = clock;
    this.advance = advance;
    this.#parts = parts;
    this.canUpdate = parts.canUpdate;
    const nextFault = (): TargetFault => (this.#faults ? parts.nextFault() : 'none');
    this.target = createVirtualTarget(clock, { ...parts, nextFault });
    this.#receipts = parts.weakenStore(this.#store);
    this.#story = parts.weakenStory(storyFor(parts, this.source, this.target));
  }

  refOf(key: string): ReceiptRef {
    return { ...scope, key };
  }

  /** A change at the source, told by a webhook whose nudge may get lost. */
  async change(key: string, content: string, nudge = true): Promise<void> {
    this.source.set(key, { naturalKey: `N${key}`, content });
    await this.#receipts.record(this.refOf(key), { at: this.clock(), by: 'webhook' });
    if (nudge) this.queue.push(this.refOf(key));
  }

  /** One worker takes these nudges and may be killed on the way. Returns the worker, so that its effects can be counted. */
  async work(refs: readonly ReceiptRef[], crash?: CrashPoint, turn?: (name: string) => Promise<void>): Promise<Worker> {
    const worker = createWorker(crash, turn);
    const run = runSync(throughStory(this.#story, worker), refs, engineOf(this.#engineParts(), worker));
    await Promise.race([run, worker.died]);
    return worker;
  }

  /** Time goes on, the due index is read each minute, until nothing is open any more. */
  async quiet(): Promise<void> {
    for (let minute = 0; minute < 600; minute += 1) {
      for (let batch = 0; batch < 50 && this.queue.length > 0; batch += 1) await this.work(this.queue.splice(0, 10));
      if (this.receipts().every((receipt) => receipt.dueAt === undefined)) break;
      await this.nextMinute();
    }
    this.advance(3600);
    this.target.applyLate();
  }

  async nextMinute(): Promise<void> {
    this.advance(60);
    await releaseInto({ store: this.#receipts, receipts: this.#receipts, queue: this.queue, clock: this.clock });
  }

  endFaults(): void {
    this.#faults = false;
  }

  receipts(): readonly Receipt[] {
    return this.#store.all();
  }

  receipt(key: string): Receipt {
    const found = this.receipts().find((receipt) => receipt.key === key);
    if (found === undefined) throw new Error(`no receipt ${key}`);
    return found;
  }

  heldOf(key: string): readonly Held[] {
    return this.target.held.filter((one) => one.naturalKey === `N${key}`);
  }

  /** Each step's records of a document, in the steps' order. */
  stepsOf(key: string): readonly (readonly Held[])[] {
    const steps = this.#parts.steps ?? [];
    return steps.map((step) => this.target.held.filter((one) => one.naturalKey === stepKey(step, `N${key}`)));
  }

  heldByKey(): ReadonlyMap<string, readonly Held[]> {
    return Map.groupBy(this.target.held, ({ naturalKey }) => naturalKey);
  }

  #engineParts() {
    const newId = (): string => `worker-${++this.#ids}`;
    const { leaseSeconds } = this.#parts;
    return { store: this.#store, receipts: this.#receipts, queue: this.queue, clock: this.clock, leaseSeconds, newId };
  }
}

/** A world like the usual one, but for some parts. */
export function createWorld(changed: Partial<WorldParts> = {}): World {
  return new World({ ...usual, ...changed });
}
