import { createAuditStore } from '../../lib/store/audit-store.ts';
import { createReceiptLists } from '../../lib/store/receipt-lists.ts';
import type { Table } from '../../lib/store/table.ts';
import type { NewAuditEntry } from '../../lib/sync/audit.ts';
import { openTestTable } from '../support/table.ts';

let table: Table & { close(): Promise<void> };
beforeEach(async () => {
  table = await openTestTable();
});
afterEach(() => table.close());

function entry(tenant: string, second: number, parts: Partial<NewAuditEntry> = {}): NewAuditEntry {
  const at = new Date(Date.UTC(2026, 10, 21, 10, 0, second)).toISOString();
  const actor = { kind: 'operator', id: 'kari' } as const;
  return { tenant, id: `e${second}`, at, actor, act: 'receipt.retry', phase: 'asked', ...parts };
}

it('lists newest first, over several tenants, a page at a time', async () => {
  const store = createAuditStore(table);
  for (let second = 0; second < 7; second += 1) await store.append(entry(second % 2 ? 'fjord' : 'bakke', second));
  const seen: string[] = [];
  let before: string | undefined;
  do {
    const page = await store.page({ tenants: ['bakke', 'fjord'], limit: 2, before });
    seen.push(...page.entries.map(({ id }) => id));
    before = page.next;
  } while (before !== undefined);
  expect(seen).toEqual(['e6', 'e5', 'e4', 'e3', 'e2', 'e1', 'e0']);
});

it('shows a tenant its own entries only', async () => {
  const store = createAuditStore(table);
  await store.append(entry('fjord', 1));
  await store.append(entry('fjord#AUDIT', 2));
  const { entries } = await store.page({ tenants: ['fjord'], limit: 10 });
  expect(entries.map(({ id }) => id)).toEqual(['e1']);
});

it('never changes an entry', async () => {
  const store = createAuditStore(table);
  await store.append(entry('fjord', 1, { note: 'as it was' }));
  await store.append(entry('fjord', 1, { note: 'forged' }));
  const { entries } = await store.page({ tenants: ['fjord'], limit: 10 });
  expect(entries).toEqual([entry('fjord', 1, { note: 'as it was' })]);
});

it('stays out of the lists of receipts, and small', async () => {
  const store = createAuditStore(table);
  await store.append(entry('fjord', 1, { note: 'x'.repeat(10_000), after: { text: 'y'.repeat(50_000) } }));
  const { entries } = await store.page({ tenants: ['fjord'], limit: 10 });
  expect(JSON.stringify(entries).length).toBeLessThan(12_000);
  const scope = { tenant: 'fjord', integration: 'fjord.main', direction: 'AUDIT' };
  expect(await createReceiptLists(table).page({ scope, state: 'pending', limit: 5 })).toMatchObject({ receipts: [] });
});
