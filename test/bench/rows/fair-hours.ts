import { type FairPlan, p99, runFairHours } from '../../simulate/fair-hours.ts';
import { type BenchRow, verdictOn } from '../bench-row.ts';
import type { BenchSize } from '../bench-size.ts';

/** How much longer quiet tenants may take beside loud ones; fault matrix 20. */
const most = 1.2;
const leastUsed = 0.99;

/** Hours of calls that tenants share, in virtual time: loud tenants bring five hours' documents at once. */
export async function fairHourRows({ sharedHourCalls: limit }: BenchSize): Promise<readonly BenchRow[]> {
  const documents = 2.5 * limit;
  const plan = { seed: 1, limit, quiet: 10, quietDocuments: 15, hours: 5, isFair: true };
  const quiet = p99((await runFairHours({ ...plan, loud: 0, loudDocuments: 0 })).quietDwell);
  const rows: BenchRow[] = [];
  for (const loud of [1, 2]) rows.push(await rowOf({ ...plan, loud, loudDocuments: documents / loud }, quiet));
  return rows;
}

async function rowOf(plan: FairPlan, quiet: number): Promise<BenchRow> {
  const { delivered, doubled, hours, loudHours, quietDwell } = await runFairHours(plan);
  const { loud, loudDocuments, limit } = plan;
  const full = hours.filter(({ isFull }) => isFull);
  const used = full.reduce((sum, { ours }) => sum + ours, 0) / (full.length * limit);
  const refused = hours.reduce((sum, hour) => sum + hour.refused, 0);
  const isRight = refused + doubled === 0 && delivered === loud * loudDocuments + plan.quiet * plan.quietDocuments;
  const slower = p99(quietDwell) / quiet;
  return {
    what: `others' p99 dwell beside ${loud} loud tenant${loud > 1 ? 's' : ''} that share ${limit.toLocaleString('en')} calls an hour`,
    measured: `${slower.toFixed(2)} x`,
    beside: `${(used * 100).toFixed(2)} % of ${full.length} full hours used; loud through in ${Math.max(...loudHours).toFixed(1)} hours; ${refused} above`,
    target: `<= ${most} x, >= ${leastUsed * 100} %, 0 above`,
    verdict: isRight && full.length > 0 && used >= leastUsed ? verdictOn(slower, most) : 'missed',
  };
}
