import { createConsole } from '../../../functions/console/console-app.tsx';
import { saveIntegration } from '../../../lib/runtime/save-integration.ts';
import { receiptToFields } from '../../../lib/store/receipt-item.ts';
import { putItem } from '../../../lib/store/table.ts';
import type { LastRequest } from '../../../lib/sync/last-request.ts';
import { consolePartsOver } from '../../support/console-parts.ts';
import { integrationOrder } from '../../support/integration-order.ts';
import { receiptOf } from '../../support/receipt-of.ts';
import { openTestTable } from '../../support/table.ts';

const sent: LastRequest = {
  v: 1,
  at: '2026-11-21T09:00:00.000Z',
  method: 'POST',
  address: 'https://vendor.example/save',
};
const notKept = 'It was not kept, or was sent more than 30 days ago.';
let table: Awaited<ReturnType<typeof openTestTable>>;
beforeEach(async () => {
  table = await openTestTable();
});
afterEach(() => table.close());

it.each([
  ['was sent and is kept', { request: 'r1' }, sent, [true, true, false]],
  ['was sent and is not kept', { request: 'r1' }, undefined, [true, false, true]],
  ['was never sent', {}, undefined, [false, false, false]],
])('a page says of a document that %s', async (_what, named, lastRequest, told) => {
  const parts = consolePartsOver(table, { lastRequest: async () => lastRequest });
  const { store, vault, clock } = { store: parts.integrations, vault: parts.vault, clock: parts.clock };
  await saveIntegration(integrationOrder, { store, vault, clock });
  const { tenant, id } = integrationOrder;
  const receipt = receiptOf({ key: '4711', tenant, integration: id, ...named });
  await putItem(table, receiptToFields(receipt));
  const address = `http://127.0.0.1:4180/receipts/${id}/${receipt.direction}/4711`;
  const answer = await createConsole(parts).request(address, { headers: { host: '127.0.0.1:4180' } });
  const page = await answer.text();
  expect(['What was last sent', sent.address, notKept].map((words) => page.includes(words))).toEqual(told);
});
