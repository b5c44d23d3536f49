import { createRequire } from 'node:module';
import { mendIndexes } from '../../lib/local/mend-indexes.ts';
import { createReceiptLists } from '../../lib/store/receipt-lists.ts';
import { createReceiptOverview } from '../../lib/store/receipt-overview.ts';
import { createReceiptStore } from '../../lib/store/receipt-store.ts';
import { openTestTable } from '../support/table.ts';

type Done = (error?: Error) => void;
type Inside = {
  updateIndexes: (...inputs: [...unknown[], Done]) => void;
  validationError: (words: string) => Error;
};

/** Lets the embedded table write the index entries of the next item and then stop, as a kill between the two would. */
function killAfterIndexes(): void {
  const inside: Inside = createRequire(__filename)('dynalite/db');
  const whole = inside.updateIndexes;
  inside.updateIndexes = (...inputs) => {
    inside.updateIndexes = whole;
    const done = inputs.pop() as Done;
    whole(...inputs, () => done(inside.validationError('killed')));
  };
}

const scope = { tenant: 'fjord', integration: 'fjord.main', direction: 'moment-invoices-to-24sevenoffice' };
const ref = { ...scope, key: '4711' };
const now = new Date('2026-11-20T09:00:00.000Z');
const later = new Date('2026-11-20T10:00:00.000Z');

it('finds a receipt again whose index entries were written and whose item was not', async () => {
  const table = await openTestTable();
  const store = createReceiptStore(table);
  const dueAll = async () =>
    (await Promise.all([0, 1, 2, 3].map((shard) => store.due(shard, later, 10)))).flat().map(({ key }) => key);
  await store.record(ref, { at: now, by: 'webhook' });
  await store.record({ ...ref, key: '4712' }, { at: now, by: 'webhook' });
  const claimed = await store.claim(ref, { owner: 'worker', now, until: new Date(now.getTime() + 60_000) });
  if (claimed === undefined) throw new Error('not claimed');
  const { lease, dueAt, ...rest } = claimed;
  killAfterIndexes();
  const killed = store.save({ ...rest, state: 'delivered', updatedAt: later.toISOString() }, 'worker');
  await expect(killed).rejects.toThrow('killed');
  expect(await dueAll()).toEqual(['4712']);

  // A second one stands on its way no more, by its index entries alone.
  const early = await store.claim(
    { ...ref, key: '4712' },
    { owner: 'worker', now, until: new Date(now.getTime() + 60_000) },
  );
  if (early === undefined) throw new Error('not claimed');
  killAfterIndexes();
  await expect(store.save({ ...early, state: 'rejected', updatedAt: later.toISOString() }, 'worker')).rejects.toThrow();

  expect(await mendIndexes(table.client, table.name)).toBe(2);
  expect((await dueAll()).sort()).toEqual(['4711', '4712']);
  const lists = createReceiptLists(table);
  expect((await lists.page({ scope, state: 'delivered', limit: 10 })).receipts).toEqual([]);
  expect((await lists.page({ scope, state: 'pending', limit: 10 })).receipts).toHaveLength(2);
  const directions = [scope.direction];
  const [counts] = await createReceiptOverview(table).counts([
    { tenant: 'fjord', integration: 'fjord.main', directions },
  ]);
  expect(counts).toMatchObject([{ state: 'pending', count: 2 }]);
  expect(await mendIndexes(table.client, table.name)).toBe(0);
  await table.close();
});
