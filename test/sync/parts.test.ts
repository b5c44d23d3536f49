import { parentName, part } from '../../lib/sync/define-sync.ts';
import { Scene } from '../support/scene.ts';
import type { Thing } from '../support/virtual-target.ts';
import { worldDirection } from '../support/world-story.ts';

/** Invoices that need one product, which is another sort of record of the same direction. */
function shop() {
  const made: string[] = [];
  const product = part<Thing, Thing, object, 'moment', '24sevenoffice'>({
    read: {
      vendor: 'moment',
      read: async (_connection, key) => ({ kind: 'found', document: { naturalKey: key, content: 'a product' } }),
    },
    decide: { isOn: () => true, parents: () => [], decide: ({ document: target }) => ({ kind: 'send', target }) },
    write: {
      ...{ vendor: '24sevenoffice', canUpdate: true, looksUpFirst: false, settleSeconds: 60, calls: 1 },
      evidence: ({ naturalKey }) => ({ naturalKey }),
      check: async () => [],
      write: async (_connection, { target }) => {
        made.push(target.naturalKey);
        return { kind: 'delivered', targetId: `P-${target.naturalKey}` };
      },
      lookUp: async () => ({ kind: 'absent' }),
    },
    confirm: undefined,
    releases: [worldDirection],
  });
  const parent = { direction: worldDirection, key: 'product:A-1' };
  const scene = new Scene({
    parts: { product },
    decide: {
      parents: () => [parent],
      decide: ({ document, parents }) => {
        const id = parents.get(parentName(parent))?.targetId;
        if (id === undefined) return { kind: 'wait', parent };
        return { kind: 'send', target: { ...document, content: `${document.content} of ${id}` } };
      },
    },
  });
  return { scene, made };
}

describe('parts of a direction', () => {
  it('have receipts of their own, and what waits for them goes when they are there: one product for fifty invoices', async () => {
    const { scene, made } = shop();
    const keys = Array.from({ length: 50 }, (_, index) => String(index));
    for (const key of keys) await scene.change(key);
    await Promise.all([scene.run(...keys.slice(0, 25)), scene.run(...keys.slice(25))]);
    expect(scene.receipt('7').state).toBe('waiting');
    await scene.minutes(3);
    expect(made).toEqual(['A-1']);
    expect(scene.receipt('product:A-1')).toMatchObject({ state: 'delivered', mapping: { targetId: 'P-A-1' } });
    expect(keys.map((key) => scene.heldOf(key)[0]?.content)).toEqual(keys.map(() => 'first of P-A-1'));
  });
});

describe('what follows a document', () => {
  it('gets receipts of its own before the document is done, once, whatever becomes of them', async () => {
    const file = part<Thing, Thing, object, 'moment', '24sevenoffice'>({
      read: {
        vendor: 'moment',
        read: async (_connection, key, { snapshot }) => ({
          kind: 'found',
          document: { naturalKey: key, content: JSON.stringify(snapshot) },
        }),
      },
      decide: {
        isOn: () => true,
        parents: () => [],
        decide: ({ document }) =>
          document.naturalKey === '1:b'
            ? { kind: 'reject', problems: [{ code: 'file-empty' }] }
            : { kind: 'send', target: document },
      },
      write: {
        ...{ vendor: '24sevenoffice', canUpdate: false, looksUpFirst: false, settleSeconds: 60, calls: 1 },
        evidence: ({ naturalKey }) => ({ naturalKey }),
        check: async () => [],
        write: async (_connection, { target }) => ({ kind: 'delivered', targetId: target.content }),
        lookUp: async () => ({ kind: 'absent' }),
      },
      confirm: undefined,
      releases: [],
    });
    const followers = [{ key: 'file:1:a', snapshot: { name: 'a.pdf' } }, { key: 'file:1:b' }];
    const scene = new Scene({
      parts: { file },
      confirm: {
        vendor: 'moment',
        isNeeded: () => true,
        confirm: async () => ({ kind: 'confirmed', followers }),
      },
    });
    await scene.change('1');
    scene.queue.push(scene.refOf('1'));
    await scene.minutes(3);
    await scene.change('1');
    await scene.minutes(3);
    expect(scene.receipt('file:1:a')).toMatchObject({
      state: 'delivered',
      wanted: 1,
      mapping: { targetId: '{"name":"a.pdf"}' },
    });
    expect(scene.receipt('file:1:b')).toMatchObject({ state: 'rejected', problem: { code: 'file-empty' }, wanted: 1 });
    expect([scene.heldOf('1').length, scene.receipt('1').unconfirmed]).toEqual([1, undefined]);
  });
});
