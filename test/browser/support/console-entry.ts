import { serve } from '@hono/node-server';
import { directionsOfKind } from '../../../functions/directions-of-kind.ts';
import { createIntegrationStore } from '../../../lib/store/integration-store.ts';
import { receiptToFields } from '../../../lib/store/receipt-item.ts';
import { createReceiptOverview } from '../../../lib/store/receipt-overview.ts';
import { createReceiptStore } from '../../../lib/store/receipt-store.ts';
import { putItem } from '../../../lib/store/table.ts';
import { loadTsx } from '../../support/load-tsx.ts';
import { openTestTable } from '../../support/table.ts';
import { exampleIntegrations, exampleReceipts, hostileReceipts, now } from './example-receipts.ts';

/** A program: the console on loopback over a table of its own with example receipts. `--empty`: without any. */
loadTsx();
const { createConsole } = await import('../../../functions/console/console-app.tsx');
const table = await openTestTable();
const integrations = createIntegrationStore(table);
if (!process.argv.includes('--empty')) {
  await Promise.all([
    ...exampleIntegrations.map((integration) => integrations.save(integration)),
    ...[...exampleReceipts, ...hostileReceipts].map((receipt) => putItem(table, receiptToFields(receipt))),
  ]);
}

const verb = (noun: 'customers' | 'projects' | 'invoices') => ({
  ...{ name: `moment-${noun}-to-24sevenoffice`, releases: [] },
  when: { kind: 'webhook', vendor: 'moment', topic: noun, keyOf: () => undefined, catchUpSeconds: 3600 } as const,
  ...{ read: { vendor: 'moment' } as const, write: { vendor: '24sevenoffice', settleSeconds: 60 } as const },
});
const catalogue = [verb('customers'), verb('projects'), verb('invoices')];

const silent = () => undefined;
const app = createConsole({
  integrations,
  receipts: createReceiptStore(table),
  overview: createReceiptOverview(table),
  directionsOf: (kind) => directionsOfKind(kind, catalogue).map(({ name }) => name),
  clock: () => now,
  log: { info: silent, warn: silent, error: (...words) => process.stderr.write(`${JSON.stringify(words)}\n`) },
});
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
  process.stdout.write(`http://127.0.0.1:${port}\n`),
);
