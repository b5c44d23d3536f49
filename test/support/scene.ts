import type { Integration } from '../../lib/documents/integration.ts';
import { unlimited } from '../../lib/sync/allowance.ts';
import { type ListingEnd, runCatchUp } from '../../lib/sync/catch-up.ts';
import type { Listed } from '../../lib/sync/define-sync.ts';
import type { Engine } from '../../lib/sync/engine.ts';
import type { Allowance, Connection, OpenIntegration, ReceiptStore } from '../../lib/sync/ports.ts';
import type { Receipt, ReceiptRef } from '../../lib/sync/receipt.ts';
import { type RunReport, runSync } from '../../lib/sync/run-sync.ts';
import { createWorker } from './effects.ts';
import { createMemoryStore } from './memory-store.ts';
import { createVirtualTarget, type Held, type Thing } from './virtual-target.ts';
import { createVirtualClock, engineOf, openIntegration, releaseInto, worldScope } from './world-engine.ts';
import { storyFor, type WorldStory, worldDirection } from './world-story.ts';

/** Parts of a story that a test puts in the place of the usual ones. */
export type StoryParts = {
  readonly read?: Partial<WorldStory['read']>;
  readonly decide?: Partial<WorldStory['decide']>;
  readonly write?: Partial<WorldStory['write']>;
  readonly confirm?: WorldStory['confirm'];
  readonly before?: WorldStory['before'];
  readonly parts?: WorldStory['parts'];
  /** Nudges that one worker takes. */
  readonly batch?: number;
  /** Seconds after which the target applies a call that it applies late. */
  readonly lateSeconds?: number;
  /** Seconds by which its lists lag. */
  readonly listLagSeconds?: number;
};

/** One direction over a memory table and a virtual target, for tests that play one history by hand. */
export class Scene {
  readonly store = createMemoryStore();
  readonly source = new Map<string, Thing>();
  readonly queue: ReceiptRef[] = [];
  /** Names of what was counted for alarms. */
  readonly counted: string[] = [];
  /** Keys that were nudged for a later moment. */
  readonly later: string[] = [];
  readonly target;
  readonly clock: () => Date;
  readonly advance: (seconds: number) => void;
  /** What the table answers; a test may replace some of it. */
  receipts: ReceiptStore = this.store;
  /** Undefined: it was removed. */
  integration: Partial<Integration> | undefined = {};
  allowance: (vendor: string) => Allowance = () => unlimited;
  ends: Engine['ends'];
  timeLeftMs: () => number = () => 45_000;
  connected: (vendor: string) => void = () => undefined;
  readonly #story: WorldStory;
  readonly #batch: number;
  #ids = 0;

  constructor(parts: StoryParts) {
    const { clock, advance } = createVirtualClock();
    this.#batch = parts.batch ?? 10;
    this.clock = clock;
    this.advance = advance;
    const { lateSeconds = 100, listLagSeconds = 0 } = parts;
    this.target = createVirtualTarget(clock, { lateSeconds, listLagSeconds });
    const usual = storyFor({ canUpdate: false, looksUpFirst: false, settleSeconds: 300 }, this.source, this.target);
    this.#story = {
      ...usual,
      read: { ...usual.read, ...parts.read },
      decide: { ...usual.decide, ...parts.decide },
      write: { ...usual.write, ...parts.write },
      confirm: parts.confirm,
      before: parts.before ?? [],
      parts: parts.parts ?? {},
    };
  }

  refOf(key: string): ReceiptRef {
    return { ...worldScope, direction: worldDirection, key };
  }

  /** A change at the source, told by a webhook. */
  async change(key: string, content = 'first'): Promise<void> {
    this.source.set(key, { naturalKey: `N${key}`, content });
    await this.store.record(this.refOf(key), { at: this.clock(), by: 'webhook' });
  }

  run(...keys: readonly string[]): Promise<RunReport> {
    return runSync(
      this.#story,
      keys.map((key) => this.refOf(key)),
      this.#engine(),
    );
  }

  catchUp(...pages: readonly (readonly Listed[])[]): Promise<ListingEnd> {
    const when: WorldStory['when'] = {
      ...this.#story.when,
      async *changedSince(_connection, _since, place = '0') {
        for (let page = Number(place); page < pages.length; page += 1) {
          yield { rows: pages[page] ?? [], place: String(page + 1) };
        }
      },
    };
    return runCatchUp({ ...this.#story, when }, worldScope, this.#engine());
  }

  /** Time goes on a minute at a time, until nothing is open any more or the minutes are over. */
  async minutes(count: number): Promise<void> {
    for (let minute = 0; minute < count; minute += 1) {
      while (this.queue.length > 0) await this.run(...this.queue.splice(0, this.#batch).map(({ key }) => key));
      this.advance(60);
      await releaseInto({ store: this.store, receipts: this.store, queue: this.queue, clock: this.clock });
    }
  }

  receipt(key: string): Receipt {
    const found = this.store.all().find((receipt) => receipt.key === key);
    if (found === undefined) throw new Error(`no receipt ${key}`);
    return found;
  }

  heldOf(key: string): readonly Held[] {
    return this.target.held.filter((one) => one.naturalKey === `N${key}`);
  }

  /** How often the target was called so. */
  calls(kind: 'write' | 'look-up'): number {
    return this.target.calls.filter((call) => call === kind).length;
  }

  #engine(): Engine {
    const { store, receipts, queue, clock } = this;
    const newId = (): string => `worker-${++this.#ids}`;
    const { counted, later } = this;
    const parts = { store, receipts, queue, clock, leaseSeconds: 60, newId, counted, later };
    const engine = engineOf(parts, createWorker());
    return {
      ...engine,
      ends: this.ends,
      timeLeftMs: this.timeLeftMs,
      integrations: { open: async () => this.#open() },
    };
  }

  #open(): OpenIntegration | undefined {
    if (this.integration === undefined) return undefined;
    const open = openIntegration(this.clock);
    const connect = (vendor: Connection['vendor']): Connection => {
      this.connected(vendor);
      return { ...open.connect(vendor), turns: this.store.turns, allowance: this.allowance(vendor) };
    };
    return {
      ...open,
      integration: { ...open.integration, ...this.integration },
      connect: connect as OpenIntegration['connect'],
    };
  }
}
