import { createExportList } from '../../lib/store/export-list.ts';
import type { ExportBatch, ExportList, ExportPlan } from '../../lib/sync/export-list.ts';
import { openTestTable } from '../support/table.ts';

const scope = { tenant: 'fjord', integration: 'fjord.main' };
const file = { name: 'kept/exports/1.csv', size: 10, sha256: 'ab', contentType: 'text/csv' };

let table: Awaited<ReturnType<typeof openTestTable>>;
let list: ExportList;
beforeEach(async () => {
  table = await openTestTable();
  list = createExportList(table, scope);
});
afterEach(() => table.close());

/** The n-th second of the day. */
const at = (second: number) => `2026-11-21T10:00:${String(second).padStart(2, '0')}.000Z`;
const entry = (key: string, second = 1) => ({ key, document: { total: key }, addedAt: at(second) });
const plan = (number: number, keys: readonly string[] = []): ExportPlan => ({ number, keys, at: at(9), by: 'kari' });
const batch = (number: number, changes: Partial<ExportBatch> = {}): ExportBatch => {
  return { ...{ number, at: at(9), by: 'kari', count: 1, file }, ...changes };
};
const keysOf = async (limit = 10) => (await list.open(limit)).map(({ key }) => key);

describe('an entry of the export list', () => {
  it('is added once, and keeps the document that came first', async () => {
    expect(await list.add(entry('20451'))).toBe(true);
    expect(await list.add({ ...entry('20451', 2), document: { total: 'other' } })).toBe(false);
    expect(await list.find(['20451'])).toEqual([entry('20451')]);
  });

  it('is added by one of two who come at once', async () => {
    const added = await Promise.all([1, 2, 3].map((second) => list.add(entry('20451', second))));
    expect(added.filter(Boolean)).toHaveLength(1);
  });

  it('is found in the order asked for, with gaps where there is none', async () => {
    for (const key of ['1', '2']) await list.add(entry(key));
    expect((await list.find(['2', '7', '1'])).map((found) => found?.key)).toEqual(['2', undefined, '1']);
  });

  it('is open, oldest first and no more than asked for, until a file holds it', async () => {
    for (const [key, second] of [
      ['c', 3],
      ['a', 1],
      ['b', 2],
    ] as const) {
      await list.add(entry(key, second));
    }
    expect(await keysOf()).toEqual(['a', 'b', 'c']);
    expect(await keysOf(2)).toEqual(['a', 'b']);
    await list.mark('a', 1);
    expect(await keysOf()).toEqual(['b', 'c']);
    expect((await list.find(['a']))[0]).toMatchObject({ batch: 1 });
  });

  it('is held by one file for ever: marked again by it, and by no other', async () => {
    await list.add(entry('a'));
    await list.mark('a', 1);
    await list.mark('a', 1);
    await list.mark('a', 2);
    expect((await list.find(['a']))[0]).toMatchObject({ batch: 1 });
    expect(await list.add(entry('a'))).toBe(false);
    expect(await keysOf()).toEqual([]);
  });

  it('that is not there is not made by a mark', async () => {
    await list.mark('nobody', 1);
    expect(await list.find(['nobody'])).toEqual([undefined]);
  });
});

describe('a file of the export list', () => {
  it('is the only one that is being made', async () => {
    expect(await list.state()).toEqual({ last: 0, plan: undefined });
    const begun = await Promise.all(['a', 'b', 'c'].map((key) => list.begin(plan(1, [key]))));
    expect(begun.filter(Boolean)).toHaveLength(1);
    const kept = ['a', 'b', 'c'][begun.indexOf(true)];
    expect(await list.state()).toEqual({ last: 1, plan: plan(1, [String(kept)]) });
  });

  it.each<[string, number, boolean]>([
    ['the same number', 1, false],
    ['the next number', 2, true],
    ['a number that leaves one out', 3, false],
  ])('that is made is followed by %s: %s is %s', async (_what, number, isBegun) => {
    await list.begin(plan(1));
    expect(await list.begin(plan(number))).toBe(false);
    await list.finish(batch(1));
    expect(await list.state()).toEqual({ last: 1, plan: undefined });
    expect(await list.begin(plan(number))).toBe(isBegun);
  });

  it('is never made anew: who finishes it again changes nothing', async () => {
    await list.begin(plan(1));
    await list.finish(batch(1));
    await list.finish(batch(1, { by: 'ola', count: 7, file: { ...file, sha256: 'cd' } }));
    expect(await list.batch(1)).toEqual(batch(1));
    expect(await list.batches(10)).toEqual([batch(1)]);
  });

  it('finished late by somebody who was stopped does not end the one being made now', async () => {
    await list.begin(plan(1));
    await list.finish(batch(1));
    await list.begin(plan(2, ['b']));
    await list.finish(batch(1));
    expect(await list.state()).toEqual({ last: 2, plan: plan(2, ['b']) });
  });

  it('stands in the list newest first, also from the ninth to the eleventh', async () => {
    for (let number = 1; number <= 11; number += 1) {
      await list.begin(plan(number));
      await list.finish(batch(number));
    }
    expect((await list.batches(3)).map(({ number }) => number)).toEqual([11, 10, 9]);
    expect(await list.batch(10)).toMatchObject({ number: 10 });
    expect(await list.batch(12)).toBeUndefined();
  });
});

it('is of one integration: nothing of it shows in another', async () => {
  await list.add(entry('a'));
  await list.begin(plan(1));
  await list.finish(batch(1));
  for (const other of [
    { tenant: 'fjord', integration: 'fjord.other' },
    { tenant: 'fjell', integration: 'fjord.main' },
  ]) {
    const theirs = createExportList(table, other);
    expect(await theirs.find(['a'])).toEqual([undefined]);
    expect(await theirs.open(10)).toEqual([]);
    expect(await theirs.batches(10)).toEqual([]);
    expect(await theirs.batch(1)).toBeUndefined();
    expect(await theirs.state()).toEqual({ last: 0, plan: undefined });
  }
});
