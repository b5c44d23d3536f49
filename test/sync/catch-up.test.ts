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

  list(): Promise<void> {
    return this.scene.catchUp([...this.#records].map(([key, { modifiedAt }]) => ({ key, modifiedAt })));
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
