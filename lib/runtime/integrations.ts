import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Integration } from '../documents/integration.ts';
import type { Logins, Vendor, VendorEndpoints } from '../documents/vendors.ts';
import type { IntegrationStore } from '../store/integration-store.ts';
import { createAllowance, unlimited } from '../sync/allowance.ts';
import type { BudgetDeclaration } from '../sync/budget.ts';
import type { ExportList } from '../sync/export-list.ts';
import { settingsKeptSeconds } from '../sync/first-position.ts';
import type {
  Allowance,
  BudgetStore,
  Clock,
  Connection,
  Http,
  Integrations,
  OpenIntegration,
  SessionStore,
  Vault,
} from '../sync/ports.ts';
import { createPace, type Pace, type PaceStore } from '../sync/shared-pace.ts';
import type { TurnStore } from '../sync/turns.ts';
import { breakerHttp } from './breaker-http.ts';
import type { FilesOf } from './files-of.ts';
import { type GuardedLog, logWith } from './logger.ts';
import type { MailOf } from './mail-of.ts';
import { createMemo, type Memo } from './memo.ts';
import { openLogins } from './open-logins.ts';

/**
 * Each vendor's allowance of calls: one for all, or what the log-in and the settings say where the vendor counts by key or
 * token (its name is then a `keyedBudgetName`); undefined for a vendor that publishes none.
 */
export type VendorBudgets = {
  readonly [V in Vendor]?: BudgetDeclaration | undefined | ((login: Logins[V], settings: unknown) => BudgetDeclaration);
};

/** What integrations are opened with. */
export type IntegrationTools = {
  readonly store: Pick<IntegrationStore, 'find'>;
  readonly vault: Vault;
  readonly sessions: (tenant: string, vendor: Vendor, integration: string) => SessionStore;
  readonly turns: (tenant: string, vendor: Vendor) => TurnStore;
  readonly files: FilesOf;
  /** The list of documents that go into files. */
  readonly exports?: (scope: { readonly tenant: string; readonly integration: string }) => ExportList;
  readonly mail?: MailOf;
  readonly budgetStore: BudgetStore;
  /** Where workers keep the pace of calls together; each keeps its own without it. */
  readonly paces?: PaceStore;
  /** One machine only. */
  readonly askAgainSeconds?: number | undefined;
  readonly budgets: VendorBudgets;
  /** Those of the story: no others can be connected. */
  readonly vendors: readonly Vendor[];
  readonly endpoints: VendorEndpoints;
  /** How this deployment names itself to vendors that want it. */
  readonly applicationIds: Partial<Record<Vendor, string>>;
  readonly http: Http;
  readonly clock: Clock;
  readonly log: GuardedLog;
};

/** Vendors with two hosts, and the name of the second in VENDOR_ENDPOINTS. */
const secondHosts: Partial<Record<Vendor, keyof VendorEndpoints>> = {
  '24sevenoffice': '24sevenoffice-webservices',
  economic: 'economic-services',
  xledger: 'xledger-webservices',
};

/** Opens integrations, and keeps each for half a minute; then a changed one is opened anew, an unchanged one goes on. */
export function createIntegrations(tools: IntegrationTools): Integrations {
  const found = createMemo(tools.clock);
  const opened = new Map<string, { readonly version: string; readonly open: Promise<OpenIntegration> }>();
  const allowanceOf = createAllowances(tools);
  const pace = paceOf(tools);

  function openVersion(integration: Integration): Promise<OpenIntegration> {
    const version = `${integration.version} ${integration.updatedAt}`;
    const present = opened.get(integration.id);
    if (present?.version === version) return present.open;
    const open = openFresh(integration, tools, { allowanceOf, pace });
    opened.set(integration.id, { version, open });
    open.catch(() => opened.delete(integration.id)); // the caller gets the failure; the next one opens again
    return open;
  }

  return {
    async open(tenant, id) {
      const name = JSON.stringify([tenant, id]);
      const integration = await found.keep(name, settingsKeptSeconds, () => tools.store.find(tenant, id));
      if (integration !== undefined) return openVersion(integration);
      found.forget(name); // it may be made any moment
      opened.delete(id);
      return undefined;
    },
  };
}

