import { createAllowance, unlimited } from '../../lib/sync/allowance.ts';
import type { BudgetDeclaration } from '../../lib/sync/budget.ts';
import { Scene } from '../support/scene.ts';

const budget: BudgetDeclaration = { name: 'vendor#all', limit: 20, windowSeconds: 3600, guardSeconds: 5 };

/** A target that is looked at first: two calls a document. Each call is paid from the budget. */
function customers(): Scene {
  const scene: Scene = new Scene({
    write: {
      canUpdate: true,
      looksUpFirst: true,
      lookUp: async (connection, evidence) => {
        await connection.allowance.spend();
        return scene.target.lookUp(evidence);
      },
      write: async (connection, order) => {
        await connection.allowance.spend();
        return scene.target.write(order);
      },
    },
  });
  const allowance = createAllowance({ store: scene.store.budgets, budget, clock: scene.clock });
  scene.allowance = () => allowance;
  return scene;
}

/** Fault matrix 16. Forty documents of two calls need four hours of twenty calls; one more since a little is kept free. */
it('books as many calls as a document takes, so that each hour’s calls bring documents home', async () => {
  const scene = customers();
  for (let key = 0; key < 40; key += 1) await scene.change(String(key));
  scene.queue.push(...Array.from({ length: 40 }, (_, key) => scene.refOf(String(key))));
  await scene.minutes(5 * 60);
  expect(scene.target.held).toHaveLength(40);
  expect(scene.target.calls.length).toBeLessThanOrEqual(85);
});

/** Lists of accounts are read by each worker that has none yet: with a place for the sending alone, nobody would ever come home. */
it.each([
  ['with the calls of its check, each document goes in its hour', 2, 10],
  ['without them, none ever does', undefined, 0],
])('books a place %s', async (_, checkCalls, delivered) => {
  const scene: Scene = new Scene({
    batch: 1,
    write: {
      ...(checkCalls !== undefined && { checkCalls }),
      check: async ({ allowance }) => {
        for (const _list of ['accounts', 'VAT codes']) await allowance.spend();
        return [];
      },
      write: async (connection, order) => {
        await connection.allowance.spend();
        return scene.target.write(order);
      },
    },
  });
  const run = scene.run.bind(scene);
  scene.run = (...keys) => {
    const worker = createAllowance({ store: scene.store.budgets, budget: { ...budget, limit: 9 }, clock: scene.clock });
    scene.allowance = () => worker;
    return run(...keys);
  };
  scene.advance(60);
  await createAllowance({ store: scene.store.budgets, budget: { ...budget, limit: 9 }, clock: scene.clock }).reserve(9);
  for (let key = 0; key < 10; key += 1) await scene.change(String(key));
  scene.queue.push(...Array.from({ length: 10 }, (_place, key) => scene.refOf(String(key))));
  await scene.minutes(5 * 60);
  expect(scene.target.held).toHaveLength(delivered);
});

/** Reading is what costs: a poll's source counts calls, the target does not. Each run is a worker of its own. */
it('uses a place that was booked with the source, so that a backlog does not book its hours full for nothing', async () => {
  const scene: Scene = new Scene({
    read: {
      read: async (connection, key) => {
        await connection.allowance.spend();
        return { kind: 'found', document: { naturalKey: `N${key}`, content: 'first' } };
      },
    },
  });
  const run = scene.run.bind(scene);
  scene.run = (...keys) => {
    const source = createAllowance({ store: scene.store.budgets, budget, clock: scene.clock });
    scene.allowance = (vendor) => (vendor === 'moment' ? source : unlimited);
    return run(...keys);
  };
  scene.advance(60);
  for (let key = 0; key < 100; key += 1) await scene.change(String(key));
  scene.queue.push(...Array.from({ length: 100 }, (_, key) => scene.refOf(String(key))));
  await scene.minutes(6 * 60);
  expect(scene.target.held).toHaveLength(100);
});
