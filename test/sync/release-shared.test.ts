import type { BudgetDeclaration } from '../../lib/sync/budget.ts';
import type { Slot } from '../../lib/sync/receipt.ts';
import { releaseAhead } from '../../lib/sync/release-ahead.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { receiptOf } from '../support/receipt-of.ts';

const budget: BudgetDeclaration = {
  ...{ name: 'vendor#egress', limit: 100, windowSeconds: 3600, guardSeconds: 5 },
  sharedByTenants: true,
};
const hourOf = (hour: number): string => `2026-11-21T${hour}:00:00.000Z`;

/** Some calls are used already; documents of two calls are booked, each in an hour. */
async function scene(booked: readonly { tenant: string; hour: number; list?: string; shared?: false }[]) {
  const store = createMemoryStore();
  const nudged: string[] = [];
  for (const [index, { tenant, hour, list, shared = true as const }] of booked.entries()) {
    const at = { key: budget.name, window: hourOf(hour), limit: budget.limit };
    await store.budgets.book({ ...at, calls: 2, headroom: 0 });
    const slot: Slot = { budget: budget.name, window: at.window, calls: 2, list, ...(shared && { shared }) };
    const times = { notBefore: at.window, dueAt: at.window };
    store.overwrite(receiptOf({ key: `${index}`, tenant, state: 'deferred', slot, ...times }));
  }
  return {
    async use(tenant: string, calls: number) {
      await store.budgets.take({ key: budget.name, window: hourOf(10), limit: 100, calls, from: 'free' });
      await store.budgets.count({ key: budget.name, window: hourOf(10), tenant, calls });
    },
    async releaseAt(time: string) {
      const nudges = {
        nudge: async (refs: readonly { tenant: string; key: string }[]) =>
          void nudged.push(...refs.map(({ tenant, key }) => `${tenant} ${key}`)),
      };
      const clock = (): Date => new Date(`2026-11-21T${time}Z`);
      await releaseAhead({ receipts: store, budgets: store.budgets, nudges, clock, shared: [budget] });
      return nudged.splice(0);
    },
  };
}

it('nudges whoever finds calls now, at any minute and from any later hour, nearest first', async () => {
  const { releaseAt } = await scene([
    { tenant: 'fjord', hour: 19 },
    { tenant: 'fjord', hour: 11 },
  ]);
  expect(await releaseAt('10:07:00')).toEqual(['fjord 1', 'fjord 0']);
});

it('asks for no more than what a tenant leaves to others', async () => {
  const { use, releaseAt } = await scene([
    ...Array.from({ length: 30 }, () => ({ tenant: 'loud', hour: 11 })),
    { tenant: 'quiet', hour: 12 },
  ]);
  await use('loud', 70);
  // Seventy-four of a hundred leave a third of themselves when the hour begins; ninety leave eight in its last quarter.
  const early = await releaseAt('10:00:10');
  expect(early.map((name) => name.split(' ')[0])).toEqual(['loud', 'loud', 'quiet']);
  expect(await releaseAt('10:45:00')).toHaveLength(12);
});

it.each([
  ['inside the guard at an edge', '10:59:57', 10],
  ['when nothing is free', '10:07:00', 100],
])('nudges nobody %s', async (_when, time, used) => {
  const { use, releaseAt } = await scene([{ tenant: 'fjord', hour: 11 }]);
  await use('loud', used);
  expect(await releaseAt(time)).toEqual([]);
});

it('nudges the first of a list for all of it, and leaves others’ budgets to the last quarter', async () => {
  const { use, releaseAt } = await scene([
    { tenant: 'fjord', hour: 11, list: 'customers.1' },
    { tenant: 'fjord', hour: 11, list: 'customers.1' },
    { tenant: 'fjord', hour: 11, shared: false },
  ]);
  await use('bakke', 1);
  expect(await releaseAt('10:44:00')).toEqual([expect.stringMatching(/fjord [01]/)]);
  expect(await releaseAt('10:50:00')).toHaveLength(2);
});
