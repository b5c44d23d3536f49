import { createAllowance } from '../../lib/sync/allowance.ts';
import { Scene } from '../support/scene.ts';

const hour = 3600;

/**
 * A target that takes ten in one call: one look-up and one call for a list of new ones. The queue gives the worker one
 * document at a time, as busy queues may.
 */
function scattered(limit: number, apart?: (naturalKey: string) => string) {
  const calls: string[] = [];
  const scene: Scene = new Scene({
    batch: 1,
    write: {
      canUpdate: true,
      looksUpFirst: true,
      many: {
        most: 10,
        ...(apart && { togetherBy: ({ naturalKey = '' }) => apart(naturalKey) }),
        write: async (connection, orders) => {
          await connection.allowance.spend();
          calls.push(`${scene.clock().toISOString().slice(11, 13)} write ${orders.length}`);
          return orders.map((order) => scene.target.write(order));
        },
        lookUp: async (connection, evidences) => {
          await connection.allowance.spend();
          return evidences.map((evidence) => scene.target.lookUp(evidence));
        },
      },
    },
  });
  const budget = { name: 'vendor#all', limit, windowSeconds: hour, guardSeconds: 5 };
  const allowance = createAllowance({ store: scene.store.budgets, budget, clock: scene.clock });
  scene.allowance = () => allowance;
  scene.advance(60);
  return { scene, calls, allowance };
}

async function change(scene: Scene, count: number): Promise<void> {
  for (let key = 0; key < count; key += 1) await scene.change(String(key));
  scene.queue.push(...Array.from({ length: count }, (_, key) => scene.refOf(String(key))));
}

/** How many documents were told each hour. */
function told(scene: Scene): Record<string, number> {
  const slots = scene.store.all().flatMap(({ slot }) => slot?.window.slice(11, 13) ?? []);
  return Object.fromEntries([...Map.groupBy(slots, (hour) => hour)].map(([hour, all]) => [hour, all.length]));
}

describe('documents that find the hour used up one by one', () => {
  it('fill lists of ten, and each list has its calls: two hours for forty, not twenty', async () => {
    const { scene, calls } = scattered(4);
    await change(scene, 42);
    await scene.minutes(1);
    expect([calls, told(scene)]).toEqual([['09 write 1', '09 write 1'], { '10': 20, '11': 20 }]);
    await scene.minutes(180);
    expect(calls.slice(2)).toEqual(['10 write 10', '10 write 10', '11 write 10', '11 write 10']);
    expect(scene.target.held).toHaveLength(42);
  });

  it('go although the first of their list was sent by a person before', async () => {
    const { scene, calls } = scattered(4);
    await change(scene, 12);
    await scene.minutes(1);
    const first = scene.store.all().find(({ slot, dueAt, notBefore }) => slot !== undefined && dueAt === notBefore);
    if (first === undefined) throw new Error('nobody is first');
    const { slot, notBefore, ...rest } = first;
    scene.store.overwrite({ ...rest, state: 'pending', dueAt: scene.clock().toISOString() });
    await scene.minutes(90);
    expect(calls.slice(2)).toEqual(['10 write 1', '10 write 9']);
    expect(scene.target.held).toHaveLength(12);
  });

  it('never take the calls of a list twice', async () => {
    const { scene } = scattered(4);
    await change(scene, 12);
    await scene.minutes(1);
    const slot = scene.store.all().find((receipt) => receipt.slot !== undefined)?.slot;
    if (slot === undefined) throw new Error('nothing is booked');
    scene.advance(hour);
    const worker = {
      store: scene.store.budgets,
      budget: { name: slot.budget, limit: 4, windowSeconds: hour, guardSeconds: 5 },
    };
    for (const _ of ['one', 'another']) await createAllowance({ ...worker, clock: scene.clock }).redeem(slot);
    expect((await scene.store.budgets.read(slot.budget, [slot.window]))[0]).toEqual({ free: 2, used: 2, booked: 0 });
  });
});

