import type { Polled, ScheduleTrigger } from '../../lib/sync/define-sync.ts';
import type { Receipt } from '../../lib/sync/receipt.ts';
import { recordPolled } from '../../lib/sync/record-polled.ts';
import { reopenAwaiting } from '../../lib/sync/reopen-awaiting.ts';
import { createWorker } from '../support/effects.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { engineOf, openIntegration, worldScope } from '../support/world-engine.ts';

const place = { ...worldScope, direction: 'expenses' };
const monday = '2026-11-16T08:00:00.000Z';
const tuesday = '2026-11-17T08:00:00.000Z';

/** A table that has these receipts, and polls that find entries. */
function table(...receipts: readonly Receipt[]) {
  const store = createMemoryStore();
  for (const receipt of receipts) store.overwrite(receipt);
  const parts = {
    store,
    receipts: store,
    queue: [],
    clock: () => new Date(tuesday),
    leaseSeconds: 60,
    newId: () => 'w',
  };
  const engine = engineOf(parts, createWorker());
  return {
    poll: (settingsSince: string, ...entries: readonly Polled[]) =>
      recordPolled(entries, { place, settingsSince }, engine),
    find: (key: string) => store.all().find((receipt) => receipt.key === key),
  };
}

const snapshot = { text: 'line 1' };

describe('a poll that finds', () => {
  it('a record too long to be kept records it all the same, and the others beside it', async () => {
    const { poll, find } = table();
    const long = { text: 'x'.repeat(2000) };
    expect(await poll(monday, { key: '1', snapshot: long }, { key: '2', snapshot })).toBe(2);
    expect(find('1')?.source?.snapshot).toBeNull();
    expect(find('2')?.source?.snapshot).toEqual(snapshot);
    expect(await poll(monday, { key: '1', snapshot: long })).toBe(0);
    expect(await poll(monday, { key: '1', snapshot: { text: 'y'.repeat(2000) } })).toBe(1);
  });

  it('a known key without a snapshot finds no news, whatever is kept of it', async () => {
    const { poll } = table();
    await poll(monday, { key: '1', snapshot });
    expect(await poll(monday, { key: '1' })).toBe(0);
  });
});

describe('a record that earlier settings left out', () => {
  it.each([
    { since: 'the settings changed', settingsSince: tuesday, skippedAt: monday, news: 1 },
    { since: 'nothing changed', settingsSince: monday, skippedAt: tuesday, news: 0 },
  ])('is looked at again when it is listed: $since', async ({ settingsSince, skippedAt, news }) => {
    const { poll, find } = table();
    await poll(monday, { key: '1', snapshot });
    const made = find('1');
    if (made === undefined) throw new Error('no receipt');
    const { dueAt, ...rest } = made;
    const left: Receipt = { ...rest, state: 'skipped', problem: { code: 'do-not-transfer' }, updatedAt: skippedAt };
    const again = table(left);
    expect(await again.poll(settingsSince, { key: '1', snapshot })).toBe(news);
  });
});

it('settings that a poll did not know yet, though they were changed before it, open what was rejected at the next one', async () => {
  const store = createMemoryStore();
  let now = tuesday;
  const parts = { store, receipts: store, queue: [], clock: () => new Date(now), leaseSeconds: 60, newId: () => 'w' };
  const engine = engineOf(parts, createWorker());
  const when: ScheduleTrigger = {
    ...{ kind: 'schedule', vendor: '24sevenoffice', topic: 'expenses', pollSeconds: 900 },
    pages: async function* () {},
  };
  const pollWith = async (updatedAt: string): Promise<void> => {
    const open = openIntegration(engine.clock);
    const changed = { ...open, integration: { ...open.integration, updatedAt } };
    await reopenAwaiting(when, { place, open: changed }, engine);
    now = new Date(Date.parse(now) + 900_000).toISOString();
  };
  await recordPolled([{ key: '1', snapshot }], { place, settingsSince: monday }, engine);
  const made = store.all()[0];
  if (made === undefined) throw new Error('no receipt');
  const { dueAt, ...rest } = made;
  store.overwrite({ ...rest, state: 'rejected', problem: { code: 'field-missing' } });
  await pollWith(monday);
  // Changed ten seconds before that poll, whose worker still kept the earlier settings.
  await pollWith('2026-11-17T07:59:50.000Z');
  expect(store.all()[0]?.state).toBe('pending');
});
