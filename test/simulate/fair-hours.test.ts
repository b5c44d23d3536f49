import { type FairPlan, type FairReport, p99, runFairHours } from './fair-hours.ts';

const plan: FairPlan = {
  ...{ seed: 1, limit: 720, isFair: true },
  ...{ loud: 1, loudDocuments: 1800, quiet: 10, quietDocuments: 15, hours: 5 },
};

/** The share of the calls that were made of the hours beyond which documents waited. */
function usedShare({ hours }: FairReport, limit: number): number {
  const full = hours.filter(({ isFull }) => isFull);
  return full.reduce((sum, { ours }) => sum + ours, 0) / (full.length * limit);
}

/** Hours that these calls take where each hour's but the headroom are made, and one more. */
function mostHoursFor(
  { loud, loudDocuments, quiet, quietDocuments, limit }: FairPlan,
  { headroom }: FairReport,
): number {
  return Math.ceil((2 * (loud * loudDocuments + quiet * quietDocuments)) / (limit - headroom)) + 1;
}

/** How much longer the quiet ones' slowest hundredth takes than the same documents without the loud ones. */
async function slowerThanQuiet(history: FairPlan, report: FairReport): Promise<number> {
  return p99(report.quietDwell) / p99((await runFairHours({ ...history, loud: 0 })).quietDwell);
}

/** Fault matrix 20, for the calls of a vendor that counts all tenants as one. */
describe('tenants that share the calls of an hour', () => {
  it.each([
    { what: 'one sends documents for five hours at once', changes: {} },
    { what: 'two send half of them each', changes: { loud: 2, loudDocuments: 900 } },
    {
      what: 'one sends 3,000 where an hour has 360 calls',
      changes: { limit: 360, loudDocuments: 3000, quiet: 4, quietDocuments: 40, hours: 18 },
    },
  ])(
    '$what: the others’ slowest hundredth is within 1.2 of a quiet day, and no hour’s calls are left',
    async ({ changes }) => {
      const history = { ...plan, ...changes };
      const { loud, loudDocuments, quiet, quietDocuments, limit } = history;
      const report = await runFairHours(history);
      expect(report).toMatchObject({ delivered: loud * loudDocuments + quiet * quietDocuments, doubled: 0 });
      expect(report.hours.filter(({ refused }) => refused > 0)).toEqual([]);
      expect(await slowerThanQuiet(history, report)).toBeLessThanOrEqual(1.2);
      expect(Math.max(...report.loudHours)).toBeLessThanOrEqual(mostHoursFor(history, report));
      expect(report.hours.filter(({ isFull }) => isFull).length).toBeGreaterThanOrEqual(4);
      expect(usedShare(report, limit)).toBeGreaterThanOrEqual(0.99);
    },
    60_000,
  );

  it('one alone has the whole of each hour but the headroom', async () => {
    const history = { ...plan, quiet: 0, loudDocuments: 1700 };
    const report = await runFairHours(history);
    expect(report).toMatchObject({ delivered: 1700, doubled: 0 });
    expect(usedShare(report, plan.limit)).toBeGreaterThanOrEqual(0.99);
    const { hours } = await runFairHours({ ...history, isFair: false });
    expect(report.hours).toHaveLength(hours.length);
  }, 60_000);

  it('where whoever comes first has it all, the others wait for hours: the history does tell', async () => {
    const history = { ...plan, isFair: false };
    expect(await slowerThanQuiet(history, await runFairHours(history))).toBeGreaterThan(1000);
  }, 60_000);
});