async function openFresh(
  integration: Integration,
  tools: IntegrationTools,
  { allowanceOf, pace }: { allowanceOf: AllowanceOf; pace: Pace | undefined },
): Promise<OpenIntegration> {
  const { vault, vendors, clock } = tools;
  const { settings, logins } = await openLogins(integration, { vault, vendors, hide: tools.log.hide });
  const memos = new Map<Vendor, Memo>(vendors.map((vendor) => [vendor, createMemo(clock)]));
  const breakers = new Map<Vendor, Http>(vendors.map((vendor) => [vendor, breakerHttp(tools.http, clock)]));
  return {
    integration,
    settings,
    connect<V extends Vendor>(vendor: V): Connection<V> {
      const login: Logins[V] | undefined = logins[vendor];
      const memo = memos.get(vendor);
      if (login === undefined || memo === undefined)
        throw new Error(`${integration.id} has no log-in for ${vendor} here`);
      return connectionOf({
        vendor,
        login,
        integration,
        memo,
        http: breakers.get(vendor) ?? tools.http,
        allowance: allowanceOf(budgetOf(tools.budgets, { vendor, login, settings }), integration.tenant),
        pace,
        tools,
      });
    },
  };
}

function connectionOf<V extends Vendor>(parts: {
  vendor: V;
  login: Logins[V];
  integration: Integration;
  memo: Memo;
  http: Http;
  allowance: Allowance;
  pace: Pace | undefined;
  tools: IntegrationTools;
}): Connection<V> {
  const { vendor, login, integration, memo, http, allowance, pace, tools } = parts;
  const { tenant, id } = integration;
  const secondHost = secondHosts[vendor];
  return {
    vendor,
    tenant,
    integration: id,
    login,
    endpoint: tools.endpoints[vendor],
    secondEndpoint: secondHost === undefined ? undefined : tools.endpoints[secondHost],
    applicationId: tools.applicationIds[vendor],
    http,
    clock: tools.clock,
    allowance,
    pace,
    askAgainSeconds: tools.askAgainSeconds,
    sessions: tools.sessions(tenant, vendor, id),
    turns: tools.turns(tenant, vendor),
    files: tools.files({ tenant, integration: id }),
    exports: tools.exports?.({ tenant, integration: id }),
    mail: tools.mail?.({ tenant, integration: id }),
    memo: memo.keep,
    forget: memo.forget,
    log: logWith(tools.log, { tenant, integration: id, vendor }),
  };
}

type AllowanceOf = (budget: BudgetDeclaration | undefined, tenant: string) => Allowance;

function budgetOf<V extends Vendor>(
  budgets: VendorBudgets,
  { vendor, login, settings }: { vendor: V; login: Logins[V]; settings: unknown },
): BudgetDeclaration | undefined {
  const budget: VendorBudgets[V] = budgets[vendor];
  return typeof budget === 'function' ? budget(login, settings) : budget;
}

/**
 * One allowance per budget and worker: all integrations of the worker that share the budget share what it has taken, each
 * tenant's for themselves where tenants share it. A budget whose limit was changed is another one here; in the store its name still counts the calls already made.
 */
function createAllowances({ budgetStore: store, clock }: IntegrationTools): AllowanceOf {
  const allowances = new Map<string, Allowance>();
  return (budget, ofTenant) => {
    if (budget === undefined) return unlimited;
    const tenant = budget.sharedByTenants && ofTenant;
    const name = JSON.stringify([budget, tenant]);
    const allowance = allowances.get(name) ?? createAllowance({ store, budget, clock, tenant });
    allowances.set(name, allowance);
    return allowance;
  };
}

function paceOf({ paces: store, clock, log }: IntegrationTools): Pace | undefined {
  if (store === undefined) return undefined;
  const wait = async (milliseconds: number): Promise<void> => void (await sleep(milliseconds));
  return createPace({ store, clock, log, newId: randomUUID, random: Math.random, wait });
}
