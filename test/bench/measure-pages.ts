import type { Hono } from 'hono';
import type { ConsoleEnv } from '../../functions/console/access/console-env.ts';
import { listKey } from '../../lib/store/keys.ts';
import { openReceiptList } from '../../lib/store/read-receipt-list.ts';
import type { Table } from '../../lib/store/table.ts';
import type { PageAddress } from './console-addresses.ts';
import { bigIntegration } from './many-receipts.ts';
import { median } from './median.ts';
import { type Asked, watchTable } from './watched-table.ts';

/**
 * Times in milliseconds over all rounds: from the request in this process to the last byte. `undisturbed`: what a tenth of the
 * rounds stayed below; other people's work on the machine moves it least.
 */
export type Times = { readonly p95: number; readonly middle: number; readonly undisturbed: number };

/** What a page takes. `own`: processor time of this thread, in which the table's is not. */
export type MeasuredPage = PageAddress & Times & { readonly own: number; readonly asked: Asked };

const warmUp = 3;
const rowsOfPage = 100;

/**
 * Pages in turns, so that a busy moment of the machine meets them all; and before each page the query of 100 rows alone, which
 * no list can do without.
 */
export async function measurePages(
  { app, table }: { readonly app: Hono<ConsoleEnv>; readonly table: Table },
  pages: readonly PageAddress[],
  rounds: number,
): Promise<{ readonly pages: readonly MeasuredPage[]; readonly rowsAlone: Times }> {
  const watched = watchTable(table);
  const taken = pages.map(() => ({ wall: [] as number[], own: [] as number[], asked: { requests: 0, by: '' } }));
  const alone: number[] = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [place, { address }] of pages.entries()) {
      const queryMs = await elapsed(() => rowsOf(table));
      watched.taken();
      const before = process.threadCpuUsage();
      const pageMs = await elapsed(() => open(app, address));
      const { user, system } = process.threadCpuUsage(before);
      const one = taken[place];
      if (round < 0 || one === undefined) continue;
      alone.push(queryMs);
      one.wall.push(pageMs);
      one.own.push((user + system) / 1000);
      one.asked = watched.taken();
    }
  }
  const measured = pages.map((page, place) => {
    const { wall = [], own = [], asked = { requests: 0, by: '' } } = taken[place] ?? {};
    return { ...page, ...timesOf(wall), own: median(own), asked };
  });
  return { pages: measured, rowsAlone: timesOf(alone) };
}

async function rowsOf(table: Table): Promise<void> {
  const place = { index: 'by-time' as const, partition: listKey(bigIntegration) };
  const rows = await openReceiptList(table, place, { from: undefined, newest: undefined }).read(rowsOfPage);
  if (rows.length !== rowsOfPage) throw new Error(`${rows.length} rows instead of ${rowsOfPage}`);
}

async function open(app: Hono<ConsoleEnv>, address: string): Promise<void> {
  const answer = await app.request(`http://127.0.0.1:4180${address}`, { headers: { host: '127.0.0.1:4180' } });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${address} was answered ${answer.status}: ${text.slice(0, 300)}`);
}

async function elapsed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function timesOf(figures: readonly number[]): Times {
  const sorted = [...figures].sort((left, right) => left - right);
  const below = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
  return { p95: below(0.95), middle: median(figures), undisturbed: below(0.1) };
}
