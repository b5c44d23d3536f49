import { targetFaults } from '../support/virtual-target.ts';
import { createWorld, type WorldParts } from '../support/world.ts';
import { crashHistories, editsInBetween, foreignUnderOurKey } from './histories.ts';

const targets: readonly (Partial<WorldParts> & { readonly title: string })[] = [
  { title: 'a voucher: cannot be changed once posted', canUpdate: false, looksUpFirst: false },
  { title: 'a customer: looked up first, can be updated', canUpdate: true, looksUpFirst: true },
  { title: 'a project: can be updated', canUpdate: true, looksUpFirst: false },
  { title: 'an invoice in three steps: entered, its PDF attached, booked', steps: ['enter', 'attach'] },
  {
    title: 'a customer of a company, both looked up first and updated',
    ...{ canUpdate: true, looksUpFirst: true, steps: ['company'] },
  },
  { title: 'customers, many in a call', canUpdate: true, looksUpFirst: true, many: 10 },
  { title: 'invoices in two steps, many in a call', steps: ['enter'], many: 10 },
];

describe.each(targets)('$title', (parts) => {
  it.each(targetFaults)('killed at every effect while the target does this: %s', async (fault) => {
    const report = await crashHistories(() => createWorld(parts), fault);
    expect(report.histories).toBeGreaterThan(10);
    expect(report.failures).toEqual([]);
  });
});

describe.each(targets)('$title, changed at the source while it is worked on', (parts) => {
  it.each(targetFaults)('before every effect while the target does this: %s', async (fault) => {
    const report = await editsInBetween(() => createWorld(parts), fault);
    expect(report.failures).toEqual([]);
  });
});

it('never takes somebody else’s document for ours', async () => {
  expect((await foreignUnderOurKey(() => createWorld())).failures).toEqual([]);
});

it('needs a person only where the target could not tell', async () => {
  const world = createWorld();
  world.target.faults.push('applied-late', 'none');
  await world.change('1', 'first');
  await world.quiet();
  expect(world.receipt('1').state).toBe('delivered');
  expect(world.heldOf('1')).toHaveLength(1);
});

it('never sends a third time when a second sending is unknown too', async () => {
  const world = createWorld({ lateSeconds: 100_000 });
  world.target.faults.push('lost-before-apply', 'lost-before-apply');
  await world.change('1', 'first');
  await world.quiet();
  expect(world.receipt('1').state).toBe('conflict');
  expect(world.target.calls.filter((call) => call === 'write')).toHaveLength(2);
});
