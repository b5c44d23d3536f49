import { createDigestStore } from '../../lib/store/digest-store.ts';
import { nothingTold } from '../../lib/sync/digest-state.ts';
import { openTestTable } from '../support/table.ts';

const of = { tenant: 'fjord', integration: 'fjord.main' };

it('keeps what people were told, and of two writers of one revision lets one win', async () => {
  const table = await openTestTable();
  const digests = createDigestStore(table);
  expect(await digests.read('fjord', 'fjord.main')).toEqual(nothingTold);
  const intent = { kind: 'trouble', at: '2026-11-21T10:00:00.000Z' } as const;
  const wins = await Promise.all([1, 2].map(() => digests.write(of, { ...nothingTold, revision: 1, intent })));
  expect(wins.sort()).toEqual([false, true]);
  expect(await digests.read('fjord', 'fjord.main')).toEqual({ ...nothingTold, revision: 1, intent });
  expect(await digests.write(of, { ...nothingTold, revision: 2, isOpen: true })).toBe(true);
  expect(await digests.read('fjord', 'fjord.main')).toEqual({ ...nothingTold, revision: 2, isOpen: true });
  expect(await digests.read('fjord', 'fjord.other')).toEqual(nothingTold);
  await table.close();
});
