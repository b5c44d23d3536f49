import type { Vendor } from '../documents/vendors.ts';
import { createAccessStore, notingAccess } from '../store/access-store.ts';
import { createExportList } from '../store/export-list.ts';
import type { IntegrationStore } from '../store/integration-store.ts';
import { createPaceStore } from '../store/pace-store.ts';
import { createSessionStore } from '../store/session-store.ts';
import { createTurnStore } from '../store/turn-store.ts';
import type { Http, Integrations } from '../sync/ports.ts';
import { vaultOf } from './aws-clients.ts';
import type { Environment } from './environment.ts';
import { type FilesOf, noFiles } from './files-of.ts';
import { createIntegrations, type VendorBudgets } from './integrations.ts';
import type { MailOf } from './mail-of.ts';
import type { Surroundings } from './surroundings.ts';

type OpeningOrder = {
  readonly vendors: readonly Vendor[];
  readonly budgets: VendorBudgets;
  readonly http: Http;
  readonly files?: FilesOf | undefined;
  readonly mail?: MailOf | undefined;
  /** Where they are read; a test of what is not saved yet gives its own. */
  readonly store?: Pick<IntegrationStore, 'find'>;
};

/** Integrations of this deployment, for functions that speak to vendors. `vendors`: those that the function may open. */
export function openIntegrations(
  surroundings: Surroundings,

  { vendors, budgets, http, files = noFiles, mail, store = surroundings.integrations }: OpeningOrder,
): Integrations {
  const { environment, table, clock, log } = surroundings;
  const vault = vaultOf(environment);
  return createIntegrations({
    store,
    vault,
    sessions: (tenant, vendor, integration) =>
      notingAccess(
        createSessionStore({ table, vault, tenant, vendor }),
        { store: createAccessStore(table), place: { tenant, integration, vendor }, log },
        clock,
      ),
    turns: (tenant, vendor) => createTurnStore(table, { tenant, vendor }),
    files,
    exports: (scope) => createExportList(table, scope),
    ...(mail === undefined ? {} : { mail }),
    budgetStore: surroundings.budgets,
    paces: createPaceStore(table),
    askAgainSeconds: environment.ASK_AGAIN_SECONDS,
    budgets,
    vendors,
    endpoints: environment.VENDOR_ENDPOINTS,
    applicationIds: applicationIdsOf(environment, log.hide),
    http,
    clock,
    log,
  });
}

/** How this deployment names itself, for the vendors that want it. The log hides what is secret of it. */
function applicationIdsOf(environment: Environment, hide: (secret: string) => void): Partial<Record<Vendor, string>> {
  const { TWENTY_FOUR_SEVEN_OFFICE_APPLICATION_ID: office, ECONOMIC_APP_SECRET_TOKEN: economic } = environment;
  if (economic !== undefined) hide(economic);
  return {
    ...(office === undefined ? {} : { '24sevenoffice': office }),
    ...(economic === undefined ? {} : { economic }),
  };
}
