import { parentName } from '../../lib/sync/define-sync.ts';
import { Scene, type StoryParts } from '../support/scene.ts';
import { worldDirection } from '../support/world-story.ts';

const parent = { direction: worldDirection, key: 'parent' };

const waitsForParent: StoryParts['decide'] = {
  parents: ({ content }) => (content === 'child' ? [parent] : []),
  decide: ({ document, parents }) =>
    document.content === 'child' && !parents.has(parentName(parent))
      ? { kind: 'wait', parent }
      : { kind: 'send', target: document },
};

it('a document whose parent is deleted at the source waits no longer, and goes once it names another', async () => {
  const scene = new Scene({ decide: waitsForParent });
  await scene.change('child', 'child');
  scene.queue.push(scene.refOf('child'));
  await scene.minutes(30);
  expect(scene.receipt('parent')).toMatchObject({ state: 'skipped', problem: { code: 'deleted-at-source' } });
  expect(scene.receipt('child')).toMatchObject({
    state: 'rejected',
    problem: { code: 'parent-deleted', value: 'parent' },
  });
  expect(scene.receipt('child').dueAt).toBeUndefined();
  await scene.change('child', 'on its own');
  await scene.run('child');
  expect(scene.receipt('child').state).toBe('delivered');
});

/** Fault matrix 3. */
it('a parent that was turned away while its export was off is asked for again by who waits for it', async () => {
  let isOn = false;
  const scene = new Scene({
    decide: {
      ...waitsForParent,
      isOn: () => isOn,
    },
  });
  await scene.change('parent');
  await scene.run('parent');
  expect(scene.receipt('parent')).toMatchObject({ state: 'skipped', problem: { code: 'direction-off' } });
  isOn = true;
  await scene.change('child', 'child');
  await scene.run('child');
  await scene.minutes(30);
  expect(scene.receipt('parent').state).toBe('delivered');
  expect(scene.receipt('child').state).toBe('delivered');
});
