import { serve } from '@hono/node-server';
import { createIntegrationStore } from '../../../lib/store/integration-store.ts';
import { receiptToFields } from '../../../lib/store/receipt-item.ts';
import { putItem } from '../../../lib/store/table.ts';
import { consolePartsOver } from '../../support/console-parts.ts';
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

const silent = () => undefined;
const app = createConsole(
  consolePartsOver(table, {
    clock: () => now,
    log: { info: silent, warn: silent, error: (...words) => process.stderr.write(`${JSON.stringify(words)}\n`) },
  }),
);
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
  process.stdout.write(`http://127.0.0.1:${port}\n`),
);
