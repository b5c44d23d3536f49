import { receiptToFields } from '../../lib/store/receipt-item.ts';
import { createReceiptSearch, type ReceiptQuery } from '../../lib/store/receipt-search.ts';
import { putItem, type Table } from '../../lib/store/table.ts';
import { receiptStates } from '../../lib/sync/receipt.ts';
import { receiptOf } from '../support/receipt-of.ts';
import { openTestTable } from '../support/table.ts';

let table: Table & { close(): Promise<void> };
const directions = ['a', 'b'];
const scopes = [{ tenant: 'fjord', integration: 'fjord.main', directions }];
const instant = (second: number) => new Date(Date.UTC(2026, 10, 21, 10, 0, second)).toISOString();

/** 60 receipts over two directions and three states; four at a time share an instant. */
beforeAll(async () => {
  table = await openTestTable();
  const states = ['delivered', 'rejected', 'waiting'] as const;
  for (let index = 0; index < 60; index += 1) {
    const key = String(index).padStart(2, '0');
    const [direction, state] = [directions[index % 2] ?? 'a', states[index % 3] ?? 'delivered'];
    const updatedAt = instant(Math.floor(index / 4));
    const receipt = receiptOf({ key, direction, state, updatedAt, label: index % 10 === 0 ? 'Brygga' : 'Havn' });
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
