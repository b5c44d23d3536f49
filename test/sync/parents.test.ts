import { parentName } from '../../lib/sync/define-sync.ts';
import { Scene } from '../support/scene.ts';
import { worldDirection } from '../support/world-story.ts';

const parent = { direction: worldDirection, key: 'parent' };

/** Fault matrix 3. */
it('a parent that was turned away while its export was off is asked for again by who waits for it', async () => {
  let isOn = false;
  const scene = new Scene({
    decide: {
      isOn: () => isOn,
      parents: ({ content }) => (content === 'child' ? [parent] : []),
      decide: ({ document, parents }) =>
        document.content === 'child' && !parents.has(parentName(parent))
          ? { kind: 'wait', parent }
          : { kind: 'send', target: document },
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
