import { randomBytes } from 'node:crypto';
import { catalogue } from '../../functions/catalogue.ts';
import type { ConsoleParts } from '../../functions/console/console-parts.ts';
import { webhookVendorsOf } from '../../functions/directions-of-kind.ts';
import { vendorNames } from '../../lib/documents/vendors.ts';
import { readHealth } from '../../lib/runtime/health.ts';
import { vendorsOfKind } from '../../lib/runtime/open-logins.ts';
import { createLocalVault } from '../../lib/runtime/vault-local.ts';
import { createAccessStore } from '../../lib/store/access-store.ts';
import { createAuditStore } from '../../lib/store/audit-store.ts';
import { createBudgetStore } from '../../lib/store/budget-store.ts';
import { createCheckpointStore } from '../../lib/store/checkpoint-store.ts';
import { createEndCounts } from '../../lib/store/end-counts.ts';
import { createIntegrationStore } from '../../lib/store/integration-store.ts';
import { createProgress } from '../../lib/store/progress.ts';
import { createReceiptOverview } from '../../lib/store/receipt-overview.ts';
import { createReceiptSearch } from '../../lib/store/receipt-search.ts';
import { createReceiptStore } from '../../lib/store/receipt-store.ts';
import type { Table } from '../../lib/store/table.ts';
import { pollRefusalOf } from '../../lib/sync/poll-refusal.ts';

const silent = () => undefined;
const at = () => new Date('2026-11-21T10:00:00.000Z');
const directionNames = ['customers', 'projects', 'invoices'].map((noun) => `moment-${noun}-to-24sevenoffice`);
const noIntegrations = { open: async () => undefined };

/** A console's parts over a table, for tests and example pages: local access, no vendors. */
export function consolePartsOver(table: Table, parts: Partial<ConsoleParts> = {}): ConsoleParts {
  let ids = 0;
  return {
    access: { kind: 'local' },
    integrations: createIntegrationStore(table),
    receipts: createReceiptStore(table),
    overview: createReceiptOverview(table),
    search: createReceiptSearch(table),
    audit: createAuditStore(table),
    nudges: { nudge: async () => undefined },
    vault: createLocalVault(Buffer.alloc(32, 7).toString('base64')),
    budgets: {
      store: createBudgetStore(table),
      shared: [
        {
          vendor: '24sevenoffice',
          budget: { name: '24sevenoffice#egress', limit: 7200, windowSeconds: 3600, guardSeconds: 5 },
        },
      ],
      of: async () => [],
    },
    previews: {
      previewers: [],
      engine: { receipts: createReceiptStore(table), integrations: noIntegrations, clock: at },
    },
    lastRequest: async () => undefined,
    endCounts: createEndCounts(table),
    health: ({ tenant, id, kind }) =>
      readHealth(
        {
          tenant,
          integration: id,
          directions: directionNames,
          vendors: vendorNames.filter((name) => vendorsOfKind(kind).includes(name)),
          budgets: [],
        },
        {
          ...{ progress: createProgress(table), access: createAccessStore(table), clock: parts.clock ?? at },
          budgetStore: createBudgetStore(table),
        },
      ),
    pollRefusal: (place) => pollRefusalOf(place, createCheckpointStore(table)),
    grants: { appPublicToken: 'example-app', endpoint: 'https://economic.example.com' },
    testConnection: async () => [{ check: 'company', ok: true, words: { en: 'Fjord AS.', no: 'Fjord AS.' } }],
    directionsOf: () => directionNames,
    webhookVendors: (kind) => webhookVendorsOf(kind, catalogue),
    webhooksUrl: 'https://hooks.example.com/webhooks',
    newId: () => `id-${++ids}-${randomBytes(4).toString('hex')}`,
    newSecret: () => randomBytes(32).toString('base64url'),
    clock: at,
    log: { info: silent, warn: silent, error: silent },
    ...parts,
  };
}
