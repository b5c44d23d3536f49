import { type HoursPlan, type HoursReport, runBudgetHours } from '../../simulate/budget-hours.ts';
import type { BenchRow } from '../bench-row.ts';
import type { BenchSize } from '../bench-size.ts';

/** The share of a full hour's calls that must be made. */
const leastUsed = 0.995;

type Case = { readonly what: string; readonly plan: Partial<HoursPlan>; readonly least: number };

/** Plans of a hundred to ten thousand calls an hour: two calls change a list, which is as long as makes the backlog last. */
function casesOf(documents: number): readonly Case[] {
  const hundred = { limit: 100, most: Math.ceil(documents / 600) };
  const cases = [
    { what: 'plan 100', plan: hundred, least: leastUsed },
    { what: 'plan 1,000', plan: { limit: 1000, most: Math.ceil(documents / 3000) }, least: leastUsed },
    { what: 'plan 10,000', plan: { limit: 10_000, most: 1 }, least: leastUsed },
    { what: 'plan 100, new ones', plan: { ...hundred, most: 2 * hundred.most, known: false }, least: leastUsed },
    // What a killed worker had at hand is lost with the hour.
    { what: 'plan 100, five killed', plan: { ...hundred, kills: 5 }, least: 0.98 },
    { what: 'plan 100, a foreign user', plan: { ...hundred, foreign: 10 }, least: leastUsed },
  ];
  return cases.filter(({ plan: { limit, most } }) => (2 * documents) / most > limit);
}

/** Hours of a budget in virtual time: sixteen workers with clocks up to three seconds off, a queue that scatters. */
export async function budgetHourRows({ hourDocuments: documents }: BenchSize): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { what, plan, least } of casesOf(documents)) {
    const whole: HoursPlan = {
      ...{ seed: 1, documents, workers: 16, limit: 100, most: 1, foreign: 0, known: true, kills: 0 },
      ...plan,
    };
    rows.push(rowOf({ what, least }, whole, await runBudgetHours(whole)));
  }
  return rows;
}

function rowOf({ what, least }: Omit<Case, 'plan'>, plan: HoursPlan, report: HoursReport): BenchRow {
  const { hours, delivered, doubled, forecast } = report;
  const full = hours.filter(({ workWaited }) => workWaited);
  const used = full.reduce((sum, hour) => sum + hour.ours + hour.foreign, 0) / (full.length * plan.limit);
  const above = hours.filter(({ refused, foreign }) => refused > 0 && foreign === 0).length;
  const isPlain = plan.kills === 0 && plan.foreign === 0;
  const isRight = above + doubled === 0 && delivered === plan.documents && (!isPlain || forecast.late === 0);
  return {
    what: `calls made of ${full.length} full hours, ${what}: ${plan.documents.toLocaleString('en')} documents`,
    measured: `${(used * 100).toFixed(2)} %`,
    beside: `${above} hours above; told the hour: ${forecast.kept} right, ${forecast.early} minutes earlier, ${forecast.late} later`,
    target: `>= ${least * 100} %, 0 above${isPlain ? ', 0 later' : ''}`,
    verdict: isRight && full.length > 0 && used >= least ? 'met' : 'missed',
  };
}
