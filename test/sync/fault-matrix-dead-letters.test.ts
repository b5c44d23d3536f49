import type { ReceiptRef } from '../../lib/sync/receipt.ts';
import { ReceiptUnreadable } from '../../lib/sync/receipt-unreadable.ts';
import { redrive } from '../../lib/sync/redrive.ts';
import { Scene } from '../support/scene.ts';

/** Fault matrix 23. What could not be recorded five times lies among the dead letters; its receipt stands in the table. */
const keys = Array.from({ length: 130 }, (_, key) => String(key));

async function sceneWithLetters(): Promise<Scene> {
  const scene = new Scene({});
  for (const key of keys) await scene.change(key);
  scene.receipts = { ...scene.store, claim: () => Promise.reject(new Error('the table is away')) };
  for (let received = 0; received < 5; received += 1) {
    expect((await scene.run(...keys)).failed).toHaveLength(keys.length);
  }
  scene.receipts = scene.store;
  return scene;
}

function queueOf(nudged: (readonly [ReceiptRef, number])[]) {
  return {
    nudge: async (refs: readonly ReceiptRef[], after = 0) =>
      void nudged.push(...refs.map((ref) => [ref, after] as const)),
  };
}

it('its document stands as pending, and goes by itself once the table is back', async () => {
  const scene = await sceneWithLetters();
  expect(scene.receipt('7')).toMatchObject({ state: 'pending', dueAt: expect.any(String) });
  await scene.minutes(5);
  expect(keys.map((key) => scene.receipt(key).state)).toEqual(keys.map(() => 'delivered'));
  expect(scene.calls('write')).toBe(keys.length);
});

it('a redrive is bounded and staggered, and tells of each letter', async () => {
  const scene = await sceneWithLetters();
  await scene.run('0');
  const nudged: (readonly [ReceiptRef, number])[] = [];
  const letters = keys.map((key) => scene.refOf(key));
  const engine = { receipts: scene.store, nudges: queueOf(nudged), clock: scene.clock };
  const results = await redrive(letters, engine);
  expect(results.map(({ result }) => result)).toEqual(
    keys.map((_, place) => (place === 0 ? 'ended' : place < 100 ? 'nudged' : 'left')),
  );
  expect(nudged).toHaveLength(99);
  expect(Math.max(...[...Map.groupBy(nudged, ([, after]) => after).values()].map((group) => group.length))).toBe(10);
  await scene.run(...nudged.map(([{ key }]) => key));
  expect((await redrive(letters, engine)).map(({ result }) => result).slice(0, 100)).toEqual(
    keys.slice(0, 100).map(() => 'ended'),
  );
});

it('a letter of another version’s receipt, and one without a receipt, are told and left', async () => {
  const scene = new Scene({});
  await scene.change('1');
  const find = (refs: readonly ReceiptRef[]) =>
    refs.some(({ key }) => key === '2')
      ? Promise.reject(new ReceiptUnreadable(scene.refOf('2')))
      : scene.store.find(refs);
  const nudged: (readonly [ReceiptRef, number])[] = [];
  const engine = { receipts: { ...scene.store, find }, nudges: queueOf(nudged), clock: scene.clock };
  const results = await redrive(
    ['1', '2', '3'].map((key) => scene.refOf(key)),
    engine,
  );
  expect(results.map(({ result }) => result)).toEqual(['nudged', 'unreadable', 'no-receipt']);
  expect(nudged.map(([{ key }]) => key)).toEqual(['1']);
});
