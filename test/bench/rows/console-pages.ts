import type { Hono } from 'hono';
import type { ConsoleEnv } from '../../../functions/console/access/console-env.ts';
import { createIntegrationStore } from '../../../lib/store/integration-store.ts';
import { consolePartsOver } from '../../support/console-parts.ts';
import { integrationOrder } from '../../support/integration-order.ts';
import { loadTsx } from '../../support/load-tsx.ts';
import { type BenchRow, verdictOn } from '../bench-row.ts';
import type { BenchSize } from '../bench-size.ts';
import { consoleAddresses, type PageAddress, trivialPage } from '../console-addresses.ts';
import { bigIntegration, otherIntegrations } from '../many-receipts.ts';
import { median } from '../median.ts';
import { openMillionTable } from '../million-table.ts';

const newest = new Date('2026-11-21T10:00:00.000Z');

/** What a list of 100 rows may take on a machine of its own. */
const targetMs = 50;

/** So many times as long as the trivial page, the list and the slowest page may take: a page that reads all receipts takes ten thousand times. */
const mostTimes = { list: 40, slowest: 200 };

type Measured = PageAddress & { readonly p95: number; readonly middle: number };

/** Server time of every page of the console over a table on disk: from the request in this process to the last byte. */
export async function consolePageRows({ receipts, pageRounds }: BenchSize): Promise<readonly BenchRow[]> {
  loadTsx();
  const { createConsole } = await import('../../../functions/console/console-app.tsx');
  const table = await openMillionTable(receipts, newest);
  try {
    const { settings } = integrationOrder;
    const common = {
      kind: 'moment-24sevenoffice' as const,
      settings,
      version: 1,
      enabled: true,
      sealed: {},
      webhookSecretHash: 'a'.repeat(64),
    };
    for (const tenant of [bigIntegration.tenant, ...otherIntegrations]) {
      const at = newest.toISOString();
      const own = { tenant, id: `${tenant}.main`, name: tenant, createdAt: at, updatedAt: at };
      await createIntegrationStore(table).save({ ...common, ...own });
    }
    const app = createConsole(consolePartsOver(table, { clock: () => newest }));
    return rowsOf(await measure(app, consoleAddresses(app, receipts), pageRounds), receipts);
  } finally {
    await table.close();
  }
}

/** Pages in turns, so that a busy moment of the machine meets them all. */
async function measure(app: Hono<ConsoleEnv>, pages: readonly PageAddress[], rounds: number): Promise<Measured[]> {
  const taken = new Map(pages.map(({ page }) => [page, [] as number[]]));
  for (let round = -3; round < rounds; round += 1) {
    for (const { page, address } of pages) {
      const start = performance.now();
      const answer = await app.request(`http://127.0.0.1:4180${address}`, { headers: { host: '127.0.0.1:4180' } });
      const text = await answer.text();
      if (round >= 0) taken.get(page)?.push(performance.now() - start);
      if (answer.status !== 200) throw new Error(`${address} was answered ${answer.status}: ${text.slice(0, 300)}`);
    }
  }
  return pages.map((one) => {
    const figures = taken.get(one.page) ?? [];
    return { ...one, p95: p95(figures), middle: median(figures) };
  });
}

function rowsOf(measured: readonly Measured[], receipts: number): readonly BenchRow[] {
  const trivial = measured.find(({ page }) => page === trivialPage)?.p95 ?? Number.NaN;
  const list = measured.find(({ page }) => page === '/receipts of an integration')?.p95 ?? Number.NaN;
  const sorted = [...measured].sort((left, right) => right.p95 - left.p95);
  const slowest = sorted[0]?.p95 ?? Number.NaN;
  const lines = sorted.map(
    ({ page, p95: ms, middle }) => `${ms.toFixed(1).padStart(7)} ms ${middle.toFixed(1).padStart(7)} ms  ${page}`,
  );
  const beside = `${trivial.toFixed(1)} ms for ${trivialPage}`;
  return [
    {
      what: `100 rows of ${receipts.toLocaleString('en')} receipts, p95`,
      measured: `${list.toFixed(1)} ms`,
      beside,
      target: `<= ${targetMs} ms; or ${mostTimes.list} times that (here ${(list / trivial).toFixed(1)})`,
      verdict: list <= targetMs ? 'met' : verdictOn(list / trivial, mostTimes.list),
    },
    {
      what: 'slowest page of the console, p95',
      measured: `${slowest.toFixed(1)} ms`,
      beside,
      target: `<= ${mostTimes.slowest} times that (here ${(slowest / trivial).toFixed(1)})`,
      verdict: verdictOn(slowest / trivial, mostTimes.slowest),
      details: [
        `server time over ${receipts.toLocaleString('en')} receipts on disk, p95 and median of each page:`,
        ...lines,
      ],
    },
  ];
}

function p95(figures: readonly number[]): number {
  const sorted = [...figures].sort((left, right) => left - right);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}
