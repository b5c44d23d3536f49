import { receiptToFields } from '../../lib/store/receipt-item.ts';
import { createReceiptSearch, type ReceiptQuery } from '../../lib/store/receipt-search.ts';
import { putItem, type Table } from '../../lib/store/table.ts';
import { receiptStates } from '../../lib/sync/receipt.ts';
import { receiptOf } from '../support/receipt-of.ts';
import { openTestTable } from '../support/table.ts';

let table: Table & { close(): Promise<void> };
const directions = ['a', 'b'];
const fjord = { tenant: 'fjord', integration: 'fjord.main', directions };
const scopes = [fjord];
const instant = (second: number) => new Date(Date.UTC(2026, 10, 21, 10, 0, second)).toISOString();

function mappingOf(number: string) {
  return { targetId: number, number, fingerprint: 'f', sourceFingerprint: 's', deliveredAt: instant(0) };
}

/** Counts what is asked of the table. */
function counted(inner: Table): { table: Table; queries: () => number } {
  let queries = 0;
  const send = (...inputs: Parameters<Table['client']['send']>) => {
    queries += 1;
    return inner.client.send(...inputs);
  };
  const client = new Proxy(inner.client, {
    get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)),
  });
  return { table: { ...inner, client }, queries: () => queries };
}

/** 60 receipts over two directions and three states; four at a time share an instant. */
beforeAll(async () => {
  table = await openTestTable();
  const states = ['delivered', 'rejected', 'waiting'] as const;
  for (let index = 0; index < 60; index += 1) {
    const key = String(index).padStart(2, '0');
    const [direction, state] = [directions[index % 2] ?? 'a', states[index % 3] ?? 'delivered'];
    const updatedAt = instant(Math.floor(index / 4));
    const label = index % 10 === 0 ? 'Brygga' : 'Havn';
    // Every document is known by two receipts: `a` sends what `b` sent before.
    const numbers = { number: `N${Math.floor(index / 2)}`, ...(index === 7 && { mapping: mappingOf('T7') }) };
    const receipt = receiptOf({ key, direction, state, updatedAt, label, ...numbers });
    await putItem(table, receiptToFields(receipt));
  }
});
afterAll(() => table.close());

async function all(query: Partial<ReceiptQuery>): Promise<string[]> {
  const search = createReceiptSearch(table);
  const keys: string[] = [];
  let after: string | undefined;
  do {
    const page = await search({ scopes, states: receiptStates, limit: 7, ...query, after });
    keys.push(...page.receipts.map(({ key }) => key));
    after = page.next;
  } while (after !== undefined);
  return keys;
}

it.each([1, 3, 7, 100])('shows each receipt once, newest first, in pages of %s', async (limit) => {
  const keys = await all({ limit });
  expect(keys).toHaveLength(60);
  expect(new Set(keys).size).toBe(60);
  expect(keys.map((key) => Math.floor(Number(key) / 4))).toEqual(
    Array.from({ length: 60 }, (_, place) => 14 - Math.floor(place / 4)),
  );
});

it('keeps to states, days and words', async () => {
  expect(await all({ states: ['rejected'] })).toHaveLength(20);
  expect((await all({ from: instant(3), until: instant(5) })).sort()).toEqual([
    '12',
    '13',
    '14',
    '15',
    '16',
    '17',
    '18',
    '19',
  ]);
  expect((await all({ fits: ({ label }) => label === 'Brygga' })).sort()).toEqual(['00', '10', '20', '30', '40', '50']);
});

it('a position can only lead within what was asked for', async () => {
  const search = createReceiptSearch(table);
  const forged = `${instant(3)} ["bakke","bakke.main","a","1"]`;
  const { receipts } = await search({ scopes, states: ['rejected'], limit: 100, after: forged });
  expect(receipts.every(({ tenant, state }) => tenant === 'fjord' && state === 'rejected')).toBe(true);
});

it.each([
  ['a whole integration', { scopes }, 60],
  ['some days of it', { scopes, from: instant(3), until: instant(5) }, 8],
  ['a direction', { scopes: [{ ...fjord, directions: ['a'] }] }, 30],
  ['one state of a direction', { scopes: [{ ...fjord, directions: ['a'] }], states: ['rejected'] as const }, 10],
])('%s is one query', async (_what, query, length) => {
  const watched = counted(table);
  const { receipts } = await createReceiptSearch(watched.table)({ states: receiptStates, limit: 100, ...query });
  expect(receipts).toHaveLength(length);
  expect(watched.queries()).toBe(1);
});

it('an integration that has none of the directions is not asked', async () => {
  const watched = counted(table);
  const without = [
    { ...fjord, directions: ['a'] },
    { ...fjord, integration: 'fjord.other', directions: [] },
  ];
  const query = { scopes: without, states: receiptStates, limit: 100 };
  expect((await createReceiptSearch(watched.table)(query)).receipts).toHaveLength(30);
  expect(watched.queries()).toBe(1);
  expect(await createReceiptSearch(table)({ ...query, scopes: without.slice(1) })).toEqual({ receipts: [] });
});

