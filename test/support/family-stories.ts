import { defineSync, parentName, type Sync } from '../../lib/sync/define-sync.ts';
import { throughWorker, type Worker } from './effects.ts';

type Parent = { readonly id: string; readonly name: string; readonly number: string | undefined };
type Child = { readonly id: string; readonly parentId: string };
type Sent = { readonly id: string; readonly parentNumber: string };

/** What source and target hold, and the source's webhook. */
export type FamilyRecords = {
  readonly parents: Map<string, Parent>;
  readonly children: Map<string, Child>;
  readonly made: { parents: string[]; children: Sent[]; parentWrites: number };
  /** Thrown by the next write-backs. */
  readonly writeBackFailures: Error[];
  readonly wish: (direction: string, key: string) => Promise<void>;
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

/** Customers: the target gives the number, which is written back to the source. */
export function customersStory(records: FamilyRecords): Sync<Parent, { id: string; name: string }, object> {
  return defineSync<Parent, { id: string; name: string }, object, 'moment', '24sevenoffice'>({
    ...base,
    name: 'customers',
    read: { vendor: 'moment', read: async (_connection, key) => found(records.parents.get(key)) },
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
        records.made.parentWrites += 1;
        if (existing === undefined) records.made.parents.push(target.id);
        return { kind: 'delivered', targetId: `C${target.id}`, number: `C${target.id}` };
      },
      lookUp: async (_connection, { id }) =>
        id !== undefined && records.made.parents.includes(id)
          ? { kind: 'found', equal: true, targetId: `C${id}`, number: `C${id}`, shown: id }
          : { kind: 'absent' },
    },
    confirm: {
      vendor: 'moment',
      isNeeded: (document, mapping) => document.number !== mapping.number,
      confirm: async (_connection, key, mapping) => {
        const failure = records.writeBackFailures.shift();
        if (failure !== undefined) throw failure;
        const parent = records.parents.get(key);
        if (parent !== undefined && parent.number !== mapping.number) {
          records.parents.set(key, { ...parent, number: mapping.number });
          await records.wish('customers', key);
        }
        return { kind: 'confirmed' };
      },
    },
    releases: ['invoices'],
  });
}

/** Invoices: they wait for their customer. */
export function invoicesStory(records: FamilyRecords): Sync<Child, Sent, object> {
  return defineSync<Child, Sent, object, 'moment', '24sevenoffice'>({
    ...base,
    name: 'invoices',
    read: { vendor: 'moment', read: async (_connection, key) => found(records.children.get(key)) },
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
        records.made.children.push(target);
        return { kind: 'delivered', targetId: target.id, number: target.id };
      },
      lookUp: async (_connection, { id }) =>
        records.made.children.some((child) => child.id === id)
          ? { kind: 'found', equal: true, targetId: id ?? '', number: id, shown: id ?? '' }
          : { kind: 'absent' },
    },
    confirm: undefined,
    releases: [],
  });
}

function found<Document>(document: Document | undefined) {
  return document === undefined ? ({ kind: 'absent' } as const) : ({ kind: 'found', document } as const);
}

/** Reads, writes and write-backs of a story become effects of the worker. */
export function throughWorkerStory<Story extends { read: object; write: object; confirm: object | undefined }>(
  story: Story,
  worker: Worker,
): Story {
  const { confirm } = story;
  return {
    ...story,
    read: effectsOf(story.read, ['read'], { name: 'source', worker }),
    write: effectsOf(story.write, ['write', 'lookUp'], { name: 'target', worker }),
    confirm: confirm === undefined ? undefined : effectsOf(confirm, ['confirm'], { name: 'source', worker }),
  };
}

function effectsOf<Part extends object>(
  part: Part,
  verbs: readonly string[],
  { name, worker }: { name: string; worker: Worker },
): Part {
  const effects = throughWorker(part, name, worker);
  return new Proxy(part, {
    get: (object, property) => Reflect.get(verbs.includes(String(property)) ? effects : object, property),
  });
}
