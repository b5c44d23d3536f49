import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { createConsole } from '../../functions/console/console-app.tsx';
import { createIntegrationStore } from '../../lib/store/integration-store.ts';
import { receiptToFields } from '../../lib/store/receipt-item.ts';
import { createReceiptStore } from '../../lib/store/receipt-store.ts';
import { putItem } from '../../lib/store/table.ts';
import { consolePartsOver } from '../support/console-parts.ts';
import { recmanCompany, recmanInvoice } from '../support/recman-rows.ts';
import { createRecmanWorld, departmentsOf, type RecmanWorld, recmanOrder } from '../support/recman-world.ts';
import { openTestTable } from '../support/table.ts';
import { openBrowser, screens } from './support/open-browser.ts';
import { textsOf } from './support/visit.ts';

const direction = 'recman-invoices-to-24sevenoffice';
const [bygg, helse, transport, drift] = departmentsOf(4);
if (!bygg || !helse || !transport || !drift) throw new Error('four departments');

/** Seven of Bygg, two of Drift that stand at 24SevenOffice already, three of Transport, two of Helse, which has no user. */
const numbersOf = { 501: [1, 2, 3, 4, 5, 6, 7], 504: [8, 9], 503: [10, 11, 12], 502: [13, 14] } as const;
const idOf = (number: number) => 400_100 + number;
const rows = Object.entries(numbersOf).flatMap(([department, numbers]) =>
  numbers.map((number) => recmanInvoice(idOf(number), ['110'], { departmentId: Number(department) })),
);

let browser: Browser;
let table: Awaited<ReturnType<typeof openTestTable>>;
let world: RecmanWorld;
let server: ReturnType<typeof serve>;
let url: string;

beforeAll(async () => {
  browser = await openBrowser();
  table = await openTestTable();
  world = await createRecmanWorld([bygg, helse, transport, drift], { receipts: createReceiptStore(table) });
  const integrations = createIntegrationStore(table);
  await integrations.save(await world.save(recmanOrder([bygg, { ...helse, user: 'missing' }, transport, drift])));
  await world.recman.putRows('fjord', { companies: [recmanCompany(7001)], invoices: rows });
  await world.poll();
  await world.work();
  const { engine, clock } = world;
  const nudges = {
    nudge: (...given: Parameters<ReturnType<typeof engine>['nudges']['nudge']>) => engine().nudges.nudge(...given),
  };
  const receipts = createReceiptStore(table);
  const app = createConsole(consolePartsOver(table, { clock, nudges, receipts, directionsOf: () => [direction] }));
  url = await new Promise((ready) => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      ready(`http://127.0.0.1:${port}`),
    );
  });
}, 60_000);
afterAll(async () => {
  await browser.close();
  server.close();
  await world.close();
  await table.close();
});

/** Sent by somebody before, and forgotten by us: the orders stand at 24SevenOffice. */
async function sendBefore(ids: readonly number[]): Promise<void> {
  await world.choose(ids.map(String));
  await world.later(1);
  const store = createReceiptStore(table);
  for (const receipt of await store.find(ids.map((id) => world.refOf(String(id))))) {
    if (receipt === undefined) throw new Error('no receipt');
    const { mapping, chosen, ...rest } = receipt;
    const forgotten = { ...rest, state: 'skipped' as const, problem: { code: 'not-chosen' }, attempts: [] };
    await putItem(table, receiptToFields(forgotten));
  }
}

async function totalsOn(page: Page): Promise<Record<string, string>> {
  const [names, counts] = [await textsOf(page, '.export-totals dt'), await textsOf(page, '.export-totals dd')];
  return Object.fromEntries(names.map((name, index) => [name, counts[index] ?? '']));
}

/** The page’s own clock goes on until it has renewed itself. */
async function renewed(page: Page): Promise<void> {
  await page.evaluate("document.querySelector('.export-totals').id = 'old'");
  await page.clock.runFor(11_000);
  await page.waitForSelector('#old', { state: 'detached' });
}

it('an export is chosen, followed live, and what stood still goes on once a person saw to it', async () => {
  await sendBefore(numbersOf[504].map(idOf));
  await world.office.addFault({ operation: 'SaveInvoices', fault: 'apply-then-500', clientId: transport.clientId });

  const page = await (
    await browser.newContext({ ...screens.desktop, locale: 'en-GB', colorScheme: 'light' })
  ).newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.clock.install();
  await page.goto(`${url}/recman-export`);
  expect(await page.locator('.receipts tbody tr').count()).toBe(14);
  await page.getByLabel('Department').fill('502');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/department=502/);
  expect(await page.locator('.receipts tbody tr').count()).toBe(2);
  await page.goto(`${url}/recman-export`);
  for (const box of await page.locator('.receipts tbody input').all()) await box.check();
  await page.getByRole('button', { name: 'Export to 24SevenOffice' }).click();
  await page.waitForURL(/\/recman-export\/receipts/);
  expect(await totalsOn(page)).toMatchObject({ 'In transfer': '14', Complete: '0' });
  expect(await page.locator('.export-moving .icon').count()).toBe(14);

  await world.work();
  await renewed(page);
  expect(await totalsOn(page)).toEqual({
    ...{ Complete: '7', 'Already exists': '2', 'In transfer': '3', 'Log-in needed': '2', Stopped: '0' },
  });
  const shown = await textsOf(page, '.receipts tbody tr');
  expect(shown[0]).toMatch(/Complete\s+Invoice 10101\s+501\s+20 Nov 2026\s+1,250\.00 NOK\s+5000\d/);
  expect(shown[7]).toMatch(/Already exists\s+Invoice 10108\s+504.*5000\d/s);
  expect(shown[9]).toMatch(/In transfer\s+Invoice 10110\s+503/);
  expect(shown[12]).toMatch(/Log-in needed\s+Invoice 10113\s+502.*Department 502\s+Try again/s);
  const folder = join(import.meta.dirname, '../pictures');
  if (process.env.KEEP_PICTURES !== undefined) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, 'recman-receipts.png'), fullPage: true });
  }

  await world.office.clearFaults();
  await world.later(400);
  await world.later(400);
  await renewed(page);
  expect(await totalsOn(page)).toMatchObject({ Complete: '10', 'In transfer': '0', 'Log-in needed': '2' });

  await world.save(recmanOrder([bygg, helse, transport, drift]));
  await world.later(40);
  await page.getByRole('button', { name: /all failed/i }).click();
  await world.work();
  await page.reload();
  expect(await totalsOn(page)).toMatchObject({ Complete: '12', 'Already exists': '2', 'Log-in needed': '0' });
  const orders = await Promise.all(
    [bygg, helse, transport, drift].map(({ clientId }) => world.office.orders(clientId).orders()),
  );
  expect(orders.map((all) => all.length)).toEqual([7, 2, 3, 2]);
  expect(complaints).toEqual([]);
}, 120_000);
