import { randomBytes, randomUUID } from 'node:crypto';
import type { Integration } from '../../lib/documents/integration.ts';
import { type Vendor, vendorNames } from '../../lib/documents/vendors.ts';
import { vaultOf } from '../../lib/runtime/aws-clients.ts';
import { cappedHttp } from '../../lib/runtime/capped-http.ts';
import type { Environment } from '../../lib/runtime/environment.ts';
import { filesOf } from '../../lib/runtime/files.ts';
import { keyedBudgets, sharedBudgets, type VendorBudget } from '../../lib/runtime/integration-budgets.ts';
import { openIntegrations } from '../../lib/runtime/open-integrations.ts';
import { vendorsOfKind } from '../../lib/runtime/open-logins.ts';
import type { Surroundings } from '../../lib/runtime/surroundings.ts';
import { runConnectionChecks } from '../../lib/runtime/test-connection.ts';
import { createAuditStore } from '../../lib/store/audit-store.ts';
import { createExportList } from '../../lib/store/export-list.ts';
import { createReceiptOverview } from '../../lib/store/receipt-overview.ts';
import { createReceiptSearch } from '../../lib/store/receipt-search.ts';
import type { Vault } from '../../lib/sync/ports.ts';
import { createHttp } from '../../lib/transport/http.ts';
import { catalogue } from '../catalogue.ts';
import { directionsOfKind, webhookVendorsOf } from '../directions-of-kind.ts';
import { vendorBudgets } from '../vendor-budgets.ts';
import { vendorChecks } from '../vendor-checks.ts';
import type { Access } from './access/guard.ts';
import { createIdentityProvider } from './access/identity-provider.ts';
import type { ConsoleParts } from './console-parts.ts';
import { openInsight } from './open-insight.ts';

/** The console's parts in a function. `timeLeftMs` is what the present call has left. */
export function openConsole(surroundings: Surroundings, timeLeftMs: () => number): ConsoleParts {
  const { environment, integrations, receipts, table, budgets, queues, clock, log } = surroundings;
  const vault = vaultOf(environment);
  const counted: ConsoleParts['budgets'] = {
    store: budgets,
    shared: sharedBudgets(vendorBudgets),
    of: keptBudgets((integration) => keyedBudgets(integration, { budgets: vendorBudgets, vault, hide: log.hide })),
  };
  return {
    access: accessOf(environment, vault, clock),
    ...{ integrations, receipts, clock, log, vault },
    overview: createReceiptOverview(table),
    search: createReceiptSearch(table),
    audit: createAuditStore(table),
    // Without queues the due index finds what was asked for, within the minute.
    nudges: Object.keys(environment.QUEUE_URLS).length > 0 ? queues : { nudge: async () => undefined },
    budgets: counted,
    ...openInsight(surroundings, timeLeftMs, counted),
    grants: grantsOf(environment),
    testConnection: testerOf(surroundings, timeLeftMs),
    directionsOf: (kind) => directionsOfKind(kind, catalogue).map(({ name }) => name),
    webhookVendors: (kind) => webhookVendorsOf(kind, catalogue),
    exportsOf:
      environment.FILES_BUCKET === undefined
        ? undefined
        : (scope) => ({ exports: createExportList(table, scope), files: filesOf(environment)(scope) }),
    webhooksUrl: environment.WEBHOOKS_URL,
    newId: randomUUID,
    newSecret: () => randomBytes(32).toString('base64url'),
  };
}

/** Log-ins are opened once a version: a page of budgets would otherwise open those of every integration each time. */
function keptBudgets(read: (integration: Integration) => Promise<readonly VendorBudget[]>): typeof read {
  const kept = new Map<string, { readonly version: number; readonly found: Promise<readonly VendorBudget[]> }>();
  return (integration) => {
    const { id, version } = integration;
    const present = kept.get(id);
    if (present?.version === version) return present.found;
    const found = read(integration);
    kept.set(id, { version, found });
    found.catch(() => kept.delete(id)); // the caller gets the failure; the next one reads again
    return found;
  };
}

/** With an issuer people sign in. Without one this must be one machine. @throws Error when it is neither */
function accessOf(environment: Environment, vault: Vault, clock: ConsoleParts['clock']): Access {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, CONSOLE_URL, LOCAL_CREDENTIALS_KEY } = environment;
  if (issuer === undefined) {
    if (LOCAL_CREDENTIALS_KEY !== undefined) return { kind: 'local' };
    throw new Error('OIDC_ISSUER is missing: nobody could be told from anybody');
  }
  if (clientId === undefined || CONSOLE_URL === undefined) {
    throw new Error('OIDC_CLIENT_ID and CONSOLE_URL are needed with OIDC_ISSUER');
  }
  const consoleUrl = CONSOLE_URL.replace(/\/+$/, '');
  const settings = {
    ...{ issuer, clientId, consoleUrl, apiClients: environment.OIDC_API_CLIENTS },
    roleClaim: environment.OIDC_ROLE_CLAIM,
    operatorValue: environment.OIDC_OPERATOR_VALUE,
    tenantClaim: environment.OIDC_TENANT_CLAIM,
  };
  return { kind: 'sign-in', provider: createIdentityProvider(settings, clock), vault, consoleUrl };
}

function grantsOf(environment: Environment): ConsoleParts['grants'] {
  const { ECONOMIC_APP_PUBLIC_TOKEN: appPublicToken, VENDOR_ENDPOINTS } = environment;
  return appPublicToken === undefined ? undefined : { appPublicToken, endpoint: VENDOR_ENDPOINTS.economic };
}

function testerOf(surroundings: Surroundings, timeLeftMs: () => number): ConsoleParts['testConnection'] {
  const http = cappedHttp(createHttp(), timeLeftMs);
  return (integration: Integration) => {
    const vendors = vendorNames.filter((name: Vendor) => vendorsOfKind(integration.kind).includes(name));
    const store = { find: async () => integration };
    const integrations = openIntegrations(surroundings, { vendors, budgets: vendorBudgets, http, store });
    const open = async () => {
      const opened = await integrations.open(integration.tenant, integration.id);
      if (opened === undefined) throw new Error('unreachable: the integration is at hand');
      return opened;
    };
    return runConnectionChecks(integration, { checks: vendorChecks, vendors, open });
  };
}
