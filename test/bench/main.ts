import type { BenchRow } from './bench-row.ts';
import { fullSize, smallSize } from './bench-size.ts';
import { tableOf } from './print-rows.ts';
import { budgetHourRows } from './rows/budget-hours.ts';
import { bundleRows } from './rows/bundles.ts';
import { consolePageRows } from './rows/console-pages.ts';
import { economicCallRows } from './rows/economic-calls.ts';
import { fairHourRows } from './rows/fair-hours.ts';
import { latencyRow } from './rows/latency.ts';
import { ownCpuRow } from './rows/own-cpu.ts';
import { pollRows } from './rows/polls.ts';
import { recmanCallRows } from './rows/recman-calls.ts';
import { storageRequestsRow } from './rows/storage-requests.ts';
import { vendorCallsRow } from './rows/vendor-calls.ts';
import { xledgerCallRows } from './rows/xledger-calls.ts';
import { measureSteadyState } from './steady-state.ts';

// Measures what the product promises, all in one run, on loopback and in a folder that is removed:
//   npm run bench              five minutes: a table of a million receipts is filled
//   npm run bench -- --small   under a minute, for each build
// Ends with 1 when a target is missed.

const size = process.argv.includes('--small') ? smallSize : fullSize;
// Only the table is to be seen.
Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });

// The processor's row first, while nothing else runs in this process.
const cpu = await ownCpuRow(size);
const latency = await latencyRow(size);
const steady = await measureSteadyState(size);
const rows: BenchRow[] = [
  ...[latency, cpu, storageRequestsRow(steady), vendorCallsRow(steady)],
  ...(await pollRows(size)),
  ...(await economicCallRows()),
  ...(await recmanCallRows()),
  ...(await xledgerCallRows()),
  ...(await budgetHourRows(size)),
  ...(await fairHourRows(size)),
  ...(await consolePageRows(size)),
  ...(await bundleRows(size)),
];
console.log(tableOf(rows));
process.exit(rows.some(({ verdict }) => verdict === 'missed') ? 1 : 0);
