import { targetFaults } from '../support/virtual-target.ts';
import { createWorld } from '../support/world.ts';
import { interleavings } from './histories.ts';

it.each(targetFaults)('two workers with the same nudge, in every order of their effects: %s', async (fault) => {
  const report = await interleavings(() => createWorld(), fault, 5000);
  expect(report.histories).toBeLessThan(5000);
  expect(report.histories).toBeGreaterThan(5);
  expect(report.failures).toEqual([]);
});

it.each(targetFaults)('a second worker after the lease lapsed, in every order: %s', async (fault) => {
  const report = await interleavings(() => createWorld({ canUpdate: true, leaseSeconds: 0 }), fault, 5000);
  expect(report.failures).toEqual([]);
});
