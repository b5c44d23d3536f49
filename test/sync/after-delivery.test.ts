import { Scene, type StoryParts } from '../support/scene.ts';

/** Fault matrix 28: the voucher stands in the ledger, and its invoice is gone, or shall not be there any more. */
const turns: readonly (readonly [string, (scene: Scene) => void])[] = [
  ['is deleted', (scene) => void scene.source.delete('1')],
  ['is marked as not to be transferred', (scene) => void scene.source.set('1', { naturalKey: 'N1', content: 'never' })],
];

const decide: StoryParts['decide'] = {
  decide: ({ document }) =>
    document.content === 'never' ? { kind: 'skip', reason: 'do-not-transfer' } : { kind: 'send', target: document },
};

async function deliveredOnce(write: StoryParts['write']): Promise<Scene> {
  const scene = new Scene({ decide, ...(write && { write }) });
  await scene.change('1');
  await scene.run('1');
  expect(scene.receipt('1').state).toBe('delivered');
  return scene;
}

async function told(scene: Scene): Promise<Scene> {
  await scene.store.record(scene.refOf('1'), { at: scene.clock(), by: 'webhook' });
  await scene.run('1');
  return scene;
}

it.each(turns)('an invoice that %s after its voucher was posted needs a person', async (_what, turn) => {
  const scene = await deliveredOnce({});
  turn(scene);
  await told(scene);
  expect(scene.receipt('1')).toMatchObject({
    state: 'conflict',
    problem: { code: 'changed-after-delivery', value: 'T1' },
    mapping: { targetId: 'T1' },
  });
});

it.each(turns)('what the target lets us change %s without a person', async (_what, turn) => {
  const scene = await deliveredOnce({ canUpdate: true });
  turn(scene);
  await told(scene);
  expect(scene.receipt('1')).toMatchObject({ state: 'skipped', mapping: { targetId: 'T1' } });
});

it('an invoice that was never sent is skipped with its reason', async () => {
  const scene = new Scene({ decide });
  await scene.change('1', 'never');
  await scene.run('1');
  expect(scene.receipt('1')).toMatchObject({ state: 'skipped', problem: { code: 'do-not-transfer' } });
});
