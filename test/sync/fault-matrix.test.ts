import { Scene } from '../support/scene.ts';
import type { Thing } from '../support/virtual-target.ts';

const day = 24 * 3600;

/** Fault matrix 1 and 2. */
it.each([2, 10])('the same event %i times at once is sent once', async (times) => {
  const scene = new Scene({});
  await Promise.all(Array.from({ length: times }, () => scene.change('1')));
  await Promise.all(Array.from({ length: times }, () => scene.run('1')));
  await scene.minutes(10);
  expect(scene.calls('write')).toBe(1);
  expect(scene.receipt('1')).toMatchObject({ wanted: times, done: times, mapping: { targetId: 'T1' } });
});

it.each([3600, 30 * day, 400 * day])('the same event again after %i seconds is not sent', async (seconds) => {
  const scene = new Scene({});
  await scene.change('1');
  await scene.run('1');
  scene.advance(seconds);
  await scene.change('1');
  await scene.run('1');
  expect(scene.target.calls).toEqual(['write']);
  expect(scene.receipt('1')).toMatchObject({ state: 'skipped', problem: { code: 'unchanged' } });
});

/** Fault matrix 7 and 19. */
it('documents that met a target that was down for six hours are there half an hour after', async () => {
  let isDown = true;
  const scene: Scene = new Scene({
    write: {
      write: async (_connection, order) =>
        isDown
          ? { kind: 'not-applied', problem: { code: 'vendor-unreachable', vendorWords: 'ECONNREFUSED' } }
          : scene.target.write(order),
    },
  });
  for (let key = 0; key < 20; key += 1) {
    await scene.change(String(key));
    scene.queue.push(scene.refOf(String(key)));
  }
  await scene.minutes(6 * 60);
  expect(scene.target.held).toHaveLength(0);
  isDown = false;
  await scene.minutes(36);
  expect(scene.target.held).toHaveLength(20);
  expect(scene.calls('write')).toBe(20);
});

/** Fault matrix 34. */
it('a sending that is not known to have arrived keeps the settings that it started with', async () => {
  let series = 'old';
  const scene = new Scene({
    decide: {
      decide: ({ document }) => ({ kind: 'send', target: { ...document, content: `${series} ${document.content}` } }),
    },
  });
  scene.target.faults.push('applied-without-answer');
  await scene.change('1');
  await scene.run('1');
  series = 'new';
  await scene.minutes(20);
  const held: Thing = { naturalKey: 'N1', content: 'old first' };
  expect(scene.target.held).toMatchObject([held]);
  expect(scene.receipt('1')).toMatchObject({ state: 'delivered', mapping: { targetId: 'T1' } });
  await scene.change('1');
  await scene.run('1');
  expect(scene.receipt('1')).toMatchObject({ state: 'skipped', problem: { code: 'unchanged' } });
  expect(scene.calls('write')).toBe(1);
});
