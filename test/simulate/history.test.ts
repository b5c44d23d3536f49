import { runHistory } from './history.ts';
import { simulatedKinds } from './kinds.ts';

it.each(simulatedKinds)('a history of $name under overlapping faults loses and doubles nothing', async ({ parts }) => {
  for (const seed of [1, 2, 3]) {
    const report = await runHistory({ seed, documents: 60, parts });
    expect(report).toMatchObject({ lost: 0, doubled: 0, old: 0, withoutReason: 0 });
    expect(report.faulted).toBeGreaterThan(5);
  }
});

it('a seed replays exactly', async () => {
  const plan = { seed: 7, documents: 60, parts: { canUpdate: true } };
  expect((await runHistory(plan)).trace).toBe((await runHistory(plan)).trace);
});

it('a settle time that is shorter than the late apply shows up as doubled documents', async () => {
  const parts = { canUpdate: false, settleSeconds: 20 };
  const reports = await Promise.all([1, 2, 3, 4, 5].map((seed) => runHistory({ seed, documents: 60, parts })));
  expect(reports.some(({ doubled }) => doubled > 0)).toBe(true);
});
