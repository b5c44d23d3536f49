import type { TurnStore } from '../../lib/sync/turns.ts';

/** Turns in memory. */
export function createMemoryTurns(): TurnStore {
  const kept = new Map<string, { readonly owner: string; readonly until: Date }>();
  return {
    async take(name, { owner, now, until }) {
      const held = kept.get(name);
      if (held !== undefined && held.owner !== owner && held.until > now) return held.until;
      kept.set(name, { owner, until });
      return undefined;
    },
    async leave(name, owner) {
      if (kept.get(name)?.owner === owner) kept.delete(name);
    },
  };
}
