import { postedInvoice, sendInvoice } from '../../../lib/connectors/xledger/invoice-writer.ts';
import type { LedgerInvoice, XledgerInvoice } from '../../../lib/documents/xledger-invoice.ts';
import { createXledgerControl } from '../../../lib/sandboxes/xledger/control.ts';
import { startXledgerSandbox } from '../../../lib/sandboxes/xledger/index.ts';
import { seedXledgerEntity } from '../../../lib/sandboxes/xledger/seed.ts';
import type { WriteOrder } from '../../../lib/sync/outcome.ts';
import { createHttp } from '../../../lib/transport/http.ts';
import { exampleInvoice } from './example-invoice.ts';
import { exampleToken, xledgerConnection } from './xledger-connection.ts';

const ownerCode = 23_001;
let sandbox: Awaited<ReturnType<typeof startXledgerSandbox>>;
let control: ReturnType<typeof createXledgerControl>;

beforeAll(async () => {
  sandbox = await startXledgerSandbox({});
  control = createXledgerControl(sandbox.url);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await control.reset();
  await seedXledgerEntity(sandbox.url, { ownerCode, name: 'Fjord AS', token: exampleToken, creditsPerHour: 1000 });
  await control.addRecord(ownerCode, 'customers', { code: '1001', description: 'Fjord Kunde AS' });
  await control.addRecord(ownerCode, 'projects', { code: 'P-17', description: 'Bru' });
});

const today = new Date().toISOString().slice(0, 10);
const invoice: LedgerInvoice = {
  ...exampleInvoice,
  date: today,
  dueDate: today,
  revenue: exampleInvoice.revenue.map((posting) => ({ ...posting, account: '3000' })),
};
const target = (change: Partial<LedgerInvoice> = {}) => ({
  delivery: 'api' as const,
  invoice: { ...invoice, ...change },
  transactionSource: 'AR',
  projectDimension: 'glObject2' as const,
});
const connect = () => xledgerConnection({ http: createHttp(), endpoint: sandbox.url });

function orderOf(of: XledgerInvoice): WriteOrder<XledgerInvoice> {
  const done = { send: { print: '', sourcePrint: '', targetId: '1', at: '2026-11-21T10:00:00Z' } };
  const evidence = sendInvoice.evidence(of, undefined, {});
  return { target: of, evidence, idempotencyKey: 'key', existing: undefined, done };
}

it('goes from the queue into the ledger', async () => {
  const connection = connect();
  const order = orderOf(target());
  expect(await sendInvoice.check(connection, order.target, [])).toEqual([]);
  expect(await sendInvoice.lookUp(connection, order.evidence)).toEqual({ kind: 'absent' });
  expect(await sendInvoice.write(connection, order)).toMatchObject({ kind: 'delivered', number: '20451' });
  expect(await sendInvoice.lookUp(connection, order.evidence)).toMatchObject({ kind: 'found', equal: true });
  expect(await postedInvoice.write(connection, order)).toMatchObject({
    kind: 'not-applied',
    problem: { code: 'posting-awaited' },
  });
  await control.runImport(ownerCode);
  expect(await postedInvoice.write(connection, order)).toMatchObject({ kind: 'delivered', number: '20451' });
  expect(await sendInvoice.lookUp(connection, order.evidence)).toMatchObject({ kind: 'found', equal: true });
});

it.each([
  ['a quarter of an hour later', undefined, 900],
  ['sooner on one machine', 20, 20],
])('is asked about again %s', async (_what, askAgainSeconds, seconds) => {
  const now = new Date();
  const connection = { ...connect(), clock: () => now, askAgainSeconds };
  const order = orderOf(target());
  await sendInvoice.write(connection, order);
  expect(await postedInvoice.write(connection, order)).toMatchObject({
    ...{ kind: 'not-applied', retryAt: new Date(now.getTime() + seconds * 1000) },
  });
});

it('carries the PDF', async () => {
  const connection = connect();
  const bytes = new TextEncoder().encode('%PDF-1.7 example');
  async function* content() {
    yield bytes;
  }
  const { name, size, sha256 } = await connection.files.put('invoice.pdf', content(), {
    contentType: 'application/pdf',
    maximumBytes: 1000,
  });
  const order = orderOf({ ...target(), pdf: { name, size, sha256 } });
  expect(await sendInvoice.write(connection, order)).toMatchObject({ kind: 'delivered' });
  const { importItems } = await control.entity(ownerCode);
  expect(importItems.filter(({ fileDbId }) => fileDbId !== undefined)).toHaveLength(1);
});

it('asks about many in one call, and tells each failure in its words', async () => {
  const connection = connect();
  const orders = ['1', '2', '3'].map((invoiceNumber) =>
    orderOf(target({ invoiceNumber, ...(invoiceNumber === '2' ? { date: '2019-01-31' } : {}) })),
  );
  for (const order of orders) await sendInvoice.write(connection, order);
  await control.runImport(ownerCode);
  const before = connection.spent();
  const outcomes = (await postedInvoice.many?.write(connection, orders)) ?? [];
  expect(connection.spent() - before).toBe(2);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['delivered', 'rejected', 'delivered']);
  expect(outcomes[1]).toMatchObject({
    problem: { code: 'fiscal-year-unknown', vendorWords: expect.stringContaining('2019-01') },
  });
});

const wrong: [string, Partial<LedgerInvoice>, string][] = [
  ['an account that is not there', { receivable: { ...invoice.receivable, account: '1599' } }, 'account-unknown'],
  [
    'a VAT code that is not there',
    { revenue: [{ account: '3000', amount: { minor: -23_000, currency: 'NOK' }, vatCode: '2X', line: 0, text: '' }] },
    'vat-code-unknown',
  ],
  [
    'a VAT code of another rate',
    {
      revenue: [
        {
          account: '3000',
          amount: { minor: -23_000, currency: 'NOK' },
          vatCode: '2',
          vatPercentage: '15',
          line: 0,
          text: '',
        },
      ],
    },
    'vat-rate-differs',
  ],
  ['a currency that is none', { currency: 'QQQ' }, 'currency-unknown'],
];

it.each(wrong)('%s keeps it back', async (_, change, code) => {
  const problems = await sendInvoice.check(connect(), target(change), []);
  expect(problems).toMatchObject([{ code }]);
});

it.each([
  ['apply-then-500', 'unknown'],
  ['refuse', 'rejected'],
  ['partial-errors', 'unknown'],
  ['errors-after-apply', 'unknown'],
] as const)('%s: %s', async (fault, kind) => {
  await control.addFault({ operation: 'addGLImportItems', fault, times: 1 });
  const outcome = await sendInvoice.write(connect(), orderOf(target()));
  expect(outcome.kind).toBe(kind);
});
