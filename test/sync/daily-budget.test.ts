import { createAllowance } from '../../lib/sync/allowance.ts';
import {
  type BudgetDeclaration,
  keyedBudgetName,
  laterWindows,
  openWindow,
  windowAfter,
  windowStart,
} from '../../lib/sync/budget.ts';
import { BudgetSpent } from '../../lib/sync/errors.ts';
import { createMemoryBudgets } from '../support/memory-budgets.ts';

const daily: BudgetDeclaration = { name: 'vendor#day', limit: 3, dayIn: 'Europe/Oslo', guardSeconds: 5 };

describe('a budget of a calendar day in Oslo', () => {
  it.each([
    ['a winter day', '2026-11-21T12:00:00Z', '2026-11-20T23:00:00.000Z', 24],
    ['a summer day', '2026-07-01T12:00:00Z', '2026-06-30T22:00:00.000Z', 24],
    ['the day on which summer time begins', '2026-03-29T12:00:00Z', '2026-03-28T23:00:00.000Z', 23],
    ['the day on which summer time ends', '2026-10-25T12:00:00Z', '2026-10-24T22:00:00.000Z', 25],
    ['the last second before midnight', '2026-11-21T22:59:59Z', '2026-11-20T23:00:00.000Z', 24],
    ['midnight itself', '2026-11-21T23:00:00Z', '2026-11-21T23:00:00.000Z', 24],
  ])('%s (%s) began at %s and has %i hours', (_, now, start, hours) => {
    const window = windowStart(daily, new Date(now));
    expect(window.toISOString()).toBe(start);
    expect((windowAfter(daily, window).getTime() - window.getTime()) / 3_600_000).toBe(hours);
  });

  it('follows the clocks from day to day', () => {
    const days = firstOf(laterWindows(daily, new Date('2026-10-23T12:00:00Z')), 4);
    expect(days.map((day) => day.toISOString())).toEqual([
      '2026-10-23T22:00:00.000Z',
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
      '2026-10-26T23:00:00.000Z',
    ]);
  });

  it.each([
    ['2026-10-25T22:59:54Z', true],
    ['2026-10-25T22:59:56Z', false],
    ['2026-10-25T23:00:04Z', false],
    ['2026-10-25T23:00:05Z', true],
  ])('is open at %s: %s', (now, isOpen) => {
    expect(openWindow(daily, new Date(now)) !== undefined).toBe(isOpen);
  });

  it('books what is used up after the next midnight, an hour later than in a day of 24 hours', async () => {
    const now = new Date('2026-10-25T10:00:00Z');
    const allowance = createAllowance({ store: createMemoryBudgets(), budget: daily, clock: () => now });
    for (let call = 0; call < 3; call += 1) await allowance.spend();
    await expect(allowance.spend()).rejects.toThrow(BudgetSpent);
    expect(await allowance.book(1)).toMatchObject({
      window: '2026-10-25T23:00:00.000Z',
      opensAt: new Date('2026-10-25T23:00:05Z'),
    });
  });

  it('is closed until midnight for all workers when the vendor says so', async () => {
    let now = new Date('2026-10-25T10:00:00Z');
    const store = createMemoryBudgets();
    const worker = () => createAllowance({ store, budget: daily, clock: () => now });
    await worker().close(new Date('2026-10-25T23:00:00Z'));
    await expect(worker().spend()).rejects.toThrow(BudgetSpent);
    now = new Date('2026-10-25T23:00:05Z');
    await expect(worker().spend()).resolves.toBeUndefined();
  });
});

it('names a keyed budget after vendor and key, without the key', () => {
  const name = keyedBudgetName('recman', 'canary-key');
  expect(name).toMatch(/^recman#[0-9a-f]{32}$/);
  expect(keyedBudgetName('recman', 'canary-key')).toBe(name);
  expect(keyedBudgetName('recman', 'another')).not.toBe(name);
  expect(keyedBudgetName('xledger', 'canary-key').slice(8)).not.toBe(name.slice(7));
});

function firstOf(windows: Generator<Date>, count: number): Date[] {
  return Array.from({ length: count }, () => windows.next().value);
}
