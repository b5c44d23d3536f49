import type { PaceState } from '../../lib/sync/pace.ts';
import type { PaceStore } from '../../lib/sync/shared-pace.ts';

/** The state of all paces in memory. Like a table it gives way between reading and writing, and tells who was slower. */
export function createMemoryPaces(giveWay: () => Promise<void> = async () => undefined): PaceStore {
  const states = new Map<string, PaceState>();
  return {
    async change(name, next) {
      const present = states.get(name);
      const state = next(present);
      await giveWay();
      if (state === undefined || states.get(name) !== present) return false;
      states.set(name, state);
      return true;
    },
  };
}
