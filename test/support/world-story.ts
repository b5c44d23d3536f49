import { defineSync, type Sync, type WebhookTrigger } from '../../lib/sync/define-sync.ts';
import type { Worker } from './effects.ts';
import type { Thing, VirtualTarget } from './virtual-target.ts';

/** A story over things, whatever they are. */
export type WorldStory = Sync<Thing, Thing, object> & { readonly when: WebhookTrigger };

/** What a target can do with what it holds. */
export type Capabilities = {
  readonly canUpdate: boolean;
  readonly looksUpFirst: boolean;
  readonly settleSeconds: number;
};

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
  });
}

/** Reads, writes and look-ups become effects of the worker. */
export function throughStory(story: WorldStory, worker: Worker): WorldStory {
  const read = story.read.read;
  const { write, lookUp } = story.write;
  return {
    ...story,
    read: {
      ...story.read,
      read: (connection, key, context) => worker.effect('source.read', () => read(connection, key, context)),
    },
    write: {
      ...story.write,
      write: (connection, order) => worker.effect('target.write', () => write(connection, order)),
      lookUp: (connection, evidence) => worker.effect('target.lookUp', () => lookUp(connection, evidence)),
    },
  };
}
