import type { Receipt, ReceiptRef } from '../../lib/sync/receipt.ts';
import { runSync } from '../../lib/sync/run-sync.ts';
import { type CrashPoint, createWorker, type Worker } from './effects.ts';
import { customersStory, type FamilyRecords, invoicesStory, throughWorkerStory } from './family-stories.ts';
import { createMemoryStore } from './memory-store.ts';
import { createVirtualClock, engineOf, releaseInto, worldScope } from './world-engine.ts';

/**
 * Customers whose number the target gives and which is written back to the source, and invoices that wait for them.
 * The source tells its own write-back as one more change, as Moment does.
 */
export class FamilyWorld {
  readonly queue: ReceiptRef[] = [];
  readonly records: FamilyRecords;
  readonly #time = createVirtualClock();
  readonly #store = createMemoryStore();
  readonly #customers;
  readonly #invoices;
  #ids = 0;
  #failsFind = false;

  constructor() {
    const made = { parents: [], children: [], parentWrites: 0 };
    const wish = (direction: string, key: string): Promise<void> => this.wish(direction, key);
    this.records = { parents: new Map(), children: new Map(), made, writeBackFailures: [], wish };
    this.#customers = customersStory(this.records);
    this.#invoices = invoicesStory(this.records);
  }

  async wish(direction: string, key: string): Promise<void> {
    const ref = { ...worldScope, direction, key };
    await this.#store.record(ref, { at: this.#time.clock(), by: 'webhook' });
    this.queue.push(ref);
  }

  async work(refs: readonly ReceiptRef[], crash?: CrashPoint): Promise<Worker> {
    const worker = createWorker(crash);
    await Promise.race([this.#run(refs, worker), worker.died]);
    return worker;
  }

  failWriteBacks(failures: readonly Error[]): void {
    this.records.writeBackFailures.push(...failures);
  }

  /** The table fails once when parents are read. */
  failNextFind(): void {
    this.#failsFind = true;
  }

  receipts(): readonly Receipt[] {
    return this.#store.all();
  }

  /** Time goes on until nothing is open any more. */
  async quiet(): Promise<void> {
    for (let minute = 0; minute < 600; minute += 1) {
      for (let batch = 0; batch < 50 && this.queue.length > 0; batch += 1) await this.work(this.queue.splice(0, 10));
      if (this.receipts().every((receipt) => receipt.dueAt === undefined)) return;
      this.#time.advance(60);
      await releaseInto({ store: this.#store, receipts: this.#store, queue: this.queue, clock: this.#time.clock });
    }
  }

  async #run(refs: readonly ReceiptRef[], worker: Worker): Promise<void> {
    const newId = (): string => `worker-${++this.#ids}`;
    const { clock } = this.#time;
    const receipts = {
      ...this.#store,
      find: (keys: readonly ReceiptRef[]) => {
        if (!this.#failsFind) return this.#store.find(keys);
        this.#failsFind = false;
        return Promise.reject(new Error('the table is away'));
      },
    };
    const parts = { store: this.#store, receipts, queue: this.queue, clock, leaseSeconds: 60, newId };
    const engine = engineOf(parts, worker);
    const of = (direction: string): ReceiptRef[] => refs.filter((ref) => ref.direction === direction);
    await runSync(throughWorkerStory(this.#customers, worker), of('customers'), engine);
    await runSync(throughWorkerStory(this.#invoices, worker), of('invoices'), engine);
  }
}

/** An empty family. */
export function createFamilyWorld(): FamilyWorld {
  return new FamilyWorld();
}
