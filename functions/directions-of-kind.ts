import type { Integration } from '../lib/documents/integration.ts';
import { vendorsOfKind } from '../lib/runtime/open-logins.ts';
import type { SyncFacts } from '../lib/sync/define-sync.ts';

/** The directions that an integration of this kind has: those between its two systems. */
export function directionsOfKind(kind: Integration['kind'], catalogue: readonly SyncFacts[]): SyncFacts[] {
  const vendors = vendorsOfKind(kind);
  return catalogue.filter(({ read, write }) => vendors.includes(read.vendor) && vendors.includes(write.vendor));
}
