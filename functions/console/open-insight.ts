import type { Integration } from '../../lib/documents/integration.ts';
import { type Vendor, vendorNames } from '../../lib/documents/vendors.ts';
import { vaultOf } from '../../lib/runtime/aws-clients.ts';
import { cappedHttp } from '../../lib/runtime/capped-http.ts';
import { filesOf } from '../../lib/runtime/files.ts';
import { readHealth } from '../../lib/runtime/health.ts';
import { createLastRequests } from '../../lib/runtime/last-requests.ts';
import { openIntegrations } from '../../lib/runtime/open-integrations.ts';
import { vendorsOfKind } from '../../lib/runtime/open-logins.ts';
import type { Surroundings } from '../../lib/runtime/surroundings.ts';
import { createAccessStore } from '../../lib/store/access-store.ts';
import { createCheckpointStore } from '../../lib/store/checkpoint-store.ts';
import { createEndCounts } from '../../lib/store/end-counts.ts';
import { createProgress } from '../../lib/store/progress.ts';
import { createRequestStore } from '../../lib/store/request-store.ts';
import type { MailPort } from '../../lib/sync/mail-port.ts';
import { pollRefusalOf } from '../../lib/sync/poll-refusal.ts';
import { createHttp } from '../../lib/transport/http.ts';
import { catalogue } from '../catalogue.ts';
import { directionsOfKind } from '../directions-of-kind.ts';
import { previewers } from '../previewers.ts';
import { vendorBudgets } from '../vendor-budgets.ts';
import type { ConsoleParts } from './console-parts.ts';

type Insight = Pick<ConsoleParts, 'previews' | 'lastRequest' | 'endCounts' | 'health' | 'pollRefusal'>;

/** What the console looks into documents and integrations with. */
export function openInsight(
  surroundings: Surroundings,
  timeLeftMs: () => number,
  budgetsOf: ConsoleParts['budgets'],
): Insight {
  const { environment, table, receipts, budgets: budgetStore, clock, log } = surroundings;
  const store = createRequestStore(table);
  const requests = createLastRequests({ store, vault: vaultOf(environment), clock, log });
  const http = cappedHttp(createHttp(), timeLeftMs);
  const opening = { vendors: vendorNames, budgets: vendorBudgets, http, files: filesOf(environment) };
  const mail = environment.MAIL_FROM === undefined ? {} : { mail: () => unsent };
  const integrations = openIntegrations(surroundings, { ...opening, ...mail });
  const checkpoints = createCheckpointStore(table);
  const healthParts = { progress: createProgress(table), access: createAccessStore(table), budgetStore, clock };
  return {
    previews: { previewers, engine: { receipts, integrations, clock } },
    lastRequest: (receipt) => requests.read(receipt),
    endCounts: createEndCounts(table),
    pollRefusal: (place) => pollRefusalOf(place, checkpoints),
    async health(integration: Integration) {
      const vendors = vendorNames.filter((name: Vendor) => vendorsOfKind(integration.kind).includes(name));
      // Log-ins that cannot be opened are told by their own line; the rest of the health is no less true.
      const own = await budgetsOf.of(integration).catch(() => []);
      const all = [...budgetsOf.shared.filter(({ vendor }) => vendors.includes(vendor)), ...own];
      const directions = directionsOfKind(integration.kind, catalogue).map(({ name }) => name);
      const about = { tenant: integration.tenant, integration: integration.id, directions, vendors };
      return readHealth({ ...about, budgets: all.map(({ budget }) => budget) }, healthParts);
    },
  };
}

/** A preview sees that there is mail; that it sends some would be a defect. */
const unsent: MailPort = {
  send: async () => {
    throw new Error('the console sends no mail');
  },
};
