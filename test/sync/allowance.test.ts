import { createAllowance } from '../../lib/sync/allowance.ts';
import type { BudgetDeclaration } from '../../lib/sync/budget.ts';
import { BudgetSpent } from '../../lib/sync/errors.ts';
import type { Allowance } from '../../lib/sync/ports.ts';
import { createMemoryBudgets } from '../support/memory-budgets.ts';

const hour = 3600;
const budget = { name: 'vendor#all', limit: 100, windowSeconds: hour, guardSeconds: 5 };

function startAt(time: string, changed: Partial<typeof budget> = {}) {
  let now = Date.parse(time);
  const store = createMemoryBudgets();
  const declaration: BudgetDeclaration = { ...budget, ...changed };
  const clock = (): Date => new Date(now);
  return {
    store,
    declaration,
    clock,
    at: (next: string): number => (now = Date.parse(next)),
    worker: (skewSeconds = 0): Allowance =>
      createAllowance({ store, budget: declaration, clock: () => new Date(now + skewSeconds * 1000) }),
    window: async (start: string) => (await store.read(declaration.name, [start]))[0],
  };
}

it('uses every call of the hour and not one more', async () => {
  const world = startAt('2026-11-20T14:10:00.000Z');
  const worker = world.worker();
  for (let call = 0; call < 100; call += 1) await worker.spend();
  await expect(worker.spend()).rejects.toThrow(BudgetSpent);
  expect(await world.window('2026-11-20T14:00:00.000Z')).toEqual({ free: 0, used: 100, booked: 0 });
});

