import { runSeason } from '../support/recman-season.ts';

it('120 invoices of twelve departments, with faults and two killed workers, are each there exactly once', async () => {
  const report = await runSeason(120, { isRough: true });
  expect(report).toMatchObject({ delivered: 120, orders: 120, doubled: 0, doubledProducts: 0, killed: 2 });
  expect(report.recmanCalls).toBeLessThan(50);
}, 60_000);
