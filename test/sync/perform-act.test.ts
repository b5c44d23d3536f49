import type { AuditEntry } from '../../lib/sync/audit.ts';
import type { Ended } from '../../lib/sync/count-ends.ts';
import { type ActTools, askFor, performAct, performOnMany } from '../../lib/sync/perform-act.ts';
import type { ReceiptRef } from '../../lib/sync/receipt.ts';
import { createMemoryBudgets } from '../support/memory-budgets.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { receiptOf } from '../support/receipt-of.ts';

const actor = { kind: 'member', id: 'kari' } as const;
const now = new Date('2026-11-21T10:00:00.000Z');

function createOffice() {
  const store = createMemoryStore();
  const audit: AuditEntry[] = [];
  const nudges: { refs: readonly ReceiptRef[]; afterSeconds: number | undefined }[] = [];
  let ids = 0;
  const counted: Ended[] = [];
  const budgets = createMemoryBudgets();
  const tools: ActTools = {
    budgets,
    ends: { count: (ended) => void counted.push(ended), flush: async () => undefined },
    receipts: store,
    nudges: { nudge: async (refs, afterSeconds) => void nudges.push({ refs, afterSeconds }) },
    audit: { append: async (entry) => void audit.push(entry) },
    clock: () => now,
    newId: () => `e${++ids}`,
  };
  return { store, audit, nudges, tools, budgets, counted };
}

const rejected = (key: string) =>
  receiptOf({ key, state: 'rejected', done: 1, problem: { code: 'field-missing' }, updatedAt: '2026-11-21T09:00:00Z' });

it('asks in the audit before it acts, nudges, and tells the outcome', async () => {
  const { store, audit, nudges, tools } = createOffice();
  store.overwrite(rejected('1'));
  const result = await performAct(rejected('1'), { order: { act: 'retry' }, actor }, tools);
  expect(result.outcome).toBe('done');
  expect(store.all()[0]).toMatchObject({ state: 'pending', wanted: 2 });
  expect(nudges).toHaveLength(1);
  expect(audit).toEqual([
    expect.objectContaining({
      phase: 'asked',
      act: 'receipt.retry',
      before: expect.objectContaining({ state: 'rejected' }),
    }),
    expect.objectContaining({ phase: 'done', of: 'e1', after: expect.objectContaining({ state: 'pending' }) }),
  ]);
});

it('does nothing when the audit cannot be written', async () => {
  const { store, tools } = createOffice();
  store.overwrite(rejected('1'));
  const audit = { append: () => Promise.reject(new Error('full')) };
  await expect(performAct(rejected('1'), { order: { act: 'retry' }, actor }, { ...tools, audit })).rejects.toThrow();
  expect(store.all()[0]?.state).toBe('rejected');
});

it('a refused act changes nothing, and says why', async () => {
  const { store, audit, nudges, tools } = createOffice();
  store.overwrite({ ...rejected('1'), state: 'unknown' });
  expect(await performAct(rejected('1'), { order: { act: 'retry' }, actor }, tools)).toMatchObject({
    outcome: 'no-way-out',
  });
  expect([nudges.length, audit.at(-1)?.phase, audit.at(-1)?.note]).toEqual([0, 'refused', 'no-way-out']);
});

it('many are bounded, spread over time, and answered one by one', async () => {
  const { store, audit, nudges, tools } = createOffice();
  const keys = Array.from({ length: 600 }, (_, index) => String(index));
  for (const key of keys.slice(0, 499)) store.overwrite(rejected(key));
  store.overwrite({ ...rejected('499'), state: 'sending' });
  const results = await performOnMany(
    { tenant: 'fjord', refs: keys.map((key) => rejected(key)), order: { act: 'retry' } },
    actor,
    tools,
  );
  expect(results).toHaveLength(500);
  expect(Object.groupBy(results, ({ outcome }) => outcome)).toMatchObject({ 'no-way-out': [{ ref: { key: '499' } }] });
  expect(nudges[0]?.afterSeconds).toBe(0);
  expect(nudges.at(-1)?.afterSeconds).toBe(245);
  expect(audit.map(({ phase }) => phase)).toEqual(['asked', 'done']);
});

