import { createAllowance } from '../../lib/sync/allowance.ts';
import type { ManyWriter } from '../../lib/sync/define-sync.ts';
import { SyncError } from '../../lib/sync/errors.ts';
import type { Evidence } from '../../lib/sync/receipt.ts';
import { Scene, type StoryParts } from '../support/scene.ts';
import type { Thing } from '../support/virtual-target.ts';

type Lists = ManyWriter<Thing, '24sevenoffice'>;

/** A target of lists, each call noted with its size. */
function listScene(changed: (usual: Lists) => Partial<Lists> = () => ({}), parts: StoryParts = {}) {
  const calls: string[] = [];
  const usual: Lists = {
    most: 100,
    write: async (connection, orders) => {
      await connection.allowance.spend();
      calls.push(`write ${orders.length}`);
      return orders.map((order) => scene.target.write(order));
    },
    lookUp: async (connection, evidences) => {
      await connection.allowance.spend();
      calls.push(`look up ${evidences.length}`);
      return evidences.map((evidence) => scene.target.lookUp(evidence));
    },
  };
  const many = { ...usual, ...changed(usual) };
  const scene: Scene = new Scene({
    batch: 100,
    ...parts,
    write: { canUpdate: true, looksUpFirst: true, many, ...parts.write },
  });
  return { scene, calls };
}

async function change(scene: Scene, count: number): Promise<void> {
  const keys = Array.from({ length: count }, (_, key) => String(key));
  for (const key of keys) await scene.change(key);
  scene.queue.push(...keys.map((key) => scene.refOf(key)));
}

function states(scene: Scene): string[] {
  return scene.store.all().map(({ state, problem }) => [state, problem?.code].filter(Boolean).join(' '));
}

/** What a vendor says that finds one document of a list too strange to answer at all. */
function refusalOf(evidences: readonly Evidence[]): void {
  if (!evidences.some(({ naturalKey }) => naturalKey === 'N3')) return;
  throw new SyncError({
    advice: 'refuse',
    applied: 'no',
    problem: { code: 'refused-by-vendor', vendorWords: 'what?' },
  });
}

describe('two documents with one number in a list', () => {
  it('do not go in one call: the second one is looked up when the first one is there', async () => {
    const { scene, calls } = listScene(() => ({ naturalKeys: ({ naturalKey = '' }) => [naturalKey] }));
    await scene.change('1');
    await scene.change('2');
    scene.source.set('2', { naturalKey: 'N1', content: 'first' });
    scene.queue.push(scene.refOf('1'), scene.refOf('2'));
    await scene.minutes(20);
    expect(scene.target.held).toHaveLength(1);
    expect(calls[1]).toBe('write 1');
    expect(states(scene)).toEqual(['delivered', 'delivered']);
  });
});

describe('one document that spoils a list', () => {
  it('is refused alone when the look-up before the sending refuses it', async () => {
    const { scene } = listScene((usual) => ({
      lookUp: async (connection, evidences) => {
        refusalOf(evidences);
        return usual.lookUp(connection, evidences);
      },
    }));
    await change(scene, 8);
    await scene.minutes(2);
    expect(states(scene).filter((state) => state === 'delivered')).toHaveLength(7);
    expect(scene.receipt('3')).toMatchObject({ state: 'rejected', problem: { code: 'refused-by-vendor' } });
  });

  it('is a person’s alone when the question what became of it is refused', async () => {
    let asks = false;
    const { scene } = listScene(
      (usual) => ({
        write: async (connection, orders) => {
          const answers = await usual.write(connection, orders);
          return asks ? answers : orders.map(() => ({ kind: 'unknown', vendorWords: 'no answer' }) as const);
        },
        lookUp: async (connection, evidences) => {
          if (asks) refusalOf(evidences);
          return usual.lookUp(connection, evidences);
        },
      }),
      { write: { looksUpFirst: false } },
    );
    await change(scene, 8);
    await scene.minutes(1);
    asks = true;
    await scene.minutes(20);
    expect(states(scene).filter((state) => state === 'delivered')).toHaveLength(7);
    expect(scene.receipt('3')).toMatchObject({ state: 'conflict', problem: { code: 'outcome-unknown' } });
    expect(scene.target.held).toHaveLength(8);
  });
});

