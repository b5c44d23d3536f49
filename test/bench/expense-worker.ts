import { createExpenseWorkers, type Endpoints } from '../functions/expense-world.ts';

// One worker of the expense story in a process of its own, with the table in its memory: `rows/polls.ts` starts it with the
// addresses of the sandboxes and reads its peak.

const endpoints: Endpoints = JSON.parse(process.argv[2] ?? '{}');
await createExpenseWorkers(endpoints).pollAndWork();
// maxRSS is in kilobytes.
console.log(JSON.stringify({ peakBytes: process.resourceUsage().maxRSS * 1024 }));
process.exit(0);
