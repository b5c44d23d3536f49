import type { Integration } from '../lib/documents/integration.ts';
import type { Vendor } from '../lib/documents/vendors.ts';
import { vendorsOfKind } from '../lib/runtime/open-logins.ts';
import type { SyncFacts } from '../lib/sync/define-sync.ts';

/** The directions that an integration of this kind has: those between its two systems. */
export function directionsOfKind(kind: Integration['kind'], catalogue: readonly SyncFacts[]): SyncFacts[] {
  const vendors = vendorsOfKind(kind);
  return catalogue.filter(({ read, write }) => vendors.includes(read.vendor) && vendors.includes(write.vendor));
}

/** The systems whose webhooks an integration of this kind takes, each once: those that tell of documents first. */
export function webhookVendorsOf(kind: Integration['kind'], catalogue: readonly SyncFacts[]): readonly Vendor[] {
  const told = directionsOfKind(kind, catalogue).map(({ when }) => when);
  const ofDocuments = told.filter((when) => when.kind === 'webhook');
  const early = told.filter((when) => when.kind === 'schedule' && when.isToldEarly);
  return [...new Set([...ofDocuments, ...early].map(({ vendor }) => vendor))];
}
