import type { Integration } from '../../lib/documents/integration.ts';
import { createIntegrationStore } from '../../lib/store/integration-store.ts';
import { integrationKey } from '../../lib/store/keys.ts';
import { createReceiptLists } from '../../lib/store/receipt-lists.ts';
import { createReceiptStore } from '../../lib/store/receipt-store.ts';
import { type Table, updateItem } from '../../lib/store/table.ts';
import { openTestTable } from '../support/table.ts';

const integration: Integration = {
  tenant: 'fjord',
  id: 'fjord.main',
  kind: 'moment-24sevenoffice',
  name: 'Fjord',
  enabled: true,
  version: 1,
  settings: { voucherType: 1 },
  sealed: { moment: 'x' },
  webhookSecretHash: 'a'.repeat(64),
  createdAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:00:00.000Z',
};

let table: Table & { close(): Promise<void> };
beforeEach(async () => {
  table = await openTestTable();
});
afterEach(() => table.close());

describe('integrations', () => {
  it('saves each version once', async () => {
    const store = createIntegrationStore(table);
    expect(await store.save(integration)).toBe(true);
    const changes = ['a', 'b'].map((name) => store.save({ ...integration, version: 2, name }));
    expect((await Promise.all(changes)).sort()).toEqual([false, true]);
    expect(await store.save({ ...integration, version: 4 })).toBe(false);
    expect(await store.find('fjord', 'fjord.main')).toMatchObject({ version: 2 });
    expect(await store.find('berg', 'fjord.main')).toBeUndefined();
  });

  it('lists the others when one does not fit the schema, and tells which', async () => {
    const store = createIntegrationStore(table);
    for (const id of ['fjord.one', 'fjord.two']) await store.save({ ...integration, id });
    await updateItem(table, integrationKey('fjord', 'fjord.one'), {
      update: 'SET #kind = :kind',
      values: { kind: 'x' },
    });
    const unreadable: string[] = [];
    const found = await store.list((key) => unreadable.push(key));
    expect(found.map(({ id }) => id)).toEqual(['fjord.two']);
    expect(unreadable).toEqual([integrationKey('fjord', 'fjord.one').pk]);
    await expect(store.list()).rejects.toThrow();
  });

  it('lists all, also over several pages', async () => {
    const store = createIntegrationStore(table);
    const ids = Array.from({ length: 230 }, (_, n) => `fjord.i${String(n).padStart(3, '0')}`);
    await Promise.all(ids.map((id) => store.save({ ...integration, id })));
    expect((await store.list()).map(({ id }) => id)).toEqual(ids);
  });
});

describe('receipt lists', () => {
  const scope = { tenant: 'fjord', integration: 'fjord.main', direction: 'a' };

  it('shows one state of one direction, newest first, a page at a time', async () => {
    const store = createReceiptStore(table);
    const at = (second: number): Date => new Date(Date.UTC(2026, 10, 21, 10, 0, second));
    for (const key of [0, 1, 2, 3, 4]) {
      await store.record({ ...scope, key: String(key) }, { at: at(key), by: 'webhook' });
      await store.record({ ...scope, direction: 'b', key: String(key) }, { at: at(key), by: 'webhook' });
    }
    const lists = createReceiptLists(table);
    const first = await lists.page({ scope, state: 'pending', limit: 3 });
    expect(first.receipts.map(({ key }) => key)).toEqual(['4', '3', '2']);
    const second = await lists.page({ scope, state: 'pending', limit: 3, after: first.next });
    expect(second.receipts.map(({ key }) => key)).toEqual(['1', '0']);
    expect(second.next).toBeUndefined();
    expect((await lists.page({ scope, state: 'delivered', limit: 3 })).receipts).toEqual([]);
    const elsewhere = { ...scope, tenant: 'berg' };
    await expect(lists.page({ scope: elsewhere, state: 'pending', limit: 3, after: first.next })).rejects.toThrow(
      RangeError,
    );
    await expect(lists.page({ scope, state: 'pending', limit: 3, after: 'nonsense' })).rejects.toThrow(RangeError);
  });
});
