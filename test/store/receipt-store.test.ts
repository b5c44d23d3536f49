import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { fromItem, toItem } from '../../lib/store/attribute-values.ts';
import { receiptKey } from '../../lib/store/keys.ts';
import { createReceiptStore } from '../../lib/store/receipt-store.ts';
import { readItem, type Table, updateItem } from '../../lib/store/table.ts';
import { ReceiptUnreadable } from '../../lib/sync/receipt-unreadable.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { openTestTable } from '../support/table.ts';
import { describeReceiptFinding } from './receipt-finding-suite.ts';
import { describeReceiptStore } from './receipt-store-suite.ts';

const tables: (Table & { close(): Promise<void> })[] = [];
const open = async (): Promise<Table> => {
  const table = await openTestTable();
  tables.push(table);
  return table;
};
afterEach(async () => {
  await Promise.all(tables.splice(0).map((table) => table.close()));
});

describeReceiptStore('the table', async () => createReceiptStore(await open()));
describeReceiptStore('memory', async () => createMemoryStore());
describeReceiptFinding('the table', async () => createReceiptStore(await open()));
describeReceiptFinding('memory', async () => createMemoryStore());

describe('what only the table can meet', () => {
  const ref = { tenant: 'fjord', integration: 'fjord.main', direction: 'a', key: '1' };
  const now = new Date('2026-11-21T10:00:00.000Z');
  const lease = { owner: 'ada', now, until: new Date('2026-11-21T10:01:00.000Z') };

  it.each([
    ['a newer version', { v: 2 }],
    ['a field of a newer schema', { surprise: 'yes' }],
    ['a state of a newer schema', { state: 'parked' }],
  ])('refuses loudly a receipt with %s, and keeps it as it is', async (_, change) => {
    const table = await open();
    const store = createReceiptStore(table);
    await store.record(ref, { at: now, by: 'webhook' });
    const stored = { ...(await readItem(table, receiptKey(ref))), ...change };
    await table.client.send(new PutItemCommand({ TableName: table.name, Item: toItem(stored) }));
    await expect(store.find([ref])).rejects.toThrow(ReceiptUnreadable);
    await expect(store.claim(ref, lease)).rejects.toMatchObject({ ref });
    const kept = await readItem(table, receiptKey(ref));
    expect(kept).toMatchObject({ ...change, dueAt: '2026-11-21T10:15:00.000Z' });
    expect(kept).not.toHaveProperty('lease');
  });

  it('knows its own save again when the answer was lost and the client sent it twice', async () => {
    const table = await open();
    const store = createReceiptStore(table);
    await store.record(ref, { at: now, by: 'webhook' });
    const held = await store.claim(ref, lease);
    if (held === undefined) throw new Error('the claim was refused');
    const { lease: released, dueAt, ...receipt } = held;
    const delivered = { ...receipt, state: 'delivered' as const, label: undefined };
    expect(await store.save(delivered, 'ada')).toEqual({ kind: 'saved' });
    expect(await store.save(delivered, 'ada')).toEqual({ kind: 'saved' });
    expect(await store.save({ ...delivered, done: 7 }, 'ada')).toEqual({ kind: 'lost' });
  });

  it('does not follow an index to a number that the receipt no longer has', async () => {
    const table = await open();
    const store = createReceiptStore(table);
    await store.record(ref, { at: now, by: 'webhook' });
    const update = 'SET #targetKey = :target';
    await updateItem(table, receiptKey(ref), { update, values: { target: 'T#fjord#I#fjord.main#D#a#N#20' } });
    expect(await store.findByNumber(ref, '20')).toBeUndefined();
  });

  it('asks again for what a throttled batch left open', async () => {
    const table = await open();
    const store = createReceiptStore(table);
    const refs = ['1', '2', '3', '4'].map((key) => ({ ...ref, key }));
    for (const each of refs) await store.record(each, { at: now, by: 'webhook' });
    let batches = 0;
    table.client.middlewareStack.add(
      (next) => async (call) => {
        const answer = await next(call);
        if (!('RequestItems' in call.input) || ++batches > 1) return answer;
        const output = { Responses: {}, UnprocessedKeys: call.input.RequestItems, $metadata: {} };
        return { ...answer, output };
      },
      { step: 'initialize' },
    );
    expect((await store.find(refs)).map((receipt) => receipt?.key)).toEqual(['1', '2', '3', '4']);
    expect(batches).toBe(2);
  });

  it('stores plain data only', () => {
    const plain = { text: 'å', whole: 1, part: 0.5, yes: true, none: null, list: [1, ['a']], inner: { deep: {} } };
    expect(fromItem(toItem({ ...plain, absent: undefined }))).toEqual(plain);
    expect(() => toItem({ at: Number.NaN })).toThrow(TypeError);
    expect(() => toItem({ at: () => 1 })).toThrow(TypeError);
  });
});
