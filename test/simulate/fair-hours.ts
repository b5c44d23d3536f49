import { createAllowance } from '../../lib/sync/allowance.ts';
import { type BudgetDeclaration, headroom } from '../../lib/sync/budget.ts';
import type { Engine } from '../../lib/sync/engine.ts';
import type { Allowance, Connection, OpenIntegration, ReceiptStore } from '../../lib/sync/ports.ts';
import type { ReceiptRef } from '../../lib/sync/receipt.ts';
import { runSync } from '../../lib/sync/run-sync.ts';
import { createWorker } from '../support/effects.ts';
import { takeFairly } from '../support/fair-platform.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import type { Thing } from '../support/virtual-target.ts';
import { createVirtualClock, engineOf, openIntegration, releaseInto } from '../support/world-engine.ts';
import { worldDirection } from '../support/world-story.ts';
import { chanceOf } from './chance.ts';
import { storyOver } from './hours-story.ts';
import { type MeteredHour, MeteredVendor } from './metered-vendor.ts';

/** Tenants that share a budget: some with all their documents at once, others with one now and then. */
export type FairPlan = {
  readonly seed: number;
  /** Calls an hour, of all tenants together. */
  readonly limit: number;
  /** Loud tenants, each with so many documents in the second minute. A document takes two calls. */
  readonly loud: number;
  readonly loudDocuments: number;
  /** Quiet tenants, each with so many documents, spread over so many hours. */
  readonly quiet: number;
  readonly quietDocuments: number;
  readonly hours: number;
  /** False: whoever comes first has it all. */
  readonly isFair: boolean;
};

/** What became of it. Dwell: from the wish to the delivery, in seconds. */
export type FairReport = {
  readonly delivered: number;
  readonly doubled: number;
  readonly quietDwell: readonly number[];
  /** When each loud tenant was through, in hours after it came. */
  readonly loudHours: readonly number[];
  /** Hours beyond which documents waited, and all others. */
  readonly hours: readonly (MeteredHour & { readonly isFull: boolean })[];
  readonly headroom: number;
};

/** As in the template, and nudges that one takes. */
const [workers, guardSeconds, mostSkewSeconds, mostHours] = [10, 5, 3, 80];
const batchSeconds = 0.05;

/** Runs the history in virtual time: a fair queue, workers with clocks that are seconds off, calls of one batch at the same time. */
export async function runFairHours(plan: FairPlan): Promise<FairReport> {
  const history = new FairHistory(plan);
  await history.run();
  return history.report();
}

/** The dwell that one in a hundred exceeds. */
export function p99(dwell: readonly number[]): number {
  const sorted = dwell.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
}

type Arrival = { readonly second: number; readonly ref: ReceiptRef };

/** One worker: a clock that is seconds off, and calls at hand. */
type Process = { freeAt: number; readonly clock: () => Date; readonly openOf: (tenant: string) => OpenIntegration };

class FairHistory {
  readonly #plan: FairPlan;
  readonly #chance;
  readonly #time = createVirtualClock();
  readonly #begin = this.#time.clock().getTime();
  readonly #store = createMemoryStore();
  readonly #vendor: MeteredVendor;
  readonly #budget: BudgetDeclaration;
  readonly #source = new Map<string, Thing>();
  readonly #coming: Arrival[];
  readonly #groups = new Map<string, ReceiptRef[]>();
  readonly #processes: Process[];
  readonly #wished = new Map<string, number>();
  readonly #home = new Map<string, number>();
  readonly #waited = new Set<string>();
  #ids = 0;

  constructor(plan: FairPlan) {
    this.#plan = plan;
    this.#chance = chanceOf(plan.seed);
    this.#vendor = new MeteredVendor(plan.limit, this.#time.clock, () => undefined);
    const budget = { name: 'vendor#egress', limit: plan.limit, windowSeconds: 3600, guardSeconds };
    this.#budget = plan.isFair ? { ...budget, sharedByTenants: true } : budget;
    this.#processes = Array.from({ length: workers }, () => this.#start());
    this.#coming = this.#arrivals();
  }

  /** The quiet ones first: they come at the same times whoever else comes. */
  #arrivals(): Arrival[] {
    const { quiet, quietDocuments, loud, loudDocuments, hours } = this.#plan;
    const chance = chanceOf(this.#plan.seed + 1);
    const of = (name: string, [tenants, documents]: readonly [number, number], second: () => number): Arrival[] =>
      Array.from({ length: tenants * documents }, (_, index) => {
        const tenant = `${name}-${index % tenants}`;
        const ref = { tenant, integration: `${tenant}.main`, direction: worldDirection, key: `${name} ${index}` };
        return { second: second(), ref };
      });
    return [
      ...of('quiet', [quiet, quietDocuments], () => 120 + chance.next() * (hours * 3600 - 240)),
      ...of('loud', [loud, loudDocuments], () => 60),
    ].sort((one, other) => one.second - other.second);
  }

  async run(): Promise<void> {
    for (let tick = 60; tick <= mostHours * 3600; tick += 60) {
      await this.#until(tick);
      this.#moveTo(tick);
      if (tick % 3600 === 0 && !this.#goesOn()) return;
      await this.#release();
    }
  }

  /** All that workers and arrivals do before the schedule's next minute. */
  async #until(tick: number): Promise<void> {
    for (;;) {
      const worker = this.#processes.reduce((one, other) => (other.freeAt < one.freeAt ? other : one));
      const starts = this.#isIdle() ? Number.POSITIVE_INFINITY : Math.max(worker.freeAt, this.#now());
      const [arrival] = this.#coming;
      if (Math.min(starts, arrival?.second ?? starts) >= tick) return;
      if (arrival !== undefined && arrival.second <= starts) await this.#arrive(arrival);
      else await this.#work(worker, starts);
    }
  }

