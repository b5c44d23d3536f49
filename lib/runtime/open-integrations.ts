import type { Vendor } from '../documents/vendors.ts';
import { createAccessStore, notingAccess } from '../store/access-store.ts';
import { createSessionStore } from '../store/session-store.ts';
import type { Http, Integrations } from '../sync/ports.ts';
import { vaultOf } from './aws-clients.ts';
import { type FilesOf, noFiles } from './files-of.ts';
import { createIntegrations, type VendorBudgets } from './integrations.ts';
import type { Surroundings } from './surroundings.ts';

type OpeningOrder = {
  readonly vendors: readonly Vendor[];
  readonly budgets: VendorBudgets;
  readonly http: Http;
  readonly files?: FilesOf | undefined;
};

/** Integrations of this deployment, for functions that speak to vendors. `vendors`: those that the function may open. */
export function openIntegrations(
  surroundings: Surroundings,
  { vendors, budgets, http, files = noFiles }: OpeningOrder,
): Integrations {
  const { environment, table, clock, log } = surroundings;
  const vault = vaultOf(environment);
  const { TWENTY_FOUR_SEVEN_OFFICE_APPLICATION_ID: applicationId } = environment;
  return createIntegrations({
    store: surroundings.integrations,
    vault,
    sessions: (tenant, vendor, integration) =>
      notingAccess(
        createSessionStore({ table, vault, tenant, vendor }),
        { store: createAccessStore(table), place: { tenant, integration, vendor }, log },
        clock,
      ),
    files,
    budgetStore: surroundings.budgets,
    budgets,
    vendors,
    endpoints: environment.VENDOR_ENDPOINTS,
    applicationIds: applicationId === undefined ? {} : { '24sevenoffice': applicationId },
    http,
    clock,
    log,
  });
}
