import { type HoursPlan, type HoursReport, runBudgetHours } from './budget-hours.ts';

const plan: HoursPlan = {
  ...{ seed: 1, documents: 300, workers: 16, limit: 40, most: 5 },
  ...{ known: true, foreign: 0, kills: 0 },
};

const plans: readonly { what: string; changes: Partial<HoursPlan> }[] = [
  { what: 'changed customers', changes: {} },
  { what: 'new customers', changes: { known: false } },
  { what: 'changed customers, for a plan of a hundred', changes: { limit: 100, documents: 1200 } },
  {
    what: 'new customers one by one, for a plan of a thousand',
    changes: { limit: 1000, most: 1, documents: 700, known: false },
  },
];

/** The share of the hours' calls that was made while documents waited. */
function usedShare({ hours }: HoursReport, limit: number): number {
  const full = hours.filter(({ workWaited }) => workWaited);
  const unused = full.reduce((sum, hour) => sum + hour.unused, 0);
  return 1 - unused / (full.length * limit);
}

describe('a backlog for sixteen workers whose clocks are up to three seconds off, scattered by the queue', () => {
  it.each(plans)(
    '$what: every call of a full hour is made and not one more, and none goes later than it was told',
    async ({ changes }) => {
      const { documents, limit } = { ...plan, ...changes };
      const report = await runBudgetHours({ ...plan, ...changes });
      expect(report).toMatchObject({ delivered: documents, doubled: 0, forecast: { late: 0 } });
      expect(report.hours.filter(({ refused }) => refused > 0)).toEqual([]);
      expect(usedShare(report, limit)).toBeGreaterThanOrEqual(0.995);
    },
  );

  it('goes in the very hour that it was told, where calls can be told beforehand', async () => {
    const { forecast } = await runBudgetHours(plan);
    expect(forecast).toEqual({ kept: expect.any(Number), early: 0, late: 0 });
    expect(forecast.kept).toBeGreaterThan(150);
  });

  it('loses no more than the calls that a killed worker had at hand', async () => {
    const report = await runBudgetHours({ ...plan, kills: 3 });
    expect(report).toMatchObject({ delivered: 300, doubled: 0, killed: 3 });
    expect(report.hours.filter(({ refused }) => refused > 0)).toEqual([]);
    const unused = report.hours.reduce((sum, hour) => sum + (hour.workWaited ? hour.unused : 0), 0);
    expect(unused).toBeLessThanOrEqual(3 * 4);
  });

  it('learns at once when somebody else uses the token, and tells the documents a new hour', async () => {
    const report = await runBudgetHours({ ...plan, foreign: 10 });
    expect(report).toMatchObject({ delivered: 300, doubled: 0 });
    for (const { foreign, refused } of report.hours)
      expect(refused).toBeLessThanOrEqual(foreign > 0 ? plan.workers : 0);
    expect(usedShare(report, plan.limit)).toBeGreaterThanOrEqual(0.975);
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