describe('documents that cannot share a call', () => {
  it('share no list either: each department has calls of its own', async () => {
    const { scene, calls } = scattered(8, (naturalKey) => String(Number(naturalKey.slice(1)) % 2));
    await change(scene, 24);
    await scene.minutes(1);
    expect(told(scene)).toEqual({ '10': 20 });
    const lists = new Set(scene.store.all().flatMap(({ slot }) => slot?.list ?? []));
    expect(lists.size).toBe(2);
    await scene.minutes(90);
    expect(calls.slice(4)).toEqual(['10 write 10', '10 write 10']);
  });
});

it('goes with the first of its list also where the queue brings both to one worker', async () => {
  const { scene, calls } = scattered(4);
  await change(scene, 12);
  await scene.minutes(1);
  const booked = scene.store.all().filter(({ slot }) => slot !== undefined);
  const first = booked.find(({ slot }) => !slot?.follows)?.key ?? '';
  const follower = booked.find(({ slot }) => slot?.follows)?.key ?? '';
  scene.advance(hour);
  await scene.run(follower, first);
  expect(calls.slice(2)).toEqual(['10 write 10']);
});

it('waits for the first of its list, though it is wished for again just before', async () => {
  const { scene } = scattered(4);
  await change(scene, 12);
  await scene.minutes(1);
  const follower = scene.store.all().find(({ slot }) => slot?.follows);
  if (follower === undefined) throw new Error('nobody follows');
  scene.advance(Date.parse('2026-11-20T09:59:00.000Z') / 1000 - scene.clock().getTime() / 1000);
  await scene.change(follower.key, 'second');
  await scene.run(follower.key);
  const { dueAt, slot } = scene.receipt(follower.key);
  expect([dueAt, slot]).toEqual(['2026-11-20T10:10:05.000Z', follower.slot]);
});

it('gets a nudge for the opening once for the whole list, also when that is a minute away', async () => {
  const { scene } = scattered(4);
  scene.advance(Date.parse('2026-11-20T09:58:30.000Z') / 1000 - scene.clock().getTime() / 1000);
  await change(scene, 12);
  while (scene.queue.length > 0) await scene.run(...scene.queue.splice(0, 1).map(({ key }) => key));
  const first = scene.store.all().filter(({ slot }) => slot !== undefined && slot.follows !== true);
  expect(scene.later).toEqual(first.map(({ key }) => key));
});

describe('calls that nobody booked in an hour', () => {
  /** Twelve calls were booked by somebody who gives them back; the documents were told the hour after. */
  async function withCallsLeft(at: number) {
    const world = scattered(4);
    const { scene, allowance } = world;
    await change(scene, 2);
    await scene.minutes(1);
    const place = await allowance.book(4);
    await change(scene, 20);
    await scene.minutes(1);
    expect(told(scene)).toEqual({ '11': 18 });
    scene.advance(at - (scene.clock().getTime() / 1000 - Date.parse('2026-11-20T10:00:00.000Z') / 1000));
    await allowance.redeem({ budget: place.budget, window: place.window, calls: 4 });
    await allowance.end();
    return world;
  }

  it('bring booked lists home in its last quarter', async () => {
    const { scene, calls } = await withCallsLeft(46 * 60);
    await scene.minutes(2);
    expect(calls.slice(2).sort()).toEqual(['10 write 10', '10 write 8']);
    const later = await scene.store.budgets.read('vendor#all', ['2026-11-20T11:00:00.000Z']);
    expect(later[0]).toMatchObject({ free: 4, booked: 0 });
  });

  it('are left for what comes anew before that', async () => {
    const { scene, calls } = await withCallsLeft(30 * 60);
    await scene.minutes(5);
    expect(calls.slice(2)).toEqual([]);
  });
});

it('keeps a booked document its place when its turn comes a moment before the window opens', async () => {
  const { scene, calls } = scattered(4);
  await change(scene, 12);
  await scene.minutes(1);
  scene.advance(Date.parse('2026-11-20T10:00:02.000Z') / 1000 - scene.clock().getTime() / 1000);
  const first = scene.store.all().find(({ slot }) => slot !== undefined);
  await scene.run(first?.key ?? '');
  expect(scene.receipt(first?.key ?? '')).toMatchObject({ state: 'deferred', slot: first?.slot });
  await scene.minutes(20);
  expect(calls.slice(2)).toEqual(['10 write 10']);
});
