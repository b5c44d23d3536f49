import type { Writer } from '../../lib/sync/define-sync.ts';
import { Scene } from '../support/scene.ts';
import type { Thing } from '../support/virtual-target.ts';

const turns: Writer<Thing, '24sevenoffice'>['turns'] = async (_connection, { naturalKey = '' }) => [
  'company 100',
  naturalKey,
];

/** Two documents, of departments or integrations that know nothing of each other, want one record; lists lag a minute. */
async function twoForOne(write: Partial<Writer<Thing, '24sevenoffice'>>): Promise<Scene> {
  const scene = new Scene({
    listLagSeconds: 60,
    write: { looksUpFirst: true, canUpdate: true, settleSeconds: 120, ...write },
  });
  for (const key of ['1', '2']) {
    scene.source.set(key, { naturalKey: 'N1', content: 'first' });
    await scene.store.record(scene.refOf(key), { at: scene.clock(), by: 'webhook' });
  }
  return scene;
}

const states = (scene: Scene) => ['1', '2'].map((key) => scene.receipt(key).state);

it('two that want to make the same record at once make one: the second waits, and finds it', async () => {
  const scene = await twoForOne({ turns });
  await scene.run('1', '2');
  expect([...states(scene)].sort()).toEqual(['delivered', 'pending']);
  const held = scene.store.all().find(({ state }) => state === 'pending');
  expect(held).toMatchObject({ problem: { code: 'same-record-under-way', value: 'N1' }, tries: 0 });
  await scene.minutes(5);
  expect(states(scene)).toEqual(['delivered', 'delivered']);
  expect(scene.heldOf('1')).toHaveLength(1);
});

it('without turns they make two', async () => {
  const scene = await twoForOne({});
  await scene.run('1', '2');
  expect(scene.heldOf('1')).toHaveLength(2);
});

it('a lost answer is settled before the other’s turn comes', async () => {
  const scene = await twoForOne({ turns });
  scene.target.faults.push('applied-without-answer');
  await scene.run('1', '2');
  await scene.minutes(12);
  expect(states(scene)).toEqual(['delivered', 'delivered']);
  expect(scene.heldOf('1')).toHaveLength(1);
});

it('a call that was never applied is made once, by whoever comes first', async () => {
  const scene = await twoForOne({ turns });
  scene.target.faults.push('lost-before-apply');
  await scene.run('1', '2');
  await scene.minutes(20);
  expect(states(scene)).toEqual(['delivered', 'delivered']);
  expect(scene.heldOf('1')).toHaveLength(1);
});

it('what is found at the target gives its turn back at once', async () => {
  const scene = await twoForOne({ turns });
  await scene.run('1');
  scene.advance(400);
  await scene.run('2');
  scene.source.set('3', { naturalKey: 'N1', content: 'first' });
  await scene.store.record(scene.refOf('3'), { at: scene.clock(), by: 'webhook' });
  await scene.run('3');
  expect(scene.receipt('3').state).toBe('delivered');
});

it('many that want the same record each go a moment after the other, once it is there', async () => {
  const scene = await twoForOne({ turns });
  const others = ['3', '4', '5', '6', '7', '8'];
  for (const key of others) {
    scene.source.set(key, { naturalKey: 'N1', content: 'first' });
    await scene.store.record(scene.refOf(key), { at: scene.clock(), by: 'webhook' });
  }
  await scene.run('1', '2', ...others);
  await scene.minutes(12);
  expect(scene.store.all().map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => 'delivered'));
  expect(scene.heldOf('1')).toHaveLength(1);
});

it('who waits for one record keeps no other one from anybody meanwhile', async () => {
  const scene = await twoForOne({ turns: async (_connection, { naturalKey = '' }) => [`a ${naturalKey}`, 'b'] });
  const held = { owner: 'another', now: scene.clock(), until: new Date(scene.clock().getTime() + 300_000) };
  await scene.store.turns.take('b', held);
  await scene.run('1');
  expect(await scene.store.turns.take('a N1', held)).toBeUndefined();
});