it('a look-up that leaves a document out is a defect that is told, and the document is tried again with pauses', async () => {
  const { scene } = listScene((usual) => ({
    lookUp: async (connection, evidences) => (await usual.lookUp(connection, evidences)).slice(0, 2),
  }));
  await change(scene, 3);
  await scene.minutes(1);
  expect(states(scene)).toEqual(['delivered', 'delivered', 'pending internal-error']);
  expect(scene.counted).toContain('Surprises');
});

describe('lists and a small budget', () => {
  function budgeted(limit: number, parts: StoryParts) {
    const { scene, calls } = listScene(undefined, parts);
    const budget = { name: 'vendor#all', limit, windowSeconds: 3600, guardSeconds: 5 };
    const allowance = createAllowance({ store: scene.store.budgets, budget, clock: scene.clock });
    scene.allowance = () => allowance;
    scene.advance(60);
    return { scene, calls };
  }

  it('book the look-up too, so that lists do not take each other’s sending away for ever', async () => {
    const { scene, calls } = listScene(undefined, { batch: 100 });
    const budget = { name: 'vendor#all', limit: 3, windowSeconds: 3600, guardSeconds: 5 };
    const make = () => createAllowance({ store: scene.store.budgets, budget, clock: scene.clock });
    // Each run is a worker of its own.
    const run = scene.run.bind(scene);
    scene.run = (...keys) => {
      const allowance = make();
      scene.allowance = () => allowance;
      return run(...keys);
    };
    scene.advance(60);
    await change(scene, 400);
    await scene.minutes(8 * 60);
    expect(states(scene).filter((state) => state === 'delivered')).toHaveLength(400);
    expect(calls.length).toBeLessThanOrEqual(8 + 3);
  });

  it('say so on each document when no hour has room for their calls, and go on with the others', async () => {
    const { scene } = budgeted(1, {});
    await change(scene, 3);
    expect(await scene.run('0', '1', '2')).toEqual({ failed: [] });
    expect(states(scene)).toEqual(Array.from({ length: 3 }, () => 'pending internal-error'));
  });

  it('book one place for all when the checks find the hour used up', async () => {
    const parts: StoryParts = {
      write: {
        looksUpFirst: false,
        check: async (connection) => {
          await connection.allowance.spend();
          return [];
        },
      },
    };
    const { scene } = budgeted(2, parts);
    await change(scene, 50);
    await scene.minutes(1);
    const [deferred] = scene.store.all().filter(({ state }) => state === 'deferred');
    const [window] = await scene.store.budgets.read('vendor#all', [deferred?.slot?.window ?? '']);
    expect(window?.booked).toBeLessThanOrEqual(2);
  });
});

it('an allowance that cannot be booked, because the table fails, is told of the open questions of that list alone', async () => {
  const { scene } = listScene();
  const budget = { name: 'vendor#all', limit: 10, windowSeconds: 3600, guardSeconds: 5 };
  const budgets = { ...scene.store.budgets, join: () => Promise.reject(new Error('the table is away')) };
  const allowance = createAllowance({ store: budgets, budget, clock: scene.clock });
  scene.allowance = () => allowance;
  scene.target.faults.push('applied-without-answer', 'applied-without-answer');
  scene.advance(60);
  await change(scene, 2);
  await scene.run('0', '1');
  expect(states(scene)).toEqual(['unknown outcome-being-checked', 'unknown outcome-being-checked']);
  scene.advance(600);
  await allowance.close(new Date(scene.clock().getTime() + 3_000_000));
  const { failed } = await scene.run('0', '1');
  expect(failed.map(({ key }) => key).sort()).toEqual(['0', '1']);
});
