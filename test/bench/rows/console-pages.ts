import { createIntegrationStore } from '../../../lib/store/integration-store.ts';
import type { Table } from '../../../lib/store/table.ts';
import { consolePartsOver } from '../../support/console-parts.ts';
import { integrationOrder } from '../../support/integration-order.ts';
import { loadTsx } from '../../support/load-tsx.ts';
import { type BenchRow, verdictOn } from '../bench-row.ts';
import type { BenchSize } from '../bench-size.ts';
import { consoleAddresses, trivialPage } from '../console-addresses.ts';
import { bigIntegration, otherIntegrations } from '../many-receipts.ts';
import { type MeasuredPage, measurePages, type Times } from '../measure-pages.ts';
import { openMillionTable } from '../million-table.ts';
import { allowanceOf, type PageAllowance } from '../page-allowances.ts';

const newest = new Date('2026-11-21T10:00:00.000Z');

/** What a list of 100 rows shall take on a machine of its own. It is shown; a ratio judges, which other people's work moves least. */
const targetMs = 50;

const listOf100 = '/receipts of an integration';

/** Server time of every page of the console over a table on disk, and what each asks of the table. */
export async function consolePageRows({ receipts, pageRounds }: BenchSize): Promise<readonly BenchRow[]> {
  loadTsx();
  const { createConsole } = await import('../../../functions/console/console-app.tsx');
  const table = await openMillionTable(receipts, newest);
  try {
    await saveIntegrations(table);
    const app = createConsole(consolePartsOver(table, { clock: () => newest }));
    const { pages, rowsAlone } = await measurePages({ app, table }, consoleAddresses(app, receipts), pageRounds);
    return rowsFor(pages, { rowsAlone, receipts });
  } finally {
    await table.close();
  }
}

async function saveIntegrations(table: Table): Promise<void> {
  const common = {
    kind: 'moment-24sevenoffice' as const,
    settings: integrationOrder.settings,
    version: 1,
    enabled: true,
    sealed: {},
    webhookSecretHash: 'a'.repeat(64),
  };
  const at = newest.toISOString();
  for (const tenant of [bigIntegration.tenant, ...otherIntegrations]) {
    const own = { tenant, id: `${tenant}.main`, name: tenant, createdAt: at, updatedAt: at };
    await createIntegrationStore(table).save({ ...common, ...own });
  }
}

type Around = { readonly rowsAlone: Times; readonly receipts: number };

function rowsFor(pages: readonly MeasuredPage[], around: Around): readonly BenchRow[] {
  const { rowsAlone } = around;
  const count = around.receipts.toLocaleString('en');
  const all = pages.map((page) => judge(page, around));
  const [list, trivial] = [named(all, listOf100), named(all, trivialPage)];
  const slowest = most(all, ({ times, allowed }) => times / allowed.times);
  const busiest = most(all, ({ asked, allowed }) => asked.requests - allowed.requests);
  const alone = `${ms(rowsAlone.p95)} for the query of 100 rows alone, ${ms(trivial.p95)} for ${trivialPage}`;
  const judged = ({ times, allowed }: JudgedPage) => ({
    target: `<= ${allowed.times} times the query alone, undisturbed (here ${times.toFixed(1)})`,
    verdict: verdictOn(times, allowed.times),
  });
  return [
    { what: `100 rows of ${count}, p95 (aim ${targetMs} ms)`, measured: ms(list.p95), beside: alone, ...judged(list) },
    {
      what: 'queries for 100 rows',
      measured: String(rowQueries(list)),
      beside: `${list.asked.requests} requests of the whole page`,
      target: '1',
      verdict: verdictOn(rowQueries(list), 1),
    },
    {
      what: 'page nearest to the time it may take, p95',
      measured: `${ms(slowest.p95)}, ${slowest.page}`,
      beside: alone,
      ...judged(slowest),
      details: [`server time over ${count} receipts on disk:`, ...linesOf(all)],
    },
    {
      what: 'page nearest to what it may ask of the table',
      measured: `${busiest.asked.requests} requests, ${busiest.page}`,
      beside: `${trivial.asked.requests} for ${trivialPage}`,
      target: `<= ${busiest.allowed.requests}`,
      verdict: verdictOn(busiest.asked.requests, busiest.allowed.requests),
    },
  ];
}

type JudgedPage = MeasuredPage & { readonly times: number; readonly allowed: PageAllowance };

function judge(page: MeasuredPage, { rowsAlone, receipts }: Around): JudgedPage {
  const times = page.undisturbed / rowsAlone.undisturbed;
  return { ...page, times, allowed: allowanceOf(page.page, receipts) };
}

function named(pages: readonly JudgedPage[], name: string): JudgedPage {
  const found = pages.find(({ page }) => page === name);
  if (found === undefined) throw new Error(`${name} was not measured`);
  return found;
}

/** Queries of the list's own index. */
function rowQueries({ asked }: JudgedPage): number {
  return Number(/Query by-time (\d+)/.exec(asked.by)?.[1] ?? 0);
}

function most(pages: readonly JudgedPage[], figureOf: (page: JudgedPage) => number): JudgedPage {
  return pages.reduce((one, other) => (figureOf(other) > figureOf(one) ? other : one));
}

function linesOf(pages: readonly JudgedPage[]): string[] {
  const head = '        p95      median   own processor   times / allowed   requests / allowed';
  const sorted = [...pages].sort((left, right) => right.middle - left.middle);
  const lines = sorted.map(({ page, p95, middle, own, asked, times, allowed }) => {
    const figures = [ms(p95), ms(middle), ms(own)].map((figure) => figure.padStart(11)).join(' ');
    const ratio = `${times.toFixed(1)} / ${allowed.times}`.padStart(17);
    const requests = `${asked.requests} / ${allowed.requests}`.padStart(15);
    return `${figures} ${ratio} ${requests}   ${page}   ${asked.by}`;
  });
  return [head, ...lines];
}

function ms(figure: number): string {
  return `${figure.toFixed(1)} ms`;
}
