import { SyncError } from '../../lib/sync/errors.ts';
import { shownState } from '../../lib/sync/receipt.ts';
import { createFamilyWorld } from '../support/family-world.ts';

function refusal(): SyncError {
  const problem = { code: 'refused-by-vendor', vendorWords: 'customerNumber: 10001 is taken' } as const;
  return new SyncError({ advice: 'refuse', problem, applied: 'no' });
}

it('tells why the source refuses the number, keeps the delivery, and writes it back once the source lets it', async () => {
  const world = createFamilyWorld();
  world.records.parents.set('1', { id: '1', name: 'Fjord Rådgivning AS', number: undefined });
  world.failWriteBacks([refusal(), refusal()]);
  await world.wish('customers', '1');
  await world.work(world.queue.splice(0));
  const [held] = world.receipts();
  expect(held).toMatchObject({
    state: 'delivered',
    unconfirmed: true,
    problem: { code: 'write-back-refused', vendorWords: 'customerNumber: 10001 is taken' },
  });
  await world.quiet();
  const [receipt] = world.receipts();
  expect(world.records.parents.get('1')?.number).toBe('C1');
  expect(world.records.made.parentWrites).toBe(1);
  expect(receipt && shownState(receipt)).toBe('delivered');
  expect(receipt?.problem?.code ?? 'unchanged').toBe('unchanged');
  expect(receipt?.dueAt).toBeUndefined();
});
