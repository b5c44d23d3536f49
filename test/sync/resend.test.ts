import { Scene } from '../support/scene.ts';

it('looks once more before it sends a second time, however long that was put off', async () => {
  const scene = new Scene({ lateSeconds: 1000 });
  scene.target.faults.push('applied-late', ...Array<'throttled'>(10).fill('throttled'));
  await scene.change('1');
  await scene.run('1');
  await scene.minutes(120);
  expect(scene.target.held).toHaveLength(1);
  expect(scene.receipt('1')).toMatchObject({ state: 'delivered', mapping: { targetId: 'T1' } });
});

it('what it finds then and is not ours needs a person', async () => {
  const scene = new Scene({});
  scene.target.faults.push('lost-before-apply', ...Array<'throttled'>(10).fill('throttled'));
  await scene.change('1');
  await scene.run('1');
  await scene.minutes(14);
  expect(scene.receipt('1')).toMatchObject({ state: 'pending', intent: { resent: true } });
  scene.target.held.push({ id: 'F1', naturalKey: 'N1', content: 'somebody else’s', visibleFrom: 0 });
  await scene.minutes(60);
  expect(scene.receipt('1')).toMatchObject({ state: 'conflict', problem: { code: 'target-differs' } });
});

/** Fault matrix 10: the list shows late what the target itself knows already. */
it('believes a target that says it holds the document, and waits until its list shows it', async () => {
  let looks = 0;
  const scene = new Scene({
    write: {
      write: async () => ({ kind: 'duplicate', vendorWords: 'already saved' }),
      lookUp: async () => {
        looks += 1;
        if (looks < 2) return { kind: 'absent' };
        return { kind: 'found', equal: true, targetId: 'T1', number: '1', shown: 'T1' };
      },
    },
  });
  await scene.change('1');
  await scene.run('1');
  await scene.minutes(20);
  expect(scene.receipt('1')).toMatchObject({ state: 'delivered', mapping: { targetId: 'T1' } });
});

it('asks a person when the list never shows it, and sends nothing meanwhile', async () => {
  let writes = 0;
  const scene = new Scene({
    write: {
      write: async () => {
        writes += 1;
        return { kind: 'duplicate', vendorWords: 'already saved' };
      },
      lookUp: async () => ({ kind: 'absent' }),
    },
  });
  await scene.change('1');
  await scene.run('1');
  await scene.minutes(60);
  expect(scene.receipt('1')).toMatchObject({
    state: 'conflict',
    problem: { code: 'number-taken', vendorWords: 'already saved' },
  });
  expect(writes).toBe(1);
});
