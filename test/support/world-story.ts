import { defineSync, type Sync, type WebhookTrigger, type Writer } from '../../lib/sync/define-sync.ts';
import type { WriteOrder } from '../../lib/sync/outcome.ts';
import type { Worker } from './effects.ts';
import type { Thing, VirtualTarget } from './virtual-target.ts';

/** A story over things, whatever they are. */
export type WorldStory = Sync<Thing, Thing, object> & { readonly when: WebhookTrigger };

/** What a target can do with what it holds. */
export type Capabilities = {
  readonly canUpdate: boolean;
  readonly looksUpFirst: boolean;
  readonly settleSeconds: number;
  /** Steps that come before the last one, by their names. */
  readonly steps?: readonly string[];
  /** How many documents one call takes; left out where each goes alone. */
  readonly many?: number;
};

/** The name under which a step's record stands at the target. */
export function stepKey(step: string, naturalKey: string): string {
  return `${step} ${naturalKey}`;
}

/** The direction of every world's story. */
export const worldDirection = 'things';

/** Things of the source go to the target as they are. */
export function storyFor(parts: Capabilities, source: Map<string, Thing>, target: VirtualTarget): WorldStory {
  return defineSync<Thing, Thing, object, 'moment', '24sevenoffice'>({
    name: worldDirection,
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
    before: (parts.steps ?? []).map((name) => ({
      ...writerFor(parts, target, (thing) => ({ ...thing, naturalKey: stepKey(name, thing.naturalKey) })),
      name,
    })),
    write: writerFor(parts, target, (thing) => thing),
    confirm: undefined,
    releases: [],
  });
}

/** Writes what `shape` makes of a thing: the last step the thing itself, an earlier one a record of its own. */
function writerFor(
  { canUpdate, looksUpFirst, settleSeconds, many }: Capabilities,
  target: VirtualTarget,
  shape: (thing: Thing) => Thing,
): Writer<Thing, '24sevenoffice'> {
  const write = (order: WriteOrder<Thing>) => target.write({ ...order, target: shape(order.target) });
  return {
    ...{ vendor: '24sevenoffice', canUpdate, looksUpFirst, settleSeconds, calls: 1 },
    evidence: (thing) => ({ naturalKey: shape(thing).naturalKey, content: thing.content }),
    check: async () => [],
    write: async (_connection, order) => write(order),
    lookUp: async (_connection, evidence) => target.lookUp(evidence),
    many:
      many === undefined
        ? undefined
        : {
            most: many,
            write: async (_connection, orders) => orders.map(write),
            lookUp: async (_connection, evidences) => evidences.map((evidence) => target.lookUp(evidence)),
          },
  };
}

/** Reads, writes and look-ups become effects of the worker. */
export function throughStory(story: WorldStory, worker: Worker): WorldStory {
  const read = story.read.read;
  return {
    ...story,
    read: {
      ...story.read,
      read: (connection, key, context) => worker.effect('source.read', () => read(connection, key, context)),
    },
    before: story.before?.map((step) => ({ ...step, ...writesThrough(step, worker) })),
    write: { ...story.write, ...writesThrough(story.write, worker) },
  };
}

function writesThrough(
  { write, lookUp, many }: WorldStory['write'],
  worker: Worker,
): Pick<WorldStory['write'], 'write' | 'lookUp' | 'many'> {
  return {
    write: (connection, order) => worker.effect('target.write', () => write(connection, order)),
    lookUp: (connection, evidence) => worker.effect('target.lookUp', () => lookUp(connection, evidence)),
    many: many && {
      most: many.most,
      write: (connection, orders) => worker.effect('target.writeMany', () => many.write(connection, orders)),
      lookUp: (connection, evidences) => worker.effect('target.lookUpMany', () => many.lookUp(connection, evidences)),
    },
  };
}
