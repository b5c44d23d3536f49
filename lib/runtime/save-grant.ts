import type { Integration } from '../documents/integration.ts';
import type { Vendor } from '../documents/vendors.ts';
import type { IntegrationStore } from '../store/integration-store.ts';
import type { Clock, Vault } from '../sync/ports.ts';
import type { IntegrationSaved } from './save-integration.ts';

/** The new secret of one vendor, by which an integration that was paused goes on. */
export type GrantOrder = {
  readonly tenant: string;
  readonly id: string;
  readonly vendor: Vendor;
  /** What the vendor's log-in is made of, as the kind seals it. */
  readonly secret: Readonly<Record<string, string>>;
};

type Tools = { readonly store: Pick<IntegrationStore, 'find' | 'save'>; readonly vault: Vault; readonly clock: Clock };

/**
 * Stores what a vendor's grant returned, as the next version of the integration. All else of it stays: the other vendors'
 * secrets, the settings, the webhook address. What was held for a revoked grant goes on with the next look.
 */
export async function saveGrant(order: GrantOrder, { store, vault, clock }: Tools): Promise<IntegrationSaved> {
  const { tenant, id, vendor, secret } = order;
  const before = await store.find(tenant, id);
  if (before === undefined) return refused('id', 'there is no such integration');
  if (before.sealed[vendor] === undefined) return refused('vendor', 'this integration has no log-in there');
  const sealed = await vault.seal(JSON.stringify(secret), { tenant, integration: id, vendor });
  const integration: Integration = {
    ...before,
    sealed: { ...before.sealed, [vendor]: sealed },
    version: before.version + 1,
    updatedAt: clock().toISOString(),
  };
  if (await store.save(integration)) return { kind: 'saved', integration };
  return refused('version', 'somebody else changed this integration meanwhile; read it again');
}

function refused(field: string, problem: string): IntegrationSaved {
  return { kind: 'refused', problems: [{ field, problem }] };
}
