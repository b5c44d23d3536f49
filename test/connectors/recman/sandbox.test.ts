import { recman } from '../../../lib/connectors/recman/index.ts';
import { createRecmanControl, type RecmanControl } from '../../../lib/sandboxes/recman/control.ts';
import { startRecmanSandbox } from '../../../lib/sandboxes/recman/index.ts';
import type { SwitchChange } from '../../../lib/sandboxes/recman/switches.ts';
import type { Sandbox } from '../../../lib/sandboxes/sandbox.ts';
import type { Polled } from '../../../lib/sync/define-sync.ts';
import { canaryKey, now, recmanConnection } from './recman-connection.ts';
import { invoiceRow } from './rows.ts';

let sandbox: Sandbox;
let control: RecmanControl;
const context = { snapshot: undefined, settings: undefined };

beforeEach(async () => {
  sandbox = await startRecmanSandbox({ clock: () => now });
  control = createRecmanControl(sandbox.url);
  await control.putAccount('fjord', { key: canaryKey });
});
afterEach(() => sandbox.close());

async function poll(position?: string) {
  const { connection, spent } = recmanConnection({ endpoint: sandbox.url });
  const entries: Polled[] = [];
  let last: string | undefined;
  const from = new Date('2026-11-01T00:00:00Z');
  for await (const page of recman.invoices.pages(connection, { position, from, settings: {} })) {
    entries.push(...page.entries);
    last = page.position;
  }
  return { keys: entries.map(({ key }) => key), entries, position: last, calls: spent() };
}

const forms: SwitchChange[] = [
  { textNumbers: 'mixed' },
  { textNumbers: 'all' },
  { textNumbers: 'none' },
  { dataForm: 'list' },
  { emptyPage: 'empty-map' },
  { emptyPage: 'not-successful' },
];

describe('an invoice', () => {
  it.each(forms)('is read as our document when the server says %j', async (form) => {
    await control.setSwitches(form);
    await control.putRows('fjord', { invoices: [invoiceRow(400_101)] });
    const { connection } = recmanConnection({ endpoint: sandbox.url });
    expect(await recman.invoice.read(connection, '400101', context)).toMatchObject({
      kind: 'found',
      number: '10101',
      label: 'Faktura 10101',
      modifiedAt: '2026-11-20T08:00:00.000Z',
      document: {
        id: '400101',
        kind: 'invoice',
        departmentId: '501',
        companyId: '7001',
        date: '2026-11-20',
        totalIncludingVat: { minor: 681_250, currency: 'NOK' },
        lines: [{ productNumber: '110', quantity: '10', price: { minor: 54_500 }, vatRate: '25' }],
      },
    });
    expect(await recman.invoice.read(connection, '999', context)).toEqual({ kind: 'absent' });
  });

  it('brings the next thousand with it: a thousand readings at once are one call', async () => {
    await control.putRows('fjord', {
      invoices: Array.from({ length: 1000 }, (_, index) => invoiceRow(400_001 + index)),
    });
    const { connection, spent } = recmanConnection({ endpoint: sandbox.url });
    const keys = Array.from({ length: 1000 }, (_, index) => String(400_001 + index));
    const found = await Promise.all(keys.map((key) => recman.invoice.read(connection, key, context)));
    expect(found.every(({ kind }) => kind === 'found')).toBe(true);
    expect(spent()).toBe(1);
  });

  it('that does not fit is told with its field, and no other is hindered', async () => {
    const lines = [{ ...invoiceRow(1).lines[0], price: '1.005' }] as ReturnType<typeof invoiceRow>['lines'];
    await control.putRows('fjord', { invoices: [invoiceRow(400_101, { lines }), invoiceRow(400_102)] });
    const { connection } = recmanConnection({ endpoint: sandbox.url });
    expect(await recman.invoice.read(connection, '400101', context)).toMatchObject({
      kind: 'unreadable',
      problem: { code: 'contract-changed', field: 'lines.10.price' },
    });
    expect((await recman.invoice.read(connection, '400102', context)).kind).toBe('found');
  });
});

describe('the list of what changed', () => {
  it('is one call a thousand, and goes on where it ended, with what appeared late', async () => {
    await control.putRows('fjord', {
      invoices: [
        invoiceRow(400_101, { updated: '2026-11-20 09:00:00' }),
        invoiceRow(400_102, { updated: '2026-11-21 10:00:00' }),
        invoiceRow(400_103, { updated: '2026-10-01 10:00:00' }),
      ],
    });
    const first = await poll();
    expect(first).toMatchObject({ keys: ['400101', '400102'], position: '2026-11-21 10:00:00', calls: 1 });
    expect(first.entries[0]?.snapshot).toEqual({
      ...{ updated: '2026-11-20 09:00:00', invoiceNumber: '10101', type: 'invoice', departmentId: '501' },
      ...{ date: '2026-11-20', totalIncVat: '6812.5', currency: 'NOK' },
    });
    await control.putRows('fjord', { invoices: [invoiceRow(400_104, { updated: '2026-11-21 08:00:00' })] });
    expect(await poll(first.position)).toMatchObject({ keys: ['400102', '400104'], position: '2026-11-21 10:00:00' });
  });

  it.each<SwitchChange>([{ order: 'id' }, { order: 'newest-first' }, { shiftedPages: 2 }])(
    'misses nothing over several pages, with %j',
    async (switches) => {
      await control.setSwitches(switches);
      const invoices = Array.from({ length: 2100 }, (_, index) => invoiceRow(400_001 + index));
      await control.putRows('fjord', { invoices });
      const { keys, calls } = await poll();
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toHaveLength(2100);
      expect(calls).toBe(switches.shiftedPages ? 9 : 6);
    },
  );
});

describe('companies and departments', () => {
  it('are read together, and a company is wanted in the books of a department', async () => {
    const updated = '2026-11-20 09:00:00';
    const companies = [7001, 7002].map((companyId) => ({ companyId, name: `Kunde ${companyId}`, updated }));
    await control.putRows('fjord', {
      companies,
      departments: [{ departmentId: 501, number: '10', name: 'Bygg', corporationId: 5 }],
    });
    const { connection, spent } = recmanConnection({ endpoint: sandbox.url });
    const wanted = { ...context, snapshot: { departmentId: '501', books: 'b1' } };
    expect(await recman.company.read(connection, 'b1:7001', wanted)).toMatchObject({
      kind: 'found',
      document: { id: '7001', departmentId: '501', books: 'b1', name: 'Kunde 7001' },
    });
    await recman.company.read(connection, '502:7002', context);
    expect(await recman.departments(connection)).toEqual([{ departmentId: '501', number: '10', name: 'Bygg' }]);
    await recman.departments(connection);
    expect(spent()).toBe(2);
  });

  it('that were made since are asked for by id', async () => {
    const { connection } = recmanConnection({ endpoint: sandbox.url });
    expect(await recman.company.read(connection, '501:7009', context)).toEqual({ kind: 'absent' });
    const updated = '2026-11-20 09:00:00';
    await control.putRows('fjord', { companies: [{ companyId: 7009, name: 'Ny AS', updated }] });
    expect(await recman.company.read(connection, '501:7009', context)).toMatchObject({ label: 'Ny AS' });
  });
});
