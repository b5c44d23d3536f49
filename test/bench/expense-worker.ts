import { existsSync, readFileSync } from 'node:fs';
import { createExpenseWorkers, type Endpoints } from '../functions/expense-world.ts';

// One worker of the expense story in a process of its own, with the table in its memory: `rows/polls.ts` starts it with the
// addresses of the sandboxes and reads its peak.

const endpoints: Endpoints = JSON.parse(process.argv[2] ?? '{}');
await createExpenseWorkers(endpoints).pollAndWork();
console.log(JSON.stringify({ peakBytes: peakKilobytes() * 1024 }));
process.exit(0);

/** Linux counts the parent's peak into maxRSS of a child; its own stands in /proc. */
function peakKilobytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const own = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return own === undefined ? process.resourceUsage().maxRSS : Number(own);
}
