import { SyncError } from '../../lib/sync/errors.ts';
import type { Reading } from '../../lib/sync/outcome.ts';
import { Scene, type StoryParts } from '../support/scene.ts';
import type { Thing } from '../support/virtual-target.ts';

/** Fault matrix 4: what no webhook told is found by listing. */
class Source {
  readonly #records = new Map<string, { thing: Thing; modifiedAt: string }>();
  isOn = true;
  lookUpFails = false;
  readonly scene = new Scene(this.#parts());

  edit(key: string, content: string): void {
    const modifiedAt = this.scene.clock().toISOString();
    this.#records.set(key, { thing: { naturalKey: `N${key}`, content }, modifiedAt });
  }

  async list(): Promise<void> {
    await this.scene.catchUp([...this.#records].map(([key, { modifiedAt }]) => ({ key, modifiedAt })));
  }

  #parts(): StoryParts {
    const read = async (_connection: unknown, key: string): Promise<Reading<Thing>> => {
      const record = this.#records.get(key);
      return record ? { kind: 'found', document: record.thing, modifiedAt: record.modifiedAt } : { kind: 'absent' };
    };
    return {
      read: { read },
      decide: { isOn: () => this.isOn },
      write: {
        canUpdate: true,
        lookUp: async (_connection, evidence) => {
          if (!this.lookUpFails) return this.scene.target.lookUp(evidence);
          throw new SyncError({ advice: 'hold', applied: 'no', problem: { code: 'vendor-unreachable' } });
        },
      },
    };
  }
}

it('records what was never told, once', async () => {
  const source = new Source();
  source.edit('1', 'first');
  await source.list();
  await source.scene.minutes(2);
  expect(source.scene.receipt('1').state).toBe('delivered');
  await source.list();
  expect(source.scene.receipt('1').wanted).toBe(1);
});

it('records an edit that no webhook told', async () => {
  const source = new Source();
  source.edit('1', 'first');
  await source.list();
  await source.scene.minutes(2);
  source.edit('1', 'second');
  await source.list();
  await source.scene.minutes(2);
  expect(source.scene.heldOf('1')).toMatchObject([{ content: 'second' }]);
});

it('records an edit made while the outcome of an earlier sending is not known for hours', async () => {
  const source = new Source();
  const { scene } = source;
  scene.target.faults.push('applied-without-answer');
  source.lookUpFails = true;
  source.edit('1', 'first');
  await source.list();
  await scene.minutes(10);
  expect(scene.receipt('1').state).toBe('unknown');
  source.edit('1', 'second');
  await source.list();
  await scene.minutes(180);
  source.lookUpFails = false;
  await scene.minutes(60);
  expect(scene.heldOf('1')).toMatchObject([{ content: 'second' }]);
  expect(scene.receipt('1')).toMatchObject({ state: 'delivered', wanted: 2, done: 2 });
});

it('does not move while the direction is off, and finds what was turned away when it is on again', async () => {
  const source = new Source();
  const { scene } = source;
  source.isOn = false;
  source.edit('1', 'first');
  await scene.change('1');
  await scene.run('1');
  expect(scene.receipt('1')).toMatchObject({ state: 'skipped', problem: { code: 'direction-off' } });
  await source.list();
  expect(await scene.store.checkpoints.read(scene.refOf('1'))).toBeUndefined();
  source.isOn = true;
  await source.list();
  await scene.minutes(2);
  expect(scene.heldOf('1')).toHaveLength(1);
});

it('a listing that fails in the middle keeps what it recorded, and starts at the same place again', async () => {
  const scene = new Scene({});
  const modifiedAt = scene.clock().toISOString();
  const record = scene.store.record;
  scene.receipts = {
    ...scene.store,
    record: (ref, wish) => (ref.key === '2' ? Promise.reject(new Error('throttled')) : record(ref, wish)),
  };
  await scene.catchUp([{ key: '1', modifiedAt }], [{ key: '2', modifiedAt }]);
  expect(await scene.store.checkpoints.read(scene.refOf('1'))).toBeUndefined();
  expect(scene.receipt('1').state).toBe('pending');
});

it('tries what was rejected again once the settings were changed, and not before', async () => {
  const source = new Source();
  const { scene } = source;
  scene.integration = { updatedAt: '2026-11-19T12:00:00.000Z' };
  source.edit('1', 'first');
  scene.target.faults.push('refused', 'refused');
  await source.list();
  await scene.minutes(2);
  expect(scene.receipt('1').state).toBe('rejected');
  scene.advance(3600);
  await source.list();
  await scene.minutes(2);
  expect(scene.receipt('1')).toMatchObject({ state: 'rejected', wanted: 1 });
  scene.target.faults.splice(0);
  scene.integration = { updatedAt: scene.clock().toISOString() };
  await source.list();
  await scene.minutes(2);
  expect(scene.receipt('1')).toMatchObject({ state: 'delivered', wanted: 2 });
});

const createdAt = '2026-11-19T12:00:00.000Z';

/** Receipts that stand as rejected, as if the settings of the day before had kept them out. */
async function rejectedOnes(scene: Scene, count: number): Promise<void> {
  await scene.change('0');
  const { dueAt, ...one } = scene.receipt('0');
  for (let key = 0; key < count; key += 1) {
    scene.store.overwrite({ ...one, key: String(key), state: 'rejected', done: 1, problem: { code: 'field-missing' } });
  }
}

const triedAgain = (scene: Scene) => scene.store.all().filter(({ wanted }) => wanted === 2).length;

describe('many that were rejected', () => {
  it('are all tried again after a change of settings, a thousand at a time', async () => {
    const scene = new Scene({});
    await rejectedOnes(scene, 2500);
    scene.advance(60);
    scene.integration = { createdAt, updatedAt: scene.clock().toISOString() };
    const ends = [];
    for (const sum of [1000, 2000, 2500]) {
      ends.push(await scene.catchUp([]));
      expect(triedAgain(scene)).toBe(sum);
    }
    expect(ends).toEqual(['retrying', 'retrying', 'done']);
  });

  it('go on where that was cut short, also after the listing’s own checkpoint has moved', async () => {
    const scene = new Scene({});
    await rejectedOnes(scene, 1500);
    scene.advance(3600);
    scene.integration = { createdAt, updatedAt: scene.clock().toISOString() };
    await scene.catchUp([]);
    scene.advance(3 * 3600);
    expect(await scene.catchUp([])).toBe('done');
    expect(triedAgain(scene)).toBe(1500);
  });

  it('are tried once, and once more when every worker knows the settings: what these reject is left alone', async () => {
    const scene = new Scene({ decide: { decide: () => ({ kind: 'reject', problems: [{ code: 'field-missing' }] }) } });
    await rejectedOnes(scene, 1);
    scene.advance(60);
    scene.integration = { createdAt, updatedAt: scene.clock().toISOString() };
    const wanted: number[] = [];
    for (let minute = 0; minute < 8; minute += 1) {
      scene.advance(60);
      await scene.catchUp([]);
      await scene.run('0');
      wanted.push(scene.receipt('0').wanted);
    }
    expect(wanted).toEqual([2, 2, 2, 2, 3, 3, 3, 3]);
  });
});

describe('a listing that is longer than the function’s time', () => {
  /** Time for so many pages; then the function's time is nearly over. */
  function withTimeFor(scene: Scene, pages: number): void {
    let looks = 0;
    scene.timeLeftMs = () => {
      looks += 1;
      return looks < pages ? 45_000 : 5000;
    };
  }

  const modifiedAt = '2026-11-20T08:00:00.000Z';
  const pages = Array.from({ length: 5 }, (_, page) => [{ key: String(page), modifiedAt }]);

  it('goes on at its place, and ends', async () => {
    const scene = new Scene({});
    scene.integration = { createdAt };
    const began = scene.clock().getTime();
    const ends = [];
    for (const known of [2, 4, 5]) {
      withTimeFor(scene, 2);
      ends.push(await scene.catchUp(...pages));
      expect(scene.store.all()).toHaveLength(known);
      scene.advance(3600);
    }
    expect(ends).toEqual(['unfinished', 'unfinished', 'done']);
    const checkpoint = await scene.store.checkpoints.read(scene.refOf(''));
    expect(Date.parse(checkpoint ?? '')).toBe(began - 600_000);
    expect(scene.store.all().every(({ wanted }) => wanted === 1)).toBe(true);
  });

  it('goes on at its last page when the worker was ended in the midst of one', async () => {
    const scene = new Scene({});
    const { record } = scene.store;
    const asked: string[] = [];
    scene.receipts = {
      ...scene.store,
      record: (ref, wish) => {
        asked.push(ref.key);
        return ref.key === '3' && asked.length < 5 ? Promise.reject(new Error('ended')) : record(ref, wish);
      },
    };
    await scene.catchUp(...pages);
    await scene.catchUp(...pages);
    expect(asked).toEqual(['0', '1', '2', '3', '3', '4']);
  });

  it('begins anew with the next one', async () => {
    const scene = new Scene({});
    await scene.catchUp(...pages);
    scene.advance(3600);
    const more = pages.map((rows) => [...rows, { key: `${rows[0]?.key} more`, modifiedAt }]);
    await scene.catchUp(...more);
    expect(scene.store.all()).toHaveLength(10);
  });

  it('begins anew where its place was kept in another form', async () => {
    const scene = new Scene({});
    const mark = { ...scene.refOf(''), direction: `${scene.refOf('').direction}:listing` };
    await scene.store.checkpoints.write(mark, JSON.stringify({ page: 3 }));
    expect(await scene.catchUp(...pages)).toBe('done');
    expect(scene.store.all()).toHaveLength(5);
  });
});
