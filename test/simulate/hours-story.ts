import type { WriteOrder } from '../../lib/sync/outcome.ts';
import { createVirtualTarget, type Thing } from '../support/virtual-target.ts';
import { storyFor, type WorldStory } from '../support/world-story.ts';
import type { MeteredVendor } from './metered-vendor.ts';

/** Companies first, then customers, in lists. */
export function storyOver(vendor: MeteredVendor, source: Map<string, Thing>, most: number): WorldStory {
  const capabilities = { canUpdate: true, looksUpFirst: true, settleSeconds: 300 };
  const usual = storyFor(
    capabilities,
    source,
    createVirtualTarget(() => new Date(0), { lateSeconds: 0, listLagSeconds: 0 }),
  );
  const writerOf = (step: string): WorldStory['write'] => ({
    ...usual.write,
    calls: 2,
    callsWhenNew: 1,
    write: async (connection, order) => one(await vendor.write(connection, step, [order])),
    lookUp: async (connection, evidence) => one(await vendor.lookUp(connection, step, [evidence])),
    many: {
      most,
      write: (connection, orders: readonly WriteOrder<Thing>[]) => vendor.write(connection, step, orders),
      lookUp: (connection, evidences) => vendor.lookUp(connection, step, evidences),
    },
  });
  return {
    ...usual,
    before: [{ ...writerOf('company'), name: 'company', portion: () => 'the same' }],
    write: writerOf('customer'),
  };
}

function one<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('a list of one was left without its answer');
  return first;
}