it('a page that is full is one query as well, and the last page says that it is', async () => {
  const watched = counted(table);
  const search = createReceiptSearch(watched.table);
  const first = await search({ scopes, states: receiptStates, limit: 20 });
  expect(first.receipts).toHaveLength(20);
  expect(watched.queries()).toBe(1);
  const last = await search({ scopes, states: receiptStates, limit: 40, after: first.next });
  expect(last.receipts).toHaveLength(40);
  expect(last.next).toBeUndefined();
});

it('a position that is newer than the days asked for leads to those days', async () => {
  const after = '9999-12-31T23:59:59.999Z []';
  const query = { scopes, states: receiptStates, limit: 8, from: instant(3), until: instant(5) };
  const watched = counted(table);
  const { receipts } = await createReceiptSearch(watched.table)({ ...query, after });
  expect(watched.queries()).toBe(1);
  expect(receipts.map(({ key }) => key).sort()).toEqual(['12', '13', '14', '15', '16', '17', '18', '19']);
});

describe('by number', () => {
  const found = async (query: Partial<ReceiptQuery>) =>
    (await createReceiptSearch(table)({ scopes, states: receiptStates, limit: 100, ...query })).receipts
      .map(({ key }) => key)
      .sort();

  it.each([
    ["the source's number, in both directions", { numbers: ['N5'] }, ['10', '11']],
    ["the target's", { numbers: ['T7'] }, ['07']],
    ['several', { numbers: ['N1', 'T7', 'N1', ''] }, ['02', '03', '07']],
    ['a part of a number', { numbers: ['N'] }, []],
    ['of one direction', { numbers: ['N5'], scopes: [{ ...fjord, directions: ['b'] }] }, ['11']],
    ['in another state', { numbers: ['N5'], states: ['conflict'] as const }, []],
    ['on another day', { numbers: ['N5'], from: instant(20) }, []],
    ["another tenant's", { numbers: ['N5'], scopes: [{ tenant: 'bakke', integration: 'bakke.main', directions }] }, []],
  ])('%s', async (_what, query, keys) => {
    expect(await found(query)).toEqual(keys);
  });

  it('in pages', async () => {
    const numbers = Array.from({ length: 30 }, (_, index) => `N${index}`);
    expect(await all({ numbers })).toEqual(await all({}));
  });
});

describe('among more than can be looked through', () => {
  const many = { tenant: 'berg', integration: 'berg.main', directions: ['often', 'sometimes', 'seldom'] };

  beforeAll(async () => {
    const at = (index: number) => new Date(Date.UTC(2026, 10, 21) + index * 1000).toISOString();
    const receipts = Array.from({ length: 3200 }, (_, index) =>
      receiptOf({
        ...{ tenant: 'berg', integration: 'berg.main', key: String(index), updatedAt: at(index) },
        direction: index < 5 ? 'seldom' : index % 20 === 7 ? 'sometimes' : 'often',
        label: index === 2 ? 'Brygga' : 'Havn',
      }),
    );
    for (let start = 0; start < receipts.length; start += 100) {
      await Promise.all(receipts.slice(start, start + 100).map((one) => putItem(table, receiptToFields(one))));
    }
  });

  it('a rare direction is found at once, old as its receipts are', async () => {
    const query = { scopes: [{ ...many, directions: ['seldom'] }], states: receiptStates, limit: 100 };
    const watched = counted(table);
    const { receipts, next, cutAfter } = await createReceiptSearch(watched.table)(query);
    expect(receipts.map(({ key }) => key)).toEqual(['4', '3', '2', '1', '0']);
    expect([next, cutAfter]).toEqual([undefined, undefined]);
    expect(watched.queries()).toBe(1);
  });

  it('of one state in all directions, only the list that holds back the others is read on', async () => {
    const watched = counted(table);
    const query = { scopes: [many], states: ['pending'] as const, limit: 100 };
    const { receipts } = await createReceiptSearch(watched.table)(query);
    const newest = Array.from({ length: 100 }, (_, place) => String(3199 - place));
    expect(receipts.map(({ key }) => key)).toEqual(newest);
    expect(watched.queries()).toBe(many.directions.length + 1);
  });

  it('a text says when it was cut, and goes on from there', async () => {
    const search = createReceiptSearch(table);
    const query = { scopes: [many], states: receiptStates, limit: 100 };
    const fits: ReceiptQuery['fits'] = ({ label }) => label === 'Brygga';
    const first = await search({ ...query, fits });
    expect(first.receipts).toEqual([]);
    expect(first.cutAfter).toBeGreaterThanOrEqual(3000);
    const second = await search({ ...query, fits, after: first.next });
    expect(second.receipts.map(({ key }) => key)).toEqual(['2']);
    expect(second.cutAfter).toBeUndefined();
  });
});
