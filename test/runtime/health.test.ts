import { type HealthOf, readHealth } from '../../lib/runtime/health.ts';
import { createAccessStore, notingAccess } from '../../lib/store/access-store.ts';
import { createBudgetStore } from '../../lib/store/budget-store.ts';
import { createProgress } from '../../lib/store/progress.ts';
import { receiptToFields } from '../../lib/store/receipt-item.ts';
import { putItem } from '../../lib/store/table.ts';
import { openSince } from '../../lib/sync/open-since.ts';
import { createMemorySessions } from '../support/memory-sessions.ts';
import { receiptOf } from '../support/receipt-of.ts';
import { openTestTable } from '../support/table.ts';

const now = new Date('2026-11-21T10:20:00.000Z');
const clock = (): Date => now;
const direction = 'moment-invoices-to-24sevenoffice';
const budget = { name: '24sevenoffice#egress', limit: 7200, windowSeconds: 3600, guardSeconds: 5 };
const fjord: HealthOf = {
  ...{ tenant: 'fjord', integration: 'fjord.main', directions: [direction] },
  ...{ vendors: ['moment', '24sevenoffice'], budgets: [budget] },
};
const at = (time: string): string => `2026-11-21T${time}:00.000Z`;

describe('the health of an integration', () => {
  let table: Awaited<ReturnType<typeof openTestTable>>;
  const read = () =>
    readHealth(fjord, {
      ...{ progress: createProgress(table), access: createAccessStore(table) },
      ...{ budgetStore: createBudgetStore(table), clock },
    });
  beforeEach(async () => {
    table = await openTestTable();
  });
  afterEach(() => table.close());

  it('is empty before anything happened', async () => {
    expect(await read()).toEqual({
      lastSuccessAt: undefined,
      oldestOpen: undefined,
      access: [
        { vendor: 'moment', last: undefined },
        { vendor: '24sevenoffice', last: undefined },
      ],
      budgets: [
        {
          ...{ name: budget.name, limit: 7200, bookedUntil: undefined },
          windows: [{ start: at('10:00'), free: 7200, used: 0, booked: 0 }],
        },
      ],
    });
  });

  it('tells the newest success and the document that is on its way for longest', async () => {
    const looked = { at: at('10:10'), event: 'waiting for 1001' };
    for (const receipt of [
      receiptOf({ key: '1', state: 'delivered', updatedAt: at('09:00') }),
      receiptOf({ key: '2', state: 'delivered', updatedAt: at('09:30') }),
      receiptOf({ key: '3', updatedAt: at('08:00') }),
      receiptOf({
        key: '4',
        state: 'waiting',
        updatedAt: at('10:10'),
        attempts: [{ at: at('07:00'), event: 'wanted: webhook' }, looked],
      }),
      receiptOf({ key: '5', integration: 'fjord.other', updatedAt: at('01:00') }),
    ]) {
      await putItem(table, receiptToFields(receipt));
    }
    expect(await read()).toMatchObject({
      lastSuccessAt: at('09:30'),
      oldestOpen: { receipt: { key: '4' }, since: at('07:00') },
    });
  });

  it('tells what is used and booked, and until when', async () => {
    const store = createBudgetStore(table);
    const order = { key: budget.name, limit: 7200 };
    await store.take({ ...order, window: at('10:00'), calls: 7200, from: 'free' });
    await store.book({ ...order, window: at('11:00'), calls: 7000, headroom: 50 });
    await store.book({ ...order, window: at('12:00'), calls: 40, headroom: 50 });
    const { budgets } = await read();
    expect(budgets).toEqual([
      {
        ...{ name: budget.name, limit: 7200, bookedUntil: '2026-11-21T12:00:05.000Z' },
        windows: [
          { start: at('10:00'), free: 0, used: 7200, booked: 0 },
          { start: at('11:00'), free: 200, used: 0, booked: 7000 },
          { start: at('12:00'), free: 7160, used: 0, booked: 40 },
        ],
      },
    ]);
  });

  it('tells a refused log-in, and that it works again', async () => {
    const warnings: string[] = [];
    const log = { info: () => undefined, warn: (told: string) => void warnings.push(told), error: () => undefined };
    const place = { tenant: 'fjord', integration: 'fjord.main', vendor: '24sevenoffice' };
    const sessions = notingAccess(createMemorySessions(), { store: createAccessStore(table), place, log }, clock);
    await sessions.refuse('key', { failure: 'login-refused: wrong password', at: now });
    const refused = { works: false, at: now.toISOString(), words: 'login-refused: wrong password' };
    expect((await read()).access).toEqual([
      { vendor: 'moment', last: undefined },
      { vendor: '24sevenoffice', last: refused },
    ]);
    await sessions.forgive('key');
    expect((await read()).access[1]?.last).toEqual({ works: true, at: now.toISOString() });
    const away = { note: () => Promise.reject(new Error('away')) };
    await notingAccess(createMemorySessions(), { store: away, place, log }, clock).forgive('key');
    expect(warnings).toHaveLength(1);
  });
});

it.each([
  ['a new one', [['wanted: webhook', '08:00']], '08:00'],
  [
    'one that is tried again',
    [
      ['wanted: webhook', '08:00'],
      ['held back: vendor-unreachable', '09:00'],
    ],
    '08:00',
  ],
  [
    'one that is wanted again',
    [
      ['wanted: webhook', '07:00'],
      ['delivered', '07:01'],
      ['wanted: webhook', '08:00'],
    ],
    '08:00',
  ],
] as const)('%s is on its way since it was wanted', (_what, events, since) => {
  const attempts = events.map(([event, time]) => ({ event, at: at(time) }));
  expect(openSince({ attempts, createdAt: at('06:00') })).toBe(at(since));
});
