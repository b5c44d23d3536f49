import type { BenchRow } from './bench-row.ts';
import { fullSize, smallSize } from './bench-size.ts';
import { tableOf } from './print-rows.ts';
import { latencyRow } from './rows/latency.ts';
import { ownCpuRow } from './rows/own-cpu.ts';

// Measures what the product promises, all in one run:
//   npm run bench              some minutes
//   npm run bench -- --small   under a minute
// Ends with 1 when a target is missed.

const size = process.argv.includes('--small') ? smallSize : fullSize;
// Only the table is to be seen.
Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });

const rows: BenchRow[] = [await ownCpuRow(size), await latencyRow(size)];
console.log(tableOf(rows));
process.exit(rows.some(({ verdict }) => verdict === 'missed') ? 1 : 0);