it('shares one budget among sixteen workers', async () => {
  const world = startAt('2026-11-20T14:10:00.000Z', { limit: 7200 });
  const workers = Array.from({ length: 16 }, () => world.worker());
  const answers = await Promise.allSettled(
    workers.flatMap((worker) => Array.from({ length: 500 }, () => worker.spend())),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(7200);
  expect(await world.window('2026-11-20T14:00:00.000Z')).toMatchObject({ free: 0, used: 7200 });
});

it.each([
  ['just before the hour ends', '2026-11-20T14:59:56.000Z'],
  ['just after it began', '2026-11-20T15:00:04.000Z'],
])('makes no call %s: clocks differ by seconds', async (_when, time) => {
  const worker = startAt(time).worker();
  await expect(worker.spend()).rejects.toThrow(BudgetSpent);
});

it('never spends last hour’s calls in this hour', async () => {
  const world = startAt('2026-11-20T14:10:00.000Z', { limit: 7200 });
  const worker = world.worker();
  await worker.reserve(10);
  world.at('2026-11-20T15:10:00.000Z');
  await worker.spend();
  expect((await world.window('2026-11-20T15:00:00.000Z'))?.used).toBeGreaterThan(0);
});

it('books the first later hour with room, and keeps some of it for log-ins', async () => {
  const world = startAt('2026-11-20T14:10:00.000Z');
  const worker = world.worker();
  const windows: string[] = [];
  for (let document = 0; document < 200; document += 1) windows.push((await worker.book(1)).window);
  const perHour = (start: string): number => windows.filter((window) => window === start).length;
  expect(perHour('2026-11-20T15:00:00.000Z')).toBe(99);
  expect(perHour('2026-11-20T16:00:00.000Z')).toBe(99);
  expect(perHour('2026-11-20T17:00:00.000Z')).toBe(2);
});

it('tells when the booked place comes up', async () => {
  const { opensAt } = await startAt('2026-11-20T14:10:00.000Z').worker().book(1);
  expect(opensAt.toISOString()).toBe('2026-11-20T15:00:05.000Z');
});

it('redeems a booked place in its own hour although everything else is used', async () => {
  const world = startAt('2026-11-20T14:10:00.000Z');
  const { window } = await world.worker().book(1);
  world.at('2026-11-20T15:10:00.000Z');
  const others = world.worker();
  for (let call = 0; call < 99; call += 1) await others.spend();
  await expect(others.spend()).rejects.toThrow(BudgetSpent);
  const worker = world.worker();
  await worker.redeem({ budget: budget.name, window: window, calls: 1 });
  await worker.spend();
  expect(await world.window(window)).toEqual({ free: 0, used: 100, booked: 0 });
});

it('believes the vendor at once when somebody else used the allowance', async () => {
  const world = startAt('2026-11-20T14:10:00.000Z');
  const worker = world.worker();
  await worker.spend();
  await worker.report(3, new Date('2026-11-20T15:00:00.000Z'));
  const other = world.worker();
  for (let call = 0; call < 3; call += 1) await other.spend();
  await expect(other.spend()).rejects.toThrow(BudgetSpent);
});

it('does not believe a vendor that reports more than we counted', async () => {
  const world = startAt('2026-11-20T14:10:00.000Z');
  const worker = world.worker();
  for (let call = 0; call < 60; call += 1) await worker.spend();
  await worker.report(90, new Date('2026-11-20T15:00:00.000Z'));
  expect(await world.window('2026-11-20T14:00:00.000Z')).toMatchObject({ free: 40 });
});

it('makes no call in a quarantine', async () => {
  const world = startAt('2026-11-20T14:10:00.000Z');
  const worker = world.worker();
  await worker.spend();
  await worker.close(new Date('2026-11-20T15:00:00.000Z'));
  await expect(worker.spend()).rejects.toThrow(BudgetSpent);
  world.at('2026-11-20T15:00:06.000Z');
  await worker.spend();
});

it('gives back scarce calls that it did not need', async () => {
  const world = startAt('2026-11-20T14:10:00.000Z');
  const worker = world.worker();
  for (let call = 0; call < 92; call += 1) await worker.spend();
  await worker.reserve(5);
  await worker.end();
  expect(await world.window('2026-11-20T14:00:00.000Z')).toEqual({ free: 8, used: 92, booked: 0 });
});

describe('calls that are booked for the present hour', () => {
  async function booked(calls: number) {
    const world = startAt('2026-11-20T14:10:00.000Z');
    const { window } = await world.worker().book(calls);
    world.at('2026-11-20T15:10:00.000Z');
    return { ...world, booking: window };
  }

  it('are not made in a quarantine either', async () => {
    const world = await booked(1);
    await world.worker().close(new Date('2026-11-20T16:00:00.000Z'));
    const worker = world.worker();
    await worker.redeem({ budget: budget.name, window: world.booking, calls: 1 });
    await expect(worker.spend()).rejects.toThrow(BudgetSpent);
    expect(await world.window(world.booking)).toEqual({ free: 0, used: 100, booked: 0 });
  });

  it('shrink, too, when somebody else used the allowance', async () => {
    const world = await booked(50);
    const told = world.worker();
    await told.spend();
    await told.report(20, new Date('2026-11-20T16:00:00.000Z'));
    expect(await world.window(world.booking)).toEqual({ free: 0, used: 80, booked: 20 });
  });

  it('come before what is free', async () => {
    const world = await booked(50);
    const told = world.worker();
    await told.spend();
    await told.report(60, new Date('2026-11-20T16:00:00.000Z'));
    expect(await world.window(world.booking)).toEqual({ free: 10, used: 40, booked: 50 });
  });

  it('are given back when they were not needed and the hour is scarce', async () => {
    const world = await booked(5);
    const others = world.worker();
    for (let call = 0; call < 95; call += 1) await others.spend();
    const worker = world.worker();
    await worker.redeem({ budget: budget.name, window: world.booking, calls: 5 });
    await worker.end();
    expect(await world.window(world.booking)).toEqual({ free: 5, used: 95, booked: 0 });
  });
});

it('cuts what is at hand to what the vendor says is left', async () => {
  const world = startAt('2026-11-20T14:10:00.000Z', { limit: 7200 });
  const worker = world.worker();
  await worker.spend();
  await worker.report(2, new Date('2026-11-20T15:00:00.000Z'));
  await worker.spend();
  await worker.spend();
  await expect(worker.spend()).rejects.toThrow(BudgetSpent);
});

describe('a short throttle', () => {
  const until = new Date('2026-11-20T14:10:30.000Z');

  it('costs its seconds and not the hour', async () => {
    const world = startAt('2026-11-20T14:10:00.000Z');
    const worker = world.worker();
    await worker.spend();
    await worker.close(until);
    await expect(worker.spend()).rejects.toThrow(BudgetSpent);
    world.at(until.toISOString());
    for (let call = 1; call < 100; call += 1) await worker.spend();
    await expect(worker.spend()).rejects.toThrow(BudgetSpent);
  });

  it('books places in the same hour, from its end on', async () => {
    const world = startAt('2026-11-20T14:10:00.000Z');
    const worker = world.worker();
    await worker.close(until);
    const place = await worker.book(1);
    expect(place).toMatchObject({ window: '2026-11-20T14:00:00.000Z', opensAt: until });
    world.at(until.toISOString());
    await worker.redeem({ budget: budget.name, window: place.window, calls: 1 });
    await worker.spend();
    expect(await world.window(place.window)).toMatchObject({ used: 1, booked: 0 });
  });

  it.each([
    ['the rest of the hour', '2026-11-20T14:10:00.000Z', '2026-11-20T14:40:00.000Z', 0, 100],
    ['an hour and some seconds', '2026-11-20T14:10:00.000Z', '2026-11-20T15:00:20.000Z', 0, 100],
    ['seconds on both sides of the hour', '2026-11-20T14:59:50.000Z', '2026-11-20T15:00:20.000Z', 0, 100],
    ['an hour and a half', '2026-11-20T14:10:00.000Z', '2026-11-20T15:40:00.000Z', 0, 0],
  ])('that lasts %s closes no more than it must', async (_what, time, end, thisHour, nextHour) => {
    const world = startAt(time);
    const worker = world.worker();
    await worker.close(new Date(end));
    const left = async (start: string) => (await world.window(start))?.free ?? 100;
    expect(await left('2026-11-20T14:00:00.000Z')).toBe(thisHour);
    expect(await left('2026-11-20T15:00:00.000Z')).toBe(nextHour);
    await expect(worker.spend()).rejects.toThrow(BudgetSpent);
    expect((await worker.book(1)).opensAt.getTime()).toBeGreaterThanOrEqual(Date.parse(end));
  });
});
