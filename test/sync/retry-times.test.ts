import { SyncError } from '../../lib/sync/errors.ts';
import { Scene } from '../support/scene.ts';

/** What a vendor says of when to come back: a time that is over, and one that no document can wait for. */
const past = new Date('2026-11-20T08:00:00.000Z');
const never = new Date('2099-01-01T00:00:00.000Z');
const hours = (count: number): number => count * 60;

function throttledUntil(retryAt: Date): Scene {
  return new Scene({
    write: { write: async () => ({ kind: 'not-applied', problem: { code: 'vendor-throttled' }, retryAt }) },
  });
}

it('a time that is over makes no hot loop: the waits double as without it', async () => {
  const scene = throttledUntil(past);
  await scene.change('1');
  await scene.run('1');
  await scene.minutes(hours(1));
  expect(scene.receipt('1')).toMatchObject({ state: 'pending', problem: { code: 'vendor-throttled' } });
  expect(scene.receipt('1').tries).toBeLessThan(12);
});

it('a document is not given up because a vendor takes no calls, as long as it names when it will', async () => {
  const minute = 60_000;
  const scene: Scene = new Scene({
    write: {
      write: async () => {
        const retryAt = new Date(scene.clock().getTime() + minute);
        return { kind: 'not-applied', problem: { code: 'vendor-throttled' }, retryAt };
      },
    },
  });
  await scene.change('1');
  await scene.run('1');
  await scene.minutes(hours(5));
  expect(scene.receipt('1')).toMatchObject({ state: 'pending', problem: { code: 'vendor-throttled' }, tries: 0 });
});

it('no document is put off by more than a day', async () => {
  const scene = throttledUntil(never);
  await scene.change('1');
  await scene.run('1');
  expect(scene.receipt('1').dueAt).toBe('2026-11-21T09:00:00.000Z');
});

it('an open question is asked again with doubling waits, too', async () => {
  let asked = 0;
  const scene = new Scene({
    write: {
      lookUp: async () => {
        asked += 1;
        throw new SyncError({ advice: 'hold', applied: 'no', problem: { code: 'vendor-throttled' }, retryAt: past });
      },
    },
  });
  scene.target.faults.push('applied-without-answer');
  await scene.change('1');
  await scene.run('1');
  await scene.minutes(hours(1));
  expect(scene.receipt('1').state).toBe('unknown');
  expect(asked).toBeLessThan(12);
});

it('a write-back is tried again with doubling waits, too, and its reason is shown', async () => {
  let tried = 0;
  const vendorWords = 'the number belongs to another customer';
  const scene = new Scene({
    confirm: {
      vendor: 'moment',
      isNeeded: () => true,
      confirm: async () => {
        tried += 1;
        if (tried === 1) {
          throw new SyncError({ advice: 'refuse', applied: 'no', problem: { code: 'refused-by-vendor', vendorWords } });
        }
        if (tried < 4)
          return { kind: 'not-applied', problem: { code: 'vendor-throttled', vendorWords }, retryAt: past };
        return { kind: 'confirmed' };
      },
    },
  });
  await scene.change('1');
  await scene.run('1');
  expect(scene.receipt('1')).toMatchObject({
    state: 'delivered',
    unconfirmed: true,
    problem: { code: 'write-back-refused', vendorWords },
  });
  await scene.minutes(2);
  expect(tried).toBeLessThan(4);
  await scene.minutes(hours(1));
  expect(tried).toBe(4);
  expect(scene.receipt('1')).toMatchObject({ state: 'delivered' });
  expect(scene.receipt('1').problem).toBeUndefined();
});

it('a source that refuses a write-back, and tells it as a change, is not sent in circles', async () => {
  let tried = 0;
  const scene: Scene = new Scene({
    confirm: {
      vendor: 'moment',
      isNeeded: () => true,
      confirm: async (_connection, key) => {
        tried += 1;
        scene.queue.push(scene.refOf(key));
        await scene.store.record(scene.refOf(key), { at: scene.clock(), by: 'webhook' });
        throw new SyncError({ advice: 'refuse', applied: 'no', problem: { code: 'refused-by-vendor' } });
      },
    },
  });
  await scene.change('1');
  await scene.run('1');
  await scene.minutes(hours(2));
  expect(tried).toBeGreaterThan(1);
  expect(tried).toBeLessThan(7);
  expect(scene.calls('write')).toBe(1);
  expect(scene.receipt('1').unconfirmed).toBe(true);
});
