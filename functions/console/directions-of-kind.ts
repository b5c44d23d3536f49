import type { SyncFacts } from '../../lib/sync/define-sync.ts';

/** The directions of a kind of integration: those between the two systems that its name joins. */
export function directionsOfKind(catalogue: readonly SyncFacts[], kind: string): readonly string[] {
  return catalogue
    .filter(({ read, write }) => [`${read.vendor}-${write.vendor}`, `${write.vendor}-${read.vendor}`].includes(kind))
    .map(({ name }) => name);
}
