import type { Integration } from '../../lib/documents/integration.ts';
import { unlimited } from '../../lib/sync/allowance.ts';
import { defineSync, type Sync } from '../../lib/sync/define-sync.ts';
import type { Engine } from '../../lib/sync/engine.ts';
import type { CheckpointStore, Connection, OpenIntegration } from '../../lib/sync/ports.ts';
import type { Receipt, ReceiptRef } from '../../lib/sync/receipt.ts';
import { releaseDue } from '../../lib/sync/release-due.ts';
import { runSync } from '../../lib/sync/run-sync.ts';
import { type CrashPoint, createWorker, throughWorker, type Worker } from './effects.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';
import { createVirtualTarget, type TargetFault, type Thing, type VirtualTarget } from './virtual-target.ts';

/** What the world is made of; a mutant replaces one part. */
export type WorldParts = {
  readonly canUpdate: boolean;
  readonly looksUpFirst: boolean;
  readonly settleSeconds: number;
  readonly lateSeconds: number;
  readonly listLagSeconds: number;
  readonly leaseSeconds: number;
  readonly nextFault: () => TargetFault;
  readonly weakenStore: (store: MemoryStore) => MemoryStore;
  readonly weakenStory: (story: WorldStory) => WorldStory;
};
export type WorldStory = Sync<Thing, Thing, object>;

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

const scope = { tenant: 'acme', integration: 'acme.main', direction: 'things' };
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A whole engine over a memory table, a virtual target and a virtual clock. Nothing in it waits for real time. */
export function createWorld(changed: Partial<WorldParts> = {}) {
  const parts = { ...usual, ...changed };
  let now = Date.parse('2026-11-20T09:00:00.000Z');
  const clock = (): Date => new Date(now);
  const store = createMemoryStore();
  const receipts = parts.weakenStore(store);
  let faults = true;
  const nextFault = (): TargetFault => (faults ? parts.nextFault() : 'none');
  const target = createVirtualTarget(clock, { ...parts, nextFault });
  const source = new Map<string, Thing>();
  const queue: ReceiptRef[] = [];
  let ids = 0;

  const story = parts.weakenStory(storyFor(parts, source, target));

  function engineFor(worker: Worker): Engine {
    const checkpoints: CheckpointStore = { read: async () => undefined, write: async () => undefined };
    const nudges = { nudge: async (refs: readonly ReceiptRef[]) => void queue.push(...refs) };
    return {
      receipts: throughWorker(receipts, 'receipts', worker),
      nudges: throughWorker(nudges, 'queue', worker),
      integrations: { open: async () => openIntegration(clock) },
      checkpoints,
      budgets: store.budgets,
      clock,
      random: () => 0.5,
      newId: () => `worker-${++ids}`,
      timeLeftMs: () => 45_000,
      leaseSeconds: parts.leaseSeconds,
      log: quiet,
      metrics: { count: () => undefined },
    };
  }

  return {
    canUpdate: parts.canUpdate,
    target,
    source,
    queue,
    clock,
    advance(seconds: number): void {
      now += seconds * 1000;
    },
    refOf: (key: string): ReceiptRef => ({ ...scope, key }),
    /** A change at the source, told by a webhook whose nudge may get lost. */
    async change(key: string, content: string, nudge = true): Promise<void> {
      source.set(key, { naturalKey: `N${key}`, content });
      await receipts.record({ ...scope, key }, { at: clock(), by: 'webhook' });
      if (nudge) queue.push({ ...scope, key });
    },
    /** One worker takes these nudges and may be killed on the way. Returns the worker, so that its effects can be counted. */
    async work(
      refs: readonly ReceiptRef[],
      crash?: CrashPoint,
      turn?: (name: string) => Promise<void>,
    ): Promise<Worker> {
      const worker = createWorker(crash, turn);
      const run = runSync(throughStory(story, worker), refs, engineFor(worker)).then(() => 'done' as const);
      await Promise.race([run, worker.died]);
      return worker;
    },
    endFaults(): void {
      faults = false;
    },
    async nextMinute(): Promise<void> {
      now += 60_000;
      await releaseDue({ receipts, nudges: { nudge: async (refs) => void queue.push(...refs) }, clock, log: quiet });
    },
    heldByKey: () => Map.groupBy(target.held, ({ naturalKey }) => naturalKey),
    /** Time goes on, the due index is read each minute, until nothing is open any more. */
    async quiet(): Promise<void> {
      for (let minute = 0; minute < 600; minute += 1) {
        for (let batch = 0; batch < 50 && queue.length > 0; batch += 1) await this.work(queue.splice(0, 10));
        if (store.all().every((receipt) => receipt.dueAt === undefined)) break;
        await this.nextMinute();
      }
      now += 3_600_000;
      target.applyLate();
    },
    receipts: (): readonly Receipt[] => store.all(),
    receipt(key: string): Receipt {
      const found = store.all().find((receipt) => receipt.key === key);
      if (found === undefined) throw new Error(`no receipt ${key}`);
      return found;
    },
    heldOf: (key: string) => target.held.filter((one) => one.naturalKey === `N${key}`),
  };
}
export type World = ReturnType<typeof createWorld>;

function storyFor(parts: WorldParts, source: Map<string, Thing>, target: VirtualTarget): WorldStory {
  return defineSync<Thing, Thing, object, 'moment', '24sevenoffice'>({
    name: scope.direction,
    when: {
      kind: 'webhook',
      vendor: 'moment',
      topic: 'things',
      keyOf: () => undefined,
      catchUpSeconds: 3600,
      changedSince: async function* () {},
    },
    read: {
      vendor: 'moment',
      read: async (_connection, key) => {
        const document = source.get(key);
        return document === undefined ? { kind: 'absent' } : { kind: 'found', document };
      },
    },
    decide: { isOn: () => true, parents: () => [], decide: ({ document }) => ({ kind: 'send', target: document }) },
    write: {
      vendor: '24sevenoffice',
      canUpdate: parts.canUpdate,
      looksUpFirst: parts.looksUpFirst,
      settleSeconds: parts.settleSeconds,
      calls: 1,
      evidence: (thing) => ({ naturalKey: thing.naturalKey, content: thing.content }),
      check: async () => [],
      write: async (_connection, order) => target.write(order),
      lookUp: async (_connection, evidence) => target.lookUp(evidence),
    },
    confirm: undefined,
    releases: [],
  }) as WorldStory;
}

function throughStory(story: WorldStory, worker: Worker): WorldStory {
  const read = story.read.read;
  const { write, lookUp } = story.write;
  return {
    ...story,
    read: { ...story.read, read: (connection, key) => worker.effect('source.read', () => read(connection, key)) },
    write: {
      ...story.write,
      write: (connection, order) => worker.effect('target.write', () => write(connection, order)),
      lookUp: (connection, evidence) => worker.effect('target.lookUp', () => lookUp(connection, evidence)),
    },
  };
}

export function openIntegration(clock: () => Date): OpenIntegration {
  const integration: Integration = {
    tenant: scope.tenant,
    id: scope.integration,
    kind: 'moment-24sevenoffice',
    name: 'Acme',
    enabled: true,
    version: 1,
    settings: {},
    sealed: {},
    webhookSecretHash: '0'.repeat(64),
    createdAt: clock().toISOString(),
    updatedAt: clock().toISOString(),
  };
  return {
    integration,
    settings: {},
    // The world's story never touches its connection but for the allowance.
    connect: (vendor) => ({ vendor, allowance: unlimited }) as unknown as Connection<typeof vendor>,
  };
}
