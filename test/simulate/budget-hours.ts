import { createAllowance } from '../../lib/sync/allowance.ts';
import { type BudgetDeclaration, headroom } from '../../lib/sync/budget.ts';
import type { Engine } from '../../lib/sync/engine.ts';
import type { Connection, OpenIntegration, ReceiptStore } from '../../lib/sync/ports.ts';
import type { ReceiptRef } from '../../lib/sync/receipt.ts';
import { runSync } from '../../lib/sync/run-sync.ts';
import { createWorker } from '../support/effects.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import type { Thing } from '../support/virtual-target.ts';
import { createVirtualClock, engineOf, openIntegration, releaseInto, worldScope } from '../support/world-engine.ts';
import { type WorldStory, worldDirection } from '../support/world-story.ts';
import { chanceOf } from './chance.ts';
import { storyOver } from './hours-story.ts';
import { type MeteredHour, MeteredVendor } from './metered-vendor.ts';

/** A backlog, who works at it, and who else uses the token. */
export type HoursPlan = {
  readonly seed: number;
  readonly documents: number;
  readonly workers: number;
  /** Calls an hour. */
  readonly limit: number;
  /** Documents that one call takes, and that one worker is given at once. */
  readonly most: number;
  /** Calls that somebody else makes in each of the first two hours, at this minute: half past where none is named. */
  readonly foreign: number;
  readonly foreignMinute?: number;
  /** True: changes of customers that were delivered before; their companies stay as they are. False: all are new. */
  readonly known: boolean;
  /** True: each worker counts for itself alone, to prove that the vendor would tell. */
  readonly apart?: boolean;
  /** How many workers are killed on the way. */
  readonly kills: number;
};

/** What became of the backlog. */
export type HoursReport = {
  readonly delivered: number;
  readonly doubled: number;
  readonly killed: number;
  readonly hours: readonly (MeteredHour & {
    /** Calls that nobody made. */
    readonly unused: number;
    /** True when documents waited through the whole hour and beyond it. */
    readonly workWaited: boolean;
  })[];
  /** Documents that were told an hour, and when they went: in that hour, before it, after it. */
  readonly forecast: { readonly kept: number; readonly early: number; readonly late: number };
  /** Calls that bookings leave free. */
  readonly headroom: number;
};

const guardSeconds = 5;
const mostSkewSeconds = 3;
const mostHours = 60;
/** Calls overlap: time goes on by this much with each. */
const secondsOfCall = 0.2;

/** A backlog in virtual time: workers with clocks of their own share the store, and each is a process with its own calls at hand. */
export async function runBudgetHours(plan: HoursPlan): Promise<HoursReport> {
  const backlog = new Backlog(plan);
  await backlog.begin();
  await backlog.work();
  return backlog.report();
}

/** One worker: a clock that is seconds off, and calls at hand that end with it. */
type Process = { readonly clock: () => Date; readonly open: OpenIntegration };

class Backlog {
  readonly #plan: HoursPlan;
  readonly #chance;
  readonly #store = createMemoryStore();
  readonly #queue: ReceiptRef[] = [];
  readonly #time = createVirtualClock();
  readonly #vendor: MeteredVendor;
  readonly #budget: BudgetDeclaration;
  readonly #story: WorldStory;
  readonly #source = new Map<string, Thing>();
  readonly #waited = new Set<string>();
  #processes: Process[];
  /** The hour that each document was told first. */
  readonly #told = new Map<string, string>();
  #doomed = 0;
  #killed = 0;
  #ids = 0;

  constructor(plan: HoursPlan) {
    this.#plan = plan;
    this.#chance = chanceOf(plan.seed);
    const { clock, advance } = this.#time;
    this.#vendor = new MeteredVendor(plan.limit, clock, () => advance(secondsOfCall));
    this.#budget = { name: 'vendor#all', limit: plan.limit, windowSeconds: 3600, guardSeconds };
    this.#story = storyOver(this.#vendor, this.#source, plan.most);
    this.#processes = Array.from({ length: plan.workers }, () => this.#start());
  }

  /** Changes come when what was delivered before is known to its receipt. */
  async begin(): Promise<void> {
    this.#time.advance(60);
    const sample = this.#plan.known ? await this.#deliverFirst() : undefined;
    for (let index = 0; index < this.#plan.documents; index += 1) {
      const key = String(index);
      const thing = { naturalKey: `N${key}`, content: 'new' };
      this.#source.set(key, thing);
      const ref = this.#refOf(key);
      if (sample !== undefined) {
        this.#store.overwrite({ ...sample, ...ref });
        for (const step of ['company', 'customer']) this.#vendor.hold(step, { ...thing, content: 'old' });
      }
      await this.#store.record(ref, { at: this.#time.clock(), by: 'webhook' });
      this.#queue.push(ref);
    }
  }

