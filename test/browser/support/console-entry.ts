import { serve } from '@hono/node-server';
import { catalogue } from '../../../functions/catalogue.ts';
import { directionsOfKind } from '../../../functions/directions-of-kind.ts';
import type { IntegrationKindName } from '../../../lib/documents/integration.ts';
import { saveIntegration } from '../../../lib/runtime/save-integration.ts';
import { createBudgetStore } from '../../../lib/store/budget-store.ts';
import { createEndCounts } from '../../../lib/store/end-counts.ts';
import { createExportList } from '../../../lib/store/export-list.ts';
import { createIntegrationStore } from '../../../lib/store/integration-store.ts';
import { receiptToFields } from '../../../lib/store/receipt-item.ts';
import { putItem } from '../../../lib/store/table.ts';
import { consolePartsOver } from '../../support/console-parts.ts';
import { loadTsx } from '../../support/load-tsx.ts';
import { createMemoryFiles } from '../../support/memory-files.ts';
import { openTestTable } from '../../support/table.ts';
import { exampleAudit, fillBudgets, fillDays, filledIn } from './example-facts.ts';
import { fillOthers } from './example-others.ts';
import { examplePreviewer, exampleRequest } from './example-preview.ts';
import { exampleIntegrations, exampleReceipts, hostileReceipts, now } from './example-receipts.ts';

type ExportScope = Parameters<typeof createExportList>[1];

/** A program: the console on loopback over a table of its own with example receipts. `--empty`: without any. `--others`: integrations of other kinds. */
loadTsx();
const { createConsole } = await import('../../../functions/console/console-app.tsx');
const table = await openTestTable();
const integrations = createIntegrationStore(table);
const silent = () => undefined;
const base = consolePartsOver(table);
const files = createMemoryFiles();
const isOthers = process.argv.includes('--others');
const parts = consolePartsOver(table, {
  ...(isOthers && {
    directionsOf: (kind: IntegrationKindName) => directionsOfKind(kind, catalogue).map(({ name }) => name),
    exportsOf: (scope: ExportScope) => ({ exports: createExportList(table, scope), files }),
  }),
  previews: { ...base.previews, previewers: [examplePreviewer] },
  lastRequest: async ({ key }) => (key === '9003' ? exampleRequest : undefined),
  clock: () => now,
  log: { info: silent, warn: silent, error: (...words) => process.stderr.write(`${JSON.stringify(words)}\n`) },
});
if (isOthers) await fillOthers(table, parts);
else if (!process.argv.includes('--empty')) {
  await Promise.all([
    ...exampleAudit.map((entry) => parts.audit.append(entry)),
    fillBudgets(createBudgetStore(table)),
    fillDays(createEndCounts(table)),
    ...exampleIntegrations.map((integration) => integrations.save(integration)),
    ...[...exampleReceipts, ...hostileReceipts].map((receipt) => putItem(table, receiptToFields(receipt))),
  ]);
  // The first one again, as the form saves it: the version that is there gives way to a complete one.
  const { vault, clock } = parts;
  await saveIntegration(filledIn, { store: integrations, vault, clock });
}

const app = createConsole(parts);
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
  process.stdout.write(`http://127.0.0.1:${port}\n`),
);
