import { parseArgs } from 'node:util';
import { runBudgetHours } from './budget-hours.ts';

// An hourly budget in virtual time: a backlog of changed customers for sixteen workers, somebody else with the same token:
//   node test/simulate/hours-main.ts                     30,000 changes, 500 in a call, under a minute
//   node test/simulate/hours-main.ts --limit 20 --kills 3
// Ends with 1 when a call was above the limit, or a change was lost or made twice.

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '30000' },
    limit: { type: 'string', default: '40' },
    most: { type: 'string', default: '500' },
    foreign: { type: 'string', default: '10' },
    kills: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    new: { type: 'boolean', default: false },
  },
});
const documents = Number(values.documents);
const limit = Number(values.limit);
const { hours, delivered, doubled, forecast, killed } = await runBudgetHours({
  ...{ documents, limit, most: Number(values.most), workers: 16, seed: Number(values.seed) },
  ...{ foreign: Number(values.foreign), kills: Number(values.kills), known: !values.new },
});
console.table(hours);
// Above the limit is what the vendor refuses; an hour that somebody else used up is learnt of by a refusal.
const above = hours.filter(({ refused, foreign }) => refused > 0 && foreign === 0).length;
process.stdout.write(
  `delivered ${delivered}, doubled ${doubled}, told ${JSON.stringify(forecast)}, killed ${killed}, hours above the limit ${above}\n`,
);
process.exitCode = above + doubled + (documents - delivered) === 0 ? 0 : 1;