  async #arrive({ second, ref }: Arrival): Promise<void> {
    this.#coming.shift();
    this.#moveTo(second);
    this.#source.set(ref.key, { naturalKey: ref.key, content: 'new' });
    this.#wished.set(ref.key, second);
    await this.#store.record(ref, { at: this.#time.clock(), by: 'webhook' });
    this.#push([ref]);
  }

  async #work(process: Process, second: number): Promise<void> {
    this.#moveTo(second);
    const refs = takeFairly(this.#groups);
    const queue: ReceiptRef[] = [];
    let busy = batchSeconds;
    const receipts: ReceiptStore = {
      ...this.#store,
      save: async (receipt, owner) => {
        const saved = await this.#store.save(receipt, owner);
        if (saved.kind !== 'saved' || receipt.state !== 'delivered') return saved;
        const seconds = secondsOf(receipt.key);
        busy = Math.max(busy, seconds);
        this.#home.set(receipt.key, second + seconds);
        return saved;
      },
    };
    const newId = (): string => `worker-${++this.#ids}`;
    const parts = { store: this.#store, receipts, queue, clock: process.clock, leaseSeconds: 60, newId };
    const open = async (tenant: string): Promise<OpenIntegration> => process.openOf(tenant);
    const engine: Engine = { ...engineOf(parts, createWorker()), integrations: { open } };
    await runSync(oneByOne(this.#vendor, this.#source), refs, engine);
    process.freeAt = second + busy;
    this.#push(queue);
  }

  async #release(): Promise<void> {
    const queue: ReceiptRef[] = [];
    const [store, { clock }] = [this.#store, this.#time];
    const shared = this.#plan.isFair ? [this.#budget] : [];
    await releaseInto({ store, receipts: store, queue, clock, shared });
    this.#push(queue);
  }

  report(): FairReport {
    const dwell = [...this.#home].map(([key, at]) => ({ key, seconds: at - (this.#wished.get(key) ?? Number.NaN) }));
    const ofLoud = Array.from({ length: this.#plan.loud }, (_, loud) =>
      dwell.filter(({ key }) => key.startsWith('loud') && Number(key.slice(5)) % this.#plan.loud === loud),
    );
    return {
      delivered: this.#home.size,
      doubled: this.#vendor.doubled,
      quietDwell: dwell.filter(({ key }) => key.startsWith('quiet')).map(({ seconds }) => seconds),
      loudHours: ofLoud.map((all) => Math.max(...all.map(({ seconds }) => seconds)) / 3600),
      hours: [...this.#vendor.hours.values()].map((hour) => ({ ...hour, isFull: this.#waited.has(hour.startedAt) })),
      headroom: headroom(this.#budget),
    };
  }

  /** Told at the end of each hour: whether anything is still to come. Documents that wait then had wanted its calls. */
  #goesOn(): boolean {
    const isWaiting = this.#store.all().some(({ dueAt }) => dueAt !== undefined);
    if (isWaiting) this.#waited.add(this.#vendor.hour(this.#time.clock().getTime() - 1).startedAt);
    return isWaiting || this.#coming.length > 0;
  }

  #start(): Process {
    const skew = (this.#chance.next() * 2 - 1) * mostSkewSeconds * 1000;
    const clock = (): Date => new Date(this.#time.clock().getTime() + skew);
    const parts = { store: this.#store.budgets, budget: this.#budget, clock };
    const all = createAllowance({ ...parts, tenant: 'all' });
    const byTenant = new Map<string, Allowance>();
    const openOf = (tenant: string): OpenIntegration => {
      const allowance = byTenant.get(tenant) ?? (this.#plan.isFair ? createAllowance({ ...parts, tenant }) : all);
      byTenant.set(tenant, allowance);
      const open = openIntegration(clock);
      const connect = (vendor: Connection['vendor']): Connection => ({ ...open.connect(vendor), allowance });
      return { ...open, connect: connect as OpenIntegration['connect'] };
    };
    return { freeAt: 0, clock, openOf };
  }

  #push(refs: readonly ReceiptRef[]): void {
    for (const ref of refs) {
      const group = this.#groups.get(ref.tenant) ?? [];
      group.push(ref);
      this.#groups.set(ref.tenant, group);
    }
  }

  #isIdle(): boolean {
    return [...this.#groups.values()].every((group) => group.length === 0);
  }

  #now(): number {
    return (this.#time.clock().getTime() - this.#begin) / 1000;
  }

  #moveTo(second: number): void {
    this.#time.advance(Math.max(0, second - this.#now()));
  }
}

/** Two calls a document, each by itself. */
function oneByOne(vendor: MeteredVendor, source: Map<string, Thing>) {
  const story = storyOver(vendor, source, 1);
  return { ...story, before: [], write: { ...story.write, many: undefined } };
}

/** How long a document's calls take: the same in every history. */
function secondsOf(key: string): number {
  return 0.6 + chanceOf([...key].reduce((sum, character) => sum * 31 + character.charCodeAt(0), 7)).next() * 1.7;
}
