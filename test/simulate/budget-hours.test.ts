import { type HoursPlan, runBudgetHours } from './budget-hours.ts';

const plan: HoursPlan = {
  ...{ seed: 1, documents: 300, workers: 16, limit: 40, most: 5 },
  ...{ known: true, foreign: 0, kills: 0 },
};

const plans: readonly { what: string; changes: Partial<HoursPlan> }[] = [
  { what: 'changed customers', changes: {} },
  { what: 'new customers', changes: { known: false } },
  { what: 'changed customers, while somebody else uses the token', changes: { foreign: 10 } },
  { what: 'changed customers, and three killed workers', changes: { kills: 3 } },
];

describe('a backlog for sixteen workers whose clocks are up to three seconds off', () => {
  it.each(plans)('$what: no call above the limit in any hour, each once, none later than told', async ({ changes }) => {
    const report = await runBudgetHours({ ...plan, ...changes });
    expect(report).toMatchObject({ delivered: 300, doubled: 0, killed: changes.kills ?? 0, late: 0 });
    expect(report.hours.filter(({ refused }) => refused > 0)).toEqual([]);
  });

  it('uses the first hour whole, and leaves no more than a fifth of a later one while work waits', async () => {
    const [first, ...later] = (await runBudgetHours(plan)).hours;
    expect(first).toMatchObject({ unused: 0, workWaited: true });
    // Lists that booked their calls together come apart in the queue: some workers then hold too many, others none.
    for (const { unused, workWaited } of later) if (workWaited) expect(unused).toBeLessThanOrEqual(plan.limit / 5);
  });

  it('is refused calls when each worker counts for itself: the vendor does tell', async () => {
    const { hours } = await runBudgetHours({ ...plan, apart: true });
    expect(hours.some(({ refused }) => refused > 0)).toBe(true);
  });

  it('learns by a refusal that somebody else used the hour up, once a worker', async () => {
    const { hours, delivered } = await runBudgetHours({ ...plan, limit: 20, foreign: 20, foreignMinute: 0 });
    expect(delivered).toBe(300);
    const refused = hours.filter((hour) => hour.refused > 0);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every((hour) => hour.foreign > 0 && hour.refused <= plan.workers)).toBe(true);
  });
});