  /** The receipt of one that went an hour ago stands for all of them. */
  async #deliverFirst() {
    this.#source.set('0', { naturalKey: 'N0', content: 'old' });
    await this.#store.record(this.#refOf('0'), { at: this.#time.clock(), by: 'webhook' });
    this.#queue.push(this.#refOf('0'));
    await this.#round();
    this.#time.advance(3600);
    this.#vendor.hours.clear();
    this.#told.clear();
    return this.#store.all()[0];
  }

  #refOf(key: string): ReceiptRef {
    return { ...worldScope, direction: worldDirection, key };
  }

  async work(): Promise<void> {
    let hour = this.#vendor.hour();
    for (let hours = 0; hours < mostHours; ) {
      while (this.#queue.length > 0) await this.#round();
      this.#nextLook();
      const next = this.#vendor.hour();
      if (next !== hour) {
        if (!this.#isOpenAfter(hour)) return;
        hour = next;
        hours += 1;
      }
      const isMinute = this.#time.clock().getUTCMinutes() === (this.#plan.foreignMinute ?? 30);
      if (isMinute && this.#vendor.hours.size <= 2) this.#vendor.spendForeign(this.#plan.foreign);
      await releaseInto({ store: this.#store, receipts: this.#store, queue: this.#queue, clock: this.#time.clock });
    }
  }

  /** The schedule looks each minute; in the middle of the hour little happens, and the simulation looks less often. */
  #nextLook(): void {
    const now = this.#time.clock();
    const minutes = now.getUTCMinutes();
    const step = minutes < 12 || minutes > 43 ? 60 : 300;
    this.#time.advance(step - ((now.getTime() / 1000) % step));
  }

  report(): HoursReport {
    const { limit } = this.#plan;
    return {
      delivered: this.#store.all().filter(({ state }) => state === 'delivered').length,
      doubled: this.#vendor.doubled,
      killed: this.#killed,
      hours: [...this.#vendor.hours.values()].map((hour) => ({
        ...hour,
        unused: limit - hour.ours - hour.foreign,
        workWaited: this.#waited.has(hour.startedAt),
      })),
      forecast: this.#forecast(),
      headroom: headroom(this.#budget),
    };
  }

  #forecast(): HoursReport['forecast'] {
    const count = { kept: 0, early: 0, late: 0 };
    for (const { key, mapping } of this.#store.all()) {
      const told = this.#told.get(key);
      if (told === undefined || mapping === undefined) continue;
      const went = `${mapping.deliveredAt.slice(0, 13)}:00:00.000Z`;
      count[went === told ? 'kept' : went < told ? 'early' : 'late'] += 1;
    }
    return count;
  }

  /** Notes the first hour that a receipt was told. */
  #noting(): ReceiptStore {
    return {
      ...this.#store,
      save: async (receipt, owner) => {
        const saved = await this.#store.save(receipt, owner);
        const { key, slot } = receipt;
        if (saved.kind === 'saved' && slot !== undefined && !this.#told.has(key)) this.#told.set(key, slot.window);
        return saved;
      },
    };
  }

  /** All workers take a batch each, at the same time: as many as the queue happens to give them. */
  async #round(): Promise<void> {
    const { most } = this.#plan;
    const batches = this.#processes.map((process) => ({
      process,
      refs: this.#queue.splice(0, 1 + this.#chance.below(most)),
    }));
    const busy = batches.filter(({ refs }) => refs.length > 0);
    await Promise.all(busy.map(({ process, refs }) => this.#run(process, refs)));
  }

  async #run(process: Process, refs: readonly ReceiptRef[]): Promise<void> {
    // Nobody is killed before the backlog is there: the receipt of the one before it stands for all.
    const isKilled = this.#source.size > 1 && this.#doomed < this.#plan.kills && this.#chance.happens(0.3);
    if (isKilled) this.#doomed += 1;
    const crash = { effect: 1 + this.#chance.below(2 * refs.length), when: 'after' } as const;
    const worker = createWorker(isKilled ? crash : undefined);
    const { clock } = process;
    const newId = (): string => `worker-${++this.#ids}`;
    const parts = { store: this.#store, receipts: this.#noting(), queue: this.#queue, clock, leaseSeconds: 60, newId };
    const engine: Engine = { ...engineOf(parts, worker), integrations: { open: async () => process.open } };
    await Promise.race([runSync(this.#story, refs, engine), worker.died]);
    if (!worker.isDead()) return;
    this.#killed += 1;
    this.#processes = this.#processes.map((one) => (one === process ? this.#start() : one));
  }

  #start(): Process {
    const skew = (this.#chance.next() * 2 - 1) * mostSkewSeconds * 1000;
    const clock = (): Date => new Date(this.#time.clock().getTime() + skew);
    const open = openIntegration(clock);
    const store = this.#plan.apart ? createMemoryStore().budgets : this.#store.budgets;
    const allowance = createAllowance({ store, budget: this.#budget, clock });
    const connect = (vendor: Connection['vendor']): Connection => ({ ...open.connect(vendor), allowance });
    return { clock, open: { ...open, connect: connect as OpenIntegration['connect'] } };
  }

  #isOpenAfter(hour: MeteredHour): boolean {
    const open = this.#store.all().filter(({ dueAt }) => dueAt !== undefined);
    if (open.length > 0) this.#waited.add(hour.startedAt);
    return open.length > 0;
  }
}
