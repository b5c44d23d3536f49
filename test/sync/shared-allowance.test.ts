import { createAllowance } from '../../lib/sync/allowance.ts';
import type { BudgetDeclaration } from '../../lib/sync/budget.ts';
import { BudgetSpent } from '../../lib/sync/errors.ts';
import type { Allowance } from '../../lib/sync/ports.ts';
import { createMemoryBudgets } from '../support/memory-budgets.ts';

const hour = 3600;
const shared = {
  ...{ name: 'vendor#egress', limit: 720, windowSeconds: hour, guardSeconds: 5 },
  sharedByTenants: true,
} as const satisfies BudgetDeclaration;

describe('calls that tenants share', () => {
  const [window, next] = ['2026-11-20T14:00:00.000Z', '2026-11-20T15:00:00.000Z'];

  function startShared(time: string, limit = shared.limit) {
    let now = Date.parse(time);
    const store = createMemoryBudgets();
    const clock = (): Date => new Date(now);
    const worker = (tenant: string): Allowance =>
      createAllowance({ store, budget: { ...shared, limit }, clock, tenant });
    async function spendAll(tenant: Allowance): Promise<number> {
      for (let calls = 0; ; calls += 1) {
        const isMade = await tenant.spend().then(
          () => true,
          (failure: unknown) => !(failure instanceof BudgetSpent),
        );
        if (!isMade) return calls;
      }
    }
    const part = async (start: string, tenant = 'loud') =>
      (await store.counted({ key: shared.name, window: start, tenants: [tenant] }))[0];
    const left = async (start: string) => (await store.read(shared.name, [start]))[0]?.free;
    return { store, clock, worker, spendAll, part, left, at: (next: string): number => (now = Date.parse(next)) };
  }

  it.each([
    ['at the beginning of the hour', '2026-11-20T14:00:05.000Z', 540],
    ['when half of it is over', '2026-11-20T14:30:00.000Z', 617],
    ['at its end', '2026-11-20T14:59:54.000Z', 720],
  ])('are left to others by a third of what a tenant has, %s', async (_when, time, most) => {
    const { worker, spendAll, part } = startShared(time);
    expect(await spendAll(worker('loud'))).toBe(most);
    expect(await part(window)).toBe(most);
  });

  it('are left by what all workers of a tenant have together', async () => {
    const { worker, spendAll, left } = startShared('2026-11-20T14:00:05.000Z');
    const calls = await Promise.all(Array.from({ length: 4 }, () => spendAll(worker('loud'))));
    expect(calls.reduce((sum, one) => sum + one)).toBe(540);
    expect(await left(window)).toBe(180);
  });

  it('are found by a quiet tenant after any number of loud ones', async () => {
    const { worker, spendAll } = startShared('2026-11-20T14:00:05.000Z');
    expect([await spendAll(worker('one')), await spendAll(worker('two'))]).toEqual([540, 135]);
    const quiet = worker('quiet');
    await quiet.reserve(2);
    await quiet.spend();
    await quiet.spend();
  });

  it('are booked up to the same share, in whatever hour and together too', async () => {
    const { worker, part, left } = startShared('2026-11-20T14:30:00.000Z');
    const loud = worker('loud');
    const windows: string[] = [];
    for (let document = 0; document < 300; document += 1) windows.push((await loud.book(2)).window);
    expect(windows.filter((one) => one === next)).toHaveLength(270);
    expect([await part(next), await left(next)]).toEqual([540, 180]);
    expect(await loud.book(2)).toMatchObject({ budget: shared.name, shared: true, window: '2026-11-20T16:00:00.000Z' });
    const lists = await worker('other').bookTogether({ name: 'all', calls: 45, most: 10, members: 42 });
    expect(lists.map(({ members, window: at }) => [members, at.slice(11, 13)])).toEqual([
      ...[10, 10, 10].map((members) => [members, '15']),
      [10, '16'],
      [2, '16'],
    ]);
    expect(await part(next, 'other')).toBe(135);
  });

  it('are no longer a tenant’s when they are given back', async () => {
    const { worker, part, at } = startShared('2026-11-20T14:00:05.000Z');
    const loud = worker('loud');
    const place = await loud.book(5);
    const slot = { budget: place.budget, window: place.window, calls: 5 };
    expect(await loud.redeem(slot)).toBe('now');
    expect([await part(window), await part(next)]).toEqual([5, 0]);
    at('2026-11-20T15:00:05.000Z');
    const later = worker('loud');
    expect(await later.redeem({ ...slot, window: (await later.book(4)).window, calls: 4 })).toBe('now');
    for (let call = 0; call < 660; call += 1) await worker(`tenant-${call}`).spend();
    await later.reserve(6);
    expect(await part(next)).toBe(6);
    await later.end();
    expect(await part(next)).toBe(0);
  });

  it('keep their count when booked ones are taken in their hour', async () => {
    const { worker, part, at, left } = startShared('2026-11-20T14:00:05.000Z');
    const place = await worker('loud').book(540);
    at('2026-11-20T15:00:05.000Z');
    const loud = worker('loud');
    await loud.redeem({ budget: place.budget, window: next, calls: 540 });
    await loud.spend();
    expect([await part(next), await left(next)]).toEqual([540, 180]);
  });

  it('are taken ahead only by who makes many: a small tenant holds none that it does not make', async () => {
    const { worker, part } = startShared('2026-11-20T14:00:05.000Z', 7200);
    await worker('quiet').spend();
    expect(await part(window, 'quiet')).toBe(1);
    const loud = worker('loud');
    for (let call = 0; call < 200; call += 1) await loud.spend();
    expect(await part(window)).toBeGreaterThan(200);
  });

  it('are never booked where no window has room for them beside what is to be left', async () => {
    await expect(startShared('2026-11-20T14:00:05.000Z').worker('loud').book(541)).rejects.toThrow(RangeError);
  });

  it('cannot be opened without a tenant', () => {
    const { store, clock } = startShared(window);
    expect(() => createAllowance({ store, budget: shared, clock })).toThrow('tenants');
  });
});

it('counts nothing by tenants where they share nothing', async () => {
  const store = createMemoryBudgets();
  const count = jest.spyOn(store, 'count');
  const budget = { name: 'vendor#token', limit: 100, windowSeconds: hour, guardSeconds: 5 };
  const worker = createAllowance({ store, budget, clock: () => new Date('2026-11-20T14:10:00.000Z'), tenant: 'fjord' });
  await worker.spend();
  await worker.book(3);
  await worker.end();
  expect(count).not.toHaveBeenCalled();
});
