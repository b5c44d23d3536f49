import { createAllowance } from '../../lib/sync/allowance.ts';
import { chanceOf } from '../simulate/chance.ts';
import { type Arrival, runFairPlatform } from '../support/fair-platform.ts';
import { Scene } from '../support/scene.ts';

const others = Array.from({ length: 20 }, (_, tenant) => `tenant-${tenant}`);

/** Each of the others has a document now and then, for ten minutes. */
function quietArrivals(): Arrival[] {
  const chance = chanceOf(7);
  return others.flatMap((tenant) =>
    Array.from({ length: 40 }, (_, key) => ({ tenant, key: `${tenant} ${key}`, second: chance.below(60_000) / 100 })),
  );
}

function p99(dwell: ReadonlyMap<string, readonly number[]>): number {
  const all = others.flatMap((tenant) => dwell.get(tenant) ?? []).sort((one, other) => one - other);
  return all[Math.floor(all.length * 0.99)] ?? Number.NaN;
}

async function dwellOf(loud: readonly Arrival[], isFair = true): Promise<ReadonlyMap<string, readonly number[]>> {
  const chance = chanceOf(11);
  const callSeconds = (): number => 0.3 + chance.below(1700) / 1000;
  return runFairPlatform([...quietArrivals(), ...loud], { chance, callSeconds, isFair });
}

const loudArrivals = (count: number): Arrival[] =>
  Array.from({ length: count }, (_, key) => ({ tenant: 'loud', key: `loud ${key}`, second: 60 }));

/** Fault matrix 20, at a twentieth of its size. */
it('one tenant’s 5,000 events at once leave the others’ slowest hundredth within 1.2 of a quiet day', async () => {
  const quiet = p99(await dwellOf([]));
  const loud = await dwellOf(loudArrivals(5000));
  expect(loud.get('loud')).toHaveLength(5000);
  expect(p99(loud) / quiet).toBeLessThanOrEqual(1.2);
  const unfair = await dwellOf(loudArrivals(5000), false);
  expect(p99(unfair) / quiet).toBeGreaterThan(2);
});

/** Fault matrix 19: a call that takes its whole time keeps only its own document. */
it('a document whose target is slow keeps none of its batch waiting', async () => {
  let answer: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const scene: Scene = new Scene({
    write: {
      write: async (_connection, order) => {
        if (order.target.naturalKey === 'N1') await slow;
        return scene.target.write(order);
      },
    },
  });
  for (const key of ['1', '2', '3']) await scene.change(key);
  const run = scene.run('1', '2', '3');
  while (scene.receipt('3').state !== 'delivered') await new Promise((resolve) => setImmediate(resolve));
  expect(['1', '2', '3'].map((key) => scene.receipt(key).state)).toEqual(['sending', 'delivered', 'delivered']);
  answer();
  await run;
  expect(scene.receipt('1').state).toBe('delivered');
});

it('after six hours of outage everything goes at full budget, and not one call above it', async () => {
  let isDown = true;
  const spent = new Map<string, number>();
  const scene: Scene = new Scene({
    write: {
      write: async (connection, order) => {
        await connection.allowance.spend();
        const hour = scene.clock().toISOString().slice(0, 13);
        spent.set(hour, (spent.get(hour) ?? 0) + 1);
        if (!isDown) return scene.target.write(order);
        return { kind: 'not-applied', problem: { code: 'vendor-unreachable', vendorWords: 'ECONNREFUSED' } };
      },
    },
  });
  const budget = { name: 'vendor#all', limit: 100, windowSeconds: 3600, guardSeconds: 5 };
  const allowance = createAllowance({ store: scene.store.budgets, budget, clock: scene.clock });
  scene.allowance = () => allowance;
  scene.advance(60);
  for (let key = 0; key < 250; key += 1) {
    await scene.change(String(key));
    scene.queue.push(scene.refOf(String(key)));
  }
  await scene.minutes(6 * 60);
  isDown = false;
  const back = scene.clock().getTime();
  for (let hours = 0; hours < 12 && scene.target.held.length < 250; hours += 1) await scene.minutes(60);
  expect(scene.target.held).toHaveLength(250);
  expect(Math.max(...spent.values())).toBeLessThanOrEqual(100);
  // 250 documents at 100 calls an hour.
  expect((scene.clock().getTime() - back) / 3_600_000).toBeLessThanOrEqual(4);
});
