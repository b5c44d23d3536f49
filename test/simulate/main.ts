import { parseArgs } from 'node:util';
import { bareScript, retryingWorker, runBaseline } from './baselines.ts';
import { type HistoryReport, runHistory } from './history.ts';
import { simulatedKinds } from './kinds.ts';

/** `npm run simulate`: whole histories under overlapping faults, in virtual time. A seed can be run again with --seed. */
const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    seeds: { type: 'string' },
    documents: { type: 'string' },
    seed: { type: 'string' },
  },
});
const seeds = Number(values.seeds ?? (values.small ? 20 : 200));
const documents = Number(values.documents ?? (values.small ? 100 : 500));
const list = values.seed === undefined ? Array.from({ length: seeds }, (_, at) => at + 1) : [Number(values.seed)];

let failed = 0;
const rows: Record<string, string | number>[] = [];
for (const { name, parts } of simulatedKinds) {
  const reports: HistoryReport[] = [];
  for (const seed of list) {
    const report = await runHistory({ seed, documents, parts });
    const wrong = report.lost + report.doubled + report.old + report.withoutReason;
    if (wrong > 0) process.stdout.write(`${name}, seed ${seed}: ${JSON.stringify({ ...report, trace: undefined })}\n`);
    failed += wrong;
    reports.push(report);
  }
  rows.push(rowOf(name, reports));
}
for (const plan of [bareScript, retryingWorker]) {
  const { name, doubled, lost } = runBaseline(plan, 1, seeds * documents);
  rows.push({ '': `beside it: ${name}`, documents: seeds * documents, lost, doubled });
}
console.table(rows);
process.stdout.write(failed === 0 ? 'lost 0, doubled 0\n' : `${failed} documents went wrong\n`);
process.exitCode = failed === 0 ? 0 : 1;

function rowOf(name: string, reports: readonly HistoryReport[]): Record<string, string | number> {
  const sum = (field: Exclude<keyof HistoryReport, 'trace'>): number =>
    reports.reduce((total, report) => total + report[field], 0);
  return {
    '': name,
    documents: sum('documents'),
    calls: sum('calls'),
    faulted: sum('faulted'),
    'workers killed': sum('killed'),
    'in place': sum('delivered'),
    'named state': sum('needPerson'),
    lost: sum('lost') + sum('withoutReason'),
    'old version': sum('old'),
    doubled: sum('doubled'),
  };
}
