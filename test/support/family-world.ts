import { unlimited } from '../../lib/sync/allowance.ts';
import { defineSync, parentName } from '../../lib/sync/define-sync.ts';
import type { Engine } from '../../lib/sync/engine.ts';
import type { Connection, OpenIntegration } from '../../lib/sync/ports.ts';
import type { Receipt, ReceiptRef } from '../../lib/sync/receipt.ts';
import { releaseDue } from '../../lib/sync/release-due.ts';
import { runSync } from '../../lib/sync/run-sync.ts';
import { type CrashPoint, createWorker, throughWorker, type Worker } from './effects.ts';
import { createMemoryStore } from './memory-store.ts';
import { openIntegration } from './world.ts';

type Parent = { readonly id: string; readonly name: string; readonly number: string | undefined };
type Child = { readonly id: string; readonly parentId: string };
type Sent = { readonly id: string; readonly parentNumber: string };

const scope = { tenant: 'acme', integration: 'acme.main' };
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Customers whose number the target gives and which is written back to the source, and invoices that wait for them.
 * The source tells its own write-back as one more change, as Moment does.
 */
export function createFamilyWorld() {
  let now = Date.parse('2026-11-20T09:00:00.000Z');
  const clock = (): Date => new Date(now);
  const store = createMemoryStore();
  const queue: ReceiptRef[] = [];
  const parents = new Map<string, Parent>();
  const children = new Map<string, Child>();
  const made = { parents: [] as string[], children: [] as Sent[], parentWrites: 0 };
  let ids = 0;

  const wish = async (direction: string, key: string, nudge = true): Promise<void> => {
    await store.record({ ...scope, direction, key }, { at: clock(), by: 'webhook' });
    if (nudge) queue.push({ ...scope, direction, key });
  };

  const base = {
    when: {
      kind: 'webhook',
      vendor: 'moment',
      topic: 'any',
      keyOf: () => undefined,
      catchUpSeconds: 3600,
      changedSince: async function* () {},
    },
  } as const;
  const customers = defineSync<Parent, { id: string; name: string }, object, 'moment', '24sevenoffice'>({
    ...base,
    name: 'customers',
    read: { vendor: 'moment', read: async (_connection, key) => found(parents.get(key)) },
    decide: {
      isOn: () => true,
      parents: () => [],
      decide: ({ document: { id, name } }) => ({ kind: 'send', target: { id, name } }),
    },
    write: {
      vendor: '24sevenoffice',
      canUpdate: true,
      looksUpFirst: true,
      settleSeconds: 300,
      calls: 1,
      evidence: ({ id }) => ({ id }),
      check: async () => [],
      write: async (_connection, { target, existing }) => {
        made.parentWrites += 1;
        if (existing === undefined) made.parents.push(target.id);
        return { kind: 'delivered', targetId: `C${target.id}`, number: `C${target.id}` };
      },
      lookUp: async (_connection, { id }) =>
        id !== undefined && made.parents.includes(id)
          ? { kind: 'found', equal: true, targetId: `C${id}`, number: `C${id}`, shown: id }
          : { kind: 'absent' },
    },
    confirm: {
      vendor: 'moment',
      isNeeded: (document, mapping) => document.number !== mapping.number,
      confirm: async (_connection, key, mapping) => {
        const parent = parents.get(key);
        if (parent !== undefined && parent.number !== mapping.number) {
          parents.set(key, { ...parent, number: mapping.number });
          await wish('customers', key);
        }
        return { kind: 'confirmed' };
      },
    },
    releases: ['invoices'],
  });
  const invoices = defineSync<Child, Sent, object, 'moment', '24sevenoffice'>({
    ...base,
    name: 'invoices',
    read: { vendor: 'moment', read: async (_connection, key) => found(children.get(key)) },
    decide: {
      isOn: () => true,
      parents: ({ parentId }) => [{ direction: 'customers', key: parentId }],
      decide: ({ document, parents: delivered }) => {
        const parent = { direction: 'customers', key: document.parentId };
        const number = delivered.get(parentName(parent))?.number;
        if (number === undefined) return { kind: 'wait', parent };
        return { kind: 'send', target: { id: document.id, parentNumber: number } };
      },
    },
    write: {
      vendor: '24sevenoffice',
      canUpdate: false,
      looksUpFirst: false,
      settleSeconds: 300,
      calls: 1,
      evidence: ({ id }) => ({ id }),
      check: async () => [],
      write: async (_connection, { target }) => {
        made.children.push(target);
        return { kind: 'delivered', targetId: target.id, number: target.id };
      },
      lookUp: async (_connection, { id }) =>
        made.children.some((child) => child.id === id)
          ? { kind: 'found', equal: true, targetId: id ?? '', number: id, shown: id ?? '' }
          : { kind: 'absent' },
    },
    confirm: undefined,
    releases: [],
  });

  function engineFor(worker: Worker): Engine {
    const nudges = { nudge: async (refs: readonly ReceiptRef[]) => void queue.push(...refs) };
    const open: OpenIntegration = {
      ...openIntegration(clock),
      // These stories never touch their connections but for the allowance.
      connect: (vendor) => ({ vendor, allowance: unlimited }) as unknown as Connection<typeof vendor>,
    };
    return {
      receipts: throughWorker(store, 'receipts', worker),
      nudges: throughWorker(nudges, 'queue', worker),
      integrations: { open: async () => open },
      checkpoints: store.checkpoints,
      budgets: store.budgets,
      clock,
      random: () => 0.5,
      newId: () => `worker-${++ids}`,
      timeLeftMs: () => 45_000,
      leaseSeconds: 60,
      log: quiet,
      metrics: { count: () => undefined },
    };
  }

  async function work(refs: readonly ReceiptRef[], crash?: CrashPoint): Promise<Worker> {
    const worker = createWorker(crash);
    const engine = engineFor(worker);
    const of = (direction: string): ReceiptRef[] => refs.filter((ref) => ref.direction === direction);
    const run = async (): Promise<'done'> => {
      await runSync(throughWorkerStory(customers, worker), of('customers'), engine);
      await runSync(throughWorkerStory(invoices, worker), of('invoices'), engine);
      return 'done';
    };
    await Promise.race([run(), worker.died]);
    return worker;
  }

  return {
    made,
    parents,
    children,
    queue,
    wish,
    work,
    receipts: (): readonly Receipt[] => store.all(),
    async quiet(): Promise<void> {
      for (let minute = 0; minute < 600; minute += 1) {
        for (let batch = 0; batch < 50 && queue.length > 0; batch += 1) await work(queue.splice(0, 10));
        if (store.all().every((receipt) => receipt.dueAt === undefined)) return;
        now += 60_000;
        await releaseDue({
          receipts: store,
          nudges: { nudge: async (refs) => void queue.push(...refs) },
          clock,
          log: quiet,
        });
      }
    },
  };
}
export type FamilyWorld = ReturnType<typeof createFamilyWorld>;

function found<Document>(document: Document | undefined) {
  return document === undefined ? ({ kind: 'absent' } as const) : ({ kind: 'found', document } as const);
}

/** Reads, writes and write-backs of a story become effects of the worker. */
function throughWorkerStory<Story extends { read: object; write: object; confirm: object | undefined }>(
  story: Story,
  worker: Worker,
): Story {
  const { confirm } = story;
  return {
    ...story,
    read: effectsOf(story.read, 'source', worker, ['read']),
    write: effectsOf(story.write, 'target', worker, ['write', 'lookUp']),
    confirm: confirm === undefined ? undefined : effectsOf(confirm, 'source', worker, ['confirm']),
  };
}

function effectsOf<Part extends object>(part: Part, name: string, worker: Worker, verbs: readonly string[]): Part {
  const effects = throughWorker(part, name, worker);
  return new Proxy(part, {
    get: (object, property) => Reflect.get(verbs.includes(String(property)) ? effects : object, property),
  });
}
