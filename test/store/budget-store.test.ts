import { createBudgetStore } from '../../lib/store/budget-store.ts';
import { createCheckpointStore } from '../../lib/store/checkpoint-store.ts';
import type { BudgetStore, CheckpointStore } from '../../lib/sync/ports.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { openTestTable } from '../support/table.ts';

type Stores = { budgets: BudgetStore; checkpoints: CheckpointStore; close(): Promise<void> };

const kinds: [string, () => Promise<Stores>][] = [
  ['memory', async () => ({ ...createMemoryStore(), close: async () => undefined })],
  [
    'the table',
    async () => {
      const table = await openTestTable();
      return { budgets: createBudgetStore(table), checkpoints: createCheckpointStore(table), close: table.close };
    },
  ],
];

describe.each(kinds)('budgets in %s', (_, open) => {
  const at = { key: 'vendor#egress', window: '2026-11-21T10:00:00.000Z' };
  const limit = 100;
  let stores: Stores;
  beforeEach(async () => {
    stores = await open();
  });
  afterEach(() => stores.close());
  const window = async () => (await stores.budgets.read(at.key, [at.window]))[0];

  it('never gives out more than the limit, however many ask at once', async () => {
    const takes = Array.from({ length: 100 }, () => stores.budgets.take({ ...at, limit, calls: 3, from: 'free' }));
    const given = (await Promise.all(takes)).filter((left) => left !== undefined);
    expect(given).toHaveLength(33);
    expect(given.map(({ free }) => free).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 33 }, (_, n) => 1 + 3 * n),
    );
    expect(await window()).toEqual({ free: 1, used: 99, booked: 0 });
  });

  it.each([
    [100, true],
    [101, false],
  ])('gives %i of 100 calls at once: %s', async (calls, isGiven) => {
    expect((await stores.budgets.take({ ...at, limit, calls, from: 'free' })) !== undefined).toBe(isGiven);
    expect(await window()).toEqual(isGiven ? { free: 0, used: 100, booked: 0 } : undefined);
  });

  it('never books more than is free beyond the headroom', async () => {
    const books = Array.from({ length: 60 }, () => stores.budgets.book({ ...at, limit, calls: 2, headroom: 10 }));
    expect((await Promise.all(books)).filter((isBooked) => isBooked)).toHaveLength(45);
    expect(await window()).toEqual({ free: 10, used: 0, booked: 90 });
    expect(await stores.budgets.book({ ...at, window: 'later', limit: 5, calls: 2, headroom: 4 })).toBe(false);
  });

  it('takes only what leaves enough free for others, however many ask at once', async () => {
    const take = { ...at, limit, calls: 3, from: 'free', leave: 25 } as const;
    const takes = await Promise.all(Array.from({ length: 40 }, () => stores.budgets.take(take)));
    expect(takes.filter((left) => left !== undefined)).toHaveLength(25);
    expect(await window()).toEqual({ free: 25, used: 75, booked: 0 });
    expect(await stores.budgets.take({ ...take, window: 'later', calls: 76 })).toBeUndefined();
    expect(await stores.budgets.take({ ...take, calls: 25, leave: 0 })).toMatchObject({ free: 0 });
  });

  it('leaves nothing free of what was booked', async () => {
    await stores.budgets.book({ ...at, limit, calls: 10, headroom: 0 });
    expect(await stores.budgets.take({ ...at, limit, calls: 10, from: 'booked', leave: 5 })).toMatchObject({
      used: 10,
    });
  });

  it('counts what each tenant has of each window, and nothing of the window itself', async () => {
    const { budgets } = stores;
    const part = { ...at, tenant: 'fjord' };
    await Promise.all(Array.from({ length: 20 }, () => budgets.count({ ...part, calls: 3 })));
    expect(await budgets.count({ ...part, calls: -10 })).toBe(50);
    expect(await budgets.count({ ...part, window: '2026-11-21T11:00:00.000Z', calls: 4 })).toBe(4);
    expect(await budgets.count({ ...part, tenant: 'a#b', calls: 1 })).toBe(1);
    expect(await budgets.counted({ ...at, tenants: ['fjord', 'nobody', 'a#b'] })).toEqual([50, 0, 1]);
    expect(await window()).toBeUndefined();
  });

  it('takes what was booked, and gives back', async () => {
    const { budgets } = stores;
    await budgets.book({ ...at, limit, calls: 10, headroom: 0 });
    expect(await budgets.take({ ...at, limit, calls: 4, from: 'booked' })).toEqual({ free: 90, used: 4, booked: 6 });
    expect(await budgets.take({ ...at, limit, calls: 7, from: 'booked' })).toBeUndefined();
    await budgets.giveBack({ ...at, calls: 3 });
    expect(await window()).toEqual({ free: 93, used: 1, booked: 6 });
  });

  describe('lists that are booked', () => {
    const order = { ...at, limit, headroom: 2, name: 'customers', calls: 4, most: 10 };

    it('are filled before another is booked', async () => {
      const { budgets } = stores;
      expect(await budgets.join({ ...order, members: 7 })).toEqual({ list: 'customers.1', members: 7, isNew: true });
      expect(await budgets.join({ ...order, members: 7 })).toEqual({ list: 'customers.1', members: 3, isNew: false });
      expect(await budgets.join({ ...order, members: 40 })).toEqual({ list: 'customers.2', members: 10, isNew: true });
      expect(await budgets.join({ ...order, name: 'projects', members: 1 })).toMatchObject({ list: 'projects.1' });
      expect(await window()).toEqual({ free: 88, used: 0, booked: 12 });
    });

    it('hold all that come at once, each list ten', async () => {
      const places = await Promise.all(Array.from({ length: 15 }, () => stores.budgets.join({ ...order, members: 1 })));
      const sizes = [...Map.groupBy(places, (place) => place?.list)].map(([, all]) => all.length);
      expect(sizes).toEqual([10, 5]);
      expect(await window()).toEqual({ free: 92, used: 0, booked: 8 });
    });

    it('are refused where the window has no room beyond the headroom', async () => {
      const { budgets } = stores;
      await budgets.take({ ...at, limit, calls: 91, from: 'free' });
      expect(await budgets.join({ ...order, members: 10 })).toMatchObject({ isNew: true });
      expect(await budgets.join({ ...order, members: 1 })).toBeUndefined();
      expect(await budgets.join({ ...order, window: 'later', calls: 99, members: 1 })).toBeUndefined();
    });

    it('give their calls once', async () => {
      const { budgets } = stores;
      for (const members of [10, 10]) await budgets.join({ ...order, members });
      const take = { ...at, limit, calls: 4, from: 'booked', list: 'customers.1' } as const;
      expect(await budgets.take(take)).toEqual({ free: 92, used: 4, booked: 4 });
      expect(await budgets.take(take)).toBeUndefined();
      expect(await budgets.take({ ...take, list: 'customers.2' })).toEqual({ free: 92, used: 8, booked: 0 });
    });

    it('are joined by nobody once their calls are taken', async () => {
      const { budgets } = stores;
      await budgets.join({ ...order, members: 1 });
      await budgets.take({ ...at, limit, calls: 4, from: 'booked', list: 'customers.1' });
      expect(await budgets.join({ ...order, members: 10 })).toEqual({ list: 'customers.2', members: 10, isNew: true });
      await budgets.join({ ...order, members: 4 });
      await budgets.take({ ...at, limit, calls: 4, from: 'booked', list: 'customers.2' });
      expect(await budgets.join({ ...order, members: 1 })).toEqual({ list: 'customers.3', members: 1, isNew: false });
      expect(await window()).toEqual({ free: 88, used: 8, booked: 4 });
    });

    it('are joined by nobody once the window was lowered: their calls may be gone', async () => {
      const { budgets } = stores;
      await budgets.join({ ...order, members: 1 });
      await budgets.lower({ ...at, limit, left: 10 });
      expect(await budgets.join({ ...order, members: 1 })).toMatchObject({ list: 'customers.2', isNew: true });
    });
  });

  it('lowers what is left, and never raises it', async () => {
    const { budgets } = stores;
    expect(await budgets.lower({ ...at, limit, left: 40 })).toEqual({ free: 40, used: 60, booked: 0 });
    expect(await budgets.lower({ ...at, limit, left: 70 })).toEqual({ free: 40, used: 60, booked: 0 });
    await budgets.take({ ...at, limit, calls: 5, from: 'free' });
    await budgets.lower({ ...at, limit, left: -3 });
    expect(await window()).toEqual({ free: 0, used: 100, booked: 0 });
  });

  it('lowers what is free first, then what is booked', async () => {
    const { budgets } = stores;
    await budgets.book({ ...at, limit, calls: 30, headroom: 0 });
    expect(await budgets.lower({ ...at, limit, left: 50 })).toEqual({ free: 20, used: 50, booked: 30 });
    expect(await budgets.lower({ ...at, limit, left: 10 })).toEqual({ free: 0, used: 90, booked: 10 });
    expect(await budgets.take({ ...at, limit, calls: 11, from: 'booked' })).toBeUndefined();
  });

  it('lowers what is left while many take', async () => {
    const { budgets } = stores;
    const takes = Array.from({ length: 40 }, () => budgets.take({ ...at, limit, calls: 1, from: 'free' }));
    const given = (await Promise.all([...takes, budgets.lower({ ...at, limit, left: 20 })])).slice(0, 40);
    const left = (await window())?.free ?? 0;
    expect(left).toBeLessThanOrEqual(20);
    expect(given.filter((one) => one !== undefined).length + left).toBeLessThanOrEqual(60);
  });

  it('knows nothing of windows that were never touched', async () => {
    const { budgets } = stores;
    await budgets.giveBack({ ...at, calls: 3 });
    expect(await budgets.take({ ...at, limit, calls: 1, from: 'booked' })).toBeUndefined();
    expect(await budgets.read(at.key, [at.window, 'other'])).toEqual([undefined, undefined]);
  });

  it('keeps checkpoints by integration and direction', async () => {
    const scope = { tenant: 'fjord', integration: 'fjord.main', direction: 'a' };
    expect(await stores.checkpoints.read(scope)).toBeUndefined();
    await stores.checkpoints.write(scope, '2026-11-21');
    await stores.checkpoints.write({ ...scope, direction: 'b' }, '2026-11-22');
    expect(await stores.checkpoints.read(scope)).toBe('2026-11-21');
  });
});

it('gives calls back once, when the answer was lost and the client asked again', async () => {
  const table = await openTestTable();
  const budgets = createBudgetStore(table);
  const at = { key: 'vendor#egress', window: '2026-11-21T10:00:00.000Z' };
  await budgets.take({ ...at, limit: 100, calls: 10, from: 'free' });
  let isLost = false;
  table.client.middlewareStack.add(
    (next) => async (call) => {
      const answer = await next(call);
      if (isLost) return answer;
      isLost = true;
      throw Object.assign(new Error('the answer was lost'), { name: 'TimeoutError' });
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  await budgets.giveBack({ ...at, calls: 5 });
  expect(isLost).toBe(true);
  expect(await budgets.read(at.key, [at.window])).toEqual([{ free: 95, used: 5, booked: 0 }]);
  await table.close();
});
