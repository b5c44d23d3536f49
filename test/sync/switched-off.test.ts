import { Scene } from '../support/scene.ts';

/** Fault matrix 36: what becomes of a document whose integration is switched off or removed in mid-flight. */
const offs = [
  ['switched off', { enabled: false }],
  ['removed', undefined],
] as const;

async function sentWithoutAnswer(): Promise<Scene> {
  const scene = new Scene({});
  scene.target.faults.push('applied-without-answer');
  await scene.change('1');
  await scene.run('1');
  expect(scene.receipt('1').state).toBe('unknown');
  return scene;
}

it.each(offs)('a sending whose outcome is not known makes no call while the integration is %s', async (_how, off) => {
  const scene = await sentWithoutAnswer();
  const calls = scene.target.calls.length;
  scene.integration = off;
  await scene.minutes(120);
  expect(scene.target.calls).toHaveLength(calls);
});

it.each(offs)('nor is it forgotten: nothing is sent twice when it comes back after being %s', async (_how, off) => {
  const scene = await sentWithoutAnswer();
  scene.integration = off;
  await scene.minutes(120);
  scene.integration = {};
  await scene.change('1');
  await scene.minutes(120);
  expect(scene.calls('write')).toBe(1);
  expect(scene.target.held).toHaveLength(1);
  expect(scene.receipt('1').intent ?? scene.receipt('1').mapping).toBeDefined();
});

it('a killed sending goes on by itself when the integration is switched on again', async () => {
  const scene = await sentWithoutAnswer();
  scene.integration = { enabled: false };
  await scene.minutes(60);
  expect(scene.receipt('1')).toMatchObject({ state: 'unknown', intent: expect.anything() });
  scene.integration = {};
  await scene.minutes(60);
  expect(scene.receipt('1')).toMatchObject({ state: 'delivered', mapping: { targetId: 'T1' } });
});

it('a write-back makes no call while the integration is off, and is made afterwards', async () => {
  let confirmed = 0;
  let isAway = true;
  const scene = new Scene({
    confirm: {
      vendor: 'moment',
      isNeeded: () => true,
      confirm: async () => {
        if (isAway) return { kind: 'not-applied', problem: { code: 'vendor-unreachable' } };
        confirmed += 1;
        return { kind: 'confirmed' };
      },
    },
  });
  await scene.change('1');
  await scene.run('1');
  isAway = false;
  scene.integration = { enabled: false };
  await scene.minutes(60);
  expect(confirmed).toBe(0);
  scene.integration = {};
  await scene.minutes(60);
  expect(confirmed).toBe(1);
  expect(scene.receipt('1')).toMatchObject({ state: 'delivered' });
  expect(scene.receipt('1').dueAt).toBeUndefined();
});
