import type { Parent, ReceiptRef } from '../../lib/sync/receipt.ts';
import { ReceiptUnreadable } from '../../lib/sync/receipt-unreadable.ts';
import { Scene, type StoryParts } from '../support/scene.ts';
import { worldDirection } from '../support/world-story.ts';

/** Fault matrix 21: one document, one receipt or one log-in that cannot be read fails alone. */
const parentOf = (content: string): Parent => ({ direction: worldDirection, key: `parent of ${content}` });

const decide: StoryParts['decide'] = { parents: ({ content }) => [parentOf(content)] };

/** A table that holds one receipt of another version. */
function withUnreadable(scene: Scene, key: string): void {
  const find = (refs: readonly ReceiptRef[]) =>
    refs.some((ref) => ref.key === key)
      ? Promise.reject(new ReceiptUnreadable(scene.refOf(key)))
      : scene.store.find(refs);
  scene.receipts = { ...scene.store, find };
}

it('a parent that cannot be read keeps only its own child', async () => {
  const scene = new Scene({ decide });
  withUnreadable(scene, 'parent of poison');
  await scene.change('1');
  await scene.change('2', 'poison');
  await scene.change('3');
  expect(await scene.run('1', '2', '3')).toEqual({ failed: [] });
  expect(['1', '3'].map((key) => scene.receipt(key).state)).toEqual(['delivered', 'delivered']);
  expect(scene.receipt('2')).toMatchObject({ state: 'pending', problem: { code: 'internal-error' } });
});

it('a receipt that cannot be read does not stop the catch-up of the others', async () => {
  const scene = new Scene({});
  withUnreadable(scene, '2');
  const modifiedAt = scene.clock().toISOString();
  await scene.catchUp(['1', '2', '3'].map((key) => ({ key, modifiedAt })));
  expect(scene.queue.map(({ key }) => key)).toEqual(['1', '3']);
  await expect(scene.store.checkpoints.read(scene.refOf('1'))).resolves.toBeDefined();
});

it('an integration without a log-in is told on its documents, and does not fail the batch', async () => {
  const scene = new Scene({});
  scene.connected = () => {
    throw new Error('no log-in here');
  };
  await scene.change('1');
  expect(await scene.run('1')).toEqual({ failed: [] });
  expect(scene.receipt('1')).toMatchObject({ state: 'pending', problem: { code: 'internal-error' } });
});

it('calls that cannot be given back do not fail the batch', async () => {
  const scene = new Scene({});
  const allowance = scene.allowance('moment');
  scene.allowance = () => ({ ...allowance, end: () => Promise.reject(new Error('the table is away')) });
  await scene.change('1');
  expect(await scene.run('1')).toEqual({ failed: [] });
  expect(scene.receipt('1').state).toBe('delivered');
});

it('a fault never seen before is kept, shown and alarmed, and nothing is sent again blindly', async () => {
  const words = 'Object reference not set to an instance of an object.';
  const scene = new Scene({ write: { write: async () => ({ kind: 'unknown', vendorWords: words, neverSeen: true }) } });
  await scene.change('1');
  await scene.run('1');
  expect(scene.counted).toContain('Surprises');
  expect(scene.receipt('1')).toMatchObject({ state: 'unknown', problem: { vendorWords: words } });
});

it('a lost answer of a known kind alarms nobody', async () => {
  const scene = new Scene({});
  scene.target.faults.push('applied-without-answer');
  await scene.change('1');
  await scene.run('1');
  expect(scene.receipt('1').state).toBe('unknown');
  expect(scene.counted).not.toContain('Surprises');
});

it('a receipt of another version is left alone: it fails no batch, and is counted for an alarm', async () => {
  const scene = new Scene({});
  const { claim } = scene.store;
  scene.receipts = {
    ...scene.store,
    claim: (ref, lease) => (ref.key === '2' ? Promise.reject(new ReceiptUnreadable(ref)) : claim(ref, lease)),
  };
  for (const key of ['1', '2', '3']) await scene.change(key);
  expect(await scene.run('1', '2', '3')).toEqual({ failed: [] });
  expect(['1', '3'].map((key) => scene.receipt(key).state)).toEqual(['delivered', 'delivered']);
  expect(scene.counted.filter((name) => name === 'ReceiptsUnreadable')).toHaveLength(1);
});
