import { paceKey } from '../../lib/store/keys.ts';
import { createPaceStore } from '../../lib/store/pace-store.ts';
import { putItem, type Table } from '../../lib/store/table.ts';
import type { PaceState } from '../../lib/sync/pace.ts';
import { openTestTable } from '../support/table.ts';

let table: Table & { close(): Promise<void> };
beforeAll(async () => {
  table = await openTestTable();
});
afterAll(() => table.close());

const counted = (state: PaceState | undefined): PaceState => ({ nextMs: (state?.nextMs ?? 0) + 1, underWay: { a: 5 } });

it('keeps what the last change made of it', async () => {
  const store = createPaceStore(table);
  expect(await store.change('x#1', counted)).toBe(true);
  expect(await store.change('x#1', counted)).toBe(true);
  const seen: (PaceState | undefined)[] = [];
  expect(await store.change('x#1', (state) => void seen.push(state))).toBe(false);
  expect(seen).toEqual([{ nextMs: 2, underWay: { a: 5 } }]);
});

it('lets one of many change it at a time, and tells the others', async () => {
  const store = createPaceStore(table);
  const told = await Promise.all(Array.from({ length: 20 }, () => store.change('x#2', counted)));
  const seen: number[] = [];
  await store.change('x#2', (state) => void seen.push(state?.nextMs ?? 0));
  expect(seen).toEqual([told.filter(Boolean).length]);
});

it.each([
  ['x#3', { nextMs: 'soon', version: '1' }],
  ['x#4', { nextMs: 'soon' }],
])('begins anew where it cannot read what is there: %s', async (name, fields) => {
  await putItem(table, { ...paceKey(name), ...fields });
  expect(await createPaceStore(table).change(name, counted)).toBe(true);
});