it('refuses a list that reaches into another tenant', async () => {
  const { tools } = createOffice();
  const refs = [{ ...rejected('1'), tenant: 'bakke' }];
  await expect(performOnMany({ tenant: 'fjord', refs, order: { act: 'retry' } }, actor, tools)).rejects.toThrow();
});

it('asks for what no receipt knows', async () => {
  const { store, tools, audit } = createOffice();
  store.overwrite(rejected('1'));
  const refs = ['1', '2'].map((key) => ({ ...refOfKey(key) }));
  const results = await askFor(refs, { tenant: 'fjord', actor }, tools);
  expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  expect(store.all().map(({ key, state }) => [key, state])).toEqual([
    ['1', 'pending'],
    ['2', 'pending'],
  ]);
  expect(audit.map(({ act }) => act)).toContain('receipt.ask-for');
});

function refOfKey(key: string): ReceiptRef {
  const { tenant, integration, direction } = rejected(key);
  return { tenant, integration, direction, key };
}

describe('a deferred document', () => {
  const window = '2026-11-21T11:00:00.000Z';
  const place = { key: '24sevenoffice', window, limit: 100 };
  const deferred = receiptOf({
    ...{ key: '1', state: 'deferred', notBefore: window, dueAt: window },
    slot: { budget: '24sevenoffice', window, calls: 4 },
  });

  it.each([
    ['retry', { act: 'retry' } as const],
    ['dismiss', { act: 'dismiss', reason: 'not wanted' } as const],
  ])('returns its booked calls: %s', async (_name, order) => {
    const { store, tools, budgets } = createOffice();
    store.overwrite(deferred);
    await budgets.book({ ...place, calls: 6, headroom: 0 });
    expect((await performAct(deferred, { order, actor }, tools)).outcome).toBe('done');
    expect(await budgets.read(place.key, [window])).toEqual([{ free: 98, used: 0, booked: 2 }]);
    // Asked for once more, it has nothing to return.
    await performAct(deferred, { order: { act: 'retry' }, actor }, tools);
    expect(await budgets.read(place.key, [window])).toEqual([{ free: 98, used: 0, booked: 2 }]);
  });

  it.each([
    ['shrinks with them where tenants share the budget', { shared: true } as const, 2],
    ['is not asked for elsewhere', {}, 6],
  ])('its tenant’s part %s', async (_name, further, left) => {
    const { store, tools, budgets } = createOffice();
    store.overwrite({ ...deferred, slot: { budget: place.key, window, calls: 4, ...further } });
    await budgets.book({ ...place, calls: 6, headroom: 0 });
    await budgets.count({ ...place, tenant: deferred.tenant, calls: 6 });
    await performAct(deferred, { order: { act: 'retry' }, actor }, tools);
    expect(await budgets.counted({ ...place, tenants: [deferred.tenant] })).toEqual([left]);
  });

  it('returns nothing where the vendor has lowered the window', async () => {
    const { store, tools, budgets } = createOffice();
    store.overwrite(deferred);
    await budgets.book({ ...place, calls: 4, headroom: 0 });
    await budgets.lower({ ...place, left: 0 });
    await performAct(deferred, { order: { act: 'retry' }, actor }, tools);
    expect(await budgets.read(place.key, [window])).toMatchObject([{ free: 0, booked: 0 }]);
  });
});

it('counts what it ends, and what it was counted as before', async () => {
  const { store, tools, counted } = createOffice();
  store.overwrite({ ...rejected('1'), counted: { day: '2026-11-20', state: 'rejected' } });
  store.overwrite(rejected('2'));
  await performAct(rejected('1'), { order: { act: 'dismiss', reason: 'by hand' }, actor }, tools);
  await performAct(rejected('2'), { order: { act: 'retry' }, actor }, tools);
  expect(counted).toMatchObject([
    { before: { day: '2026-11-20', state: 'rejected' }, now: { day: '2026-11-21', state: 'skipped' } },
  ]);
  expect(store.all()[0]?.counted).toEqual({ day: '2026-11-21', state: 'skipped' });
});
