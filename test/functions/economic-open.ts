import { economicBudget } from '../../lib/connectors/economic/limits.ts';
import type { MomentEconomicSettings } from '../../lib/documents/integrations/moment-economic.ts';
import type { Vendor } from '../../lib/documents/vendors.ts';
import { createMemo } from '../../lib/runtime/memo.ts';
import { createAllowance, unlimited } from '../../lib/sync/allowance.ts';
import type { Allowance, Connection, Http, OpenIntegration } from '../../lib/sync/ports.ts';
import type { createMemoryStore } from '../support/memory-store.ts';

/** The integration that every test of these directions has. */
export const scope = { tenant: 'fjord', integration: 'fjord.main' };
export const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
export const apiKey = 'story-key';
/** What the agreement gave the app at first. */
export const grant = { appSecretToken: 'app-secret', appPublicToken: 'app-public', grantToken: 'grant-1' };

/** The integration with its log-ins, as a worker opens it. */
export function openIntegration(facts: {
  readonly clock: () => Date;
  readonly http: Http;
  readonly files: Connection['files'];
  readonly token: string;
  readonly settings: MomentEconomicSettings;
  readonly endpoints: { readonly moment: string; readonly economic: string; readonly services: string };
  readonly store: ReturnType<typeof createMemoryStore>;
  /** Calls that the agreement's budget has in a day; left out: no end of them. */
  readonly dailyCalls?: number | undefined;
}): OpenIntegration {
  const { clock, http, files, settings, endpoints, store } = facts;
  const shared = () => {
    const memo = createMemo(clock);
    const memory = { memo: memo.keep, forget: memo.forget };
    const { sessions, turns } = store;
    return { ...scope, http, clock, allowance: unlimited, sessions, turns, files, log: quiet, ...memory };
  };
  const connections: { readonly [V in Vendor]?: Connection<V> } = {
    moment: {
      ...shared(),
      vendor: 'moment',
      applicationId: undefined,
      login: { companyCode: settings.momentCompanyCode, apiKey },
      endpoint: endpoints.moment,
      secondEndpoint: undefined,
    },
    economic: {
      ...shared(),
      allowance: allowanceOf(facts),
      vendor: 'economic',
      applicationId: grant.appSecretToken,
      login: { agreementGrantToken: facts.token },
      endpoint: endpoints.economic,
      secondEndpoint: endpoints.services,
    },
  };
  const at = clock().toISOString();
  return {
    integration: {
      ...{ tenant: scope.tenant, id: scope.integration, kind: 'moment-economic', name: 'Fjord', enabled: true },
      ...{ version: 1, settings, sealed: {}, webhookSecretHash: '0'.repeat(64), createdAt: at, updatedAt: at },
    },
    settings,
    connect<V extends Vendor>(vendor: V): Connection<V> {
      const connection: Connection<V> | undefined = connections[vendor];
      if (connection === undefined) throw new Error(`there is no ${vendor} in this world`);
      return connection;
    },
  };
}

function allowanceOf({
  dailyCalls: limit,
  ...facts
}: Pick<Parameters<typeof openIntegration>[0], 'dailyCalls' | 'clock' | 'store' | 'token'>): Allowance {
  if (limit === undefined) return unlimited;
  const budget = { ...economicBudget({ agreementGrantToken: facts.token }), limit };
  return createAllowance({ store: facts.store.budgets, budget, clock: facts.clock });
}
