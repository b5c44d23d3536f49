import { checkConnection } from '../../../lib/connectors/twenty-four-seven-office/check-connection.ts';
import { twentyFourSevenOffice } from '../../../lib/connectors/twenty-four-seven-office/index.ts';
import type { Voucher } from '../../../lib/documents/voucher.ts';
import { createTwentyFourSevenOfficeControl } from '../../../lib/sandboxes/twenty-four-seven-office/control.ts';
import {
  startTwentyFourSevenOfficeSandbox,
  type TwentyFourSevenOfficeSandbox,
} from '../../../lib/sandboxes/twenty-four-seven-office/index.ts';
import { seedClient } from '../../../lib/sandboxes/twenty-four-seven-office/seed.ts';
import type { Unmapped } from '../../../lib/sync/outcome.ts';
import { createHttp } from '../../../lib/transport/http.ts';
import { customer, project, voucher } from './example-documents.ts';
import { exampleLogin, type OfficeTestConnection, officeConnection } from './office-connection.ts';
import { lookUp, write } from './scene.ts';

const { customer: customers, project: projects, voucher: vouchers } = twentyFourSevenOffice;
const { username, password, applicationId = '', identityId = '' } = exampleLogin;
const http = createHttp();
let now = Date.parse('2026-11-21T09:00:00.000Z');
const clock = () => new Date(now);
let sandbox: TwentyFourSevenOfficeSandbox;
let connection: OfficeTestConnection;
const control = () => createTwentyFourSevenOfficeControl(sandbox.url);

beforeEach(async () => {
  sandbox = await startTwentyFourSevenOfficeSandbox({ clock });
  const client = { clientId: '100', clientName: 'Fjord AS' };
  await seedClient(sandbox.url, { username, password, applicationId, identityId, ...client });
  connection = officeConnection({ http, clock, endpoint: sandbox.url, secondEndpoint: sandbox.webservicesUrl });
  await write(customers, customer)(connection);
  await write(projects, project)(connection);
});
afterEach(() => sandbox.close());

const unmapped: readonly Unmapped[] = [
  { what: 'customer', number: '10001', field: 'customerNumber' },
  { what: 'project', number: '5017', field: 'projectNumber' },
];

describe('a voucher', () => {
  it.each([
    ['customer', 'settings.factoringId'],
    ['project', 'lines[2].projectNumber'],
  ] as const)('for a %s that neither we nor the vendor know is refused', async (what, field) => {
    const unknown = { what, number: '77', field };
    const problem = { code: `${what}-unknown`, field, value: '77' };
    expect(await vouchers.check(connection, voucher, [...unmapped, unknown])).toEqual([problem]);
  });

  const unknowns: readonly [string, Partial<Voucher>, object][] = [
    ['voucher type', { voucherType: 77 }, { code: 'voucher-type-unknown', field: 'voucherType', value: '77' }],
    ['fiscal year', { date: '2041-01-01' }, { code: 'fiscal-year-unknown', field: 'date', value: '2041-01-01' }],
    ['currency', { currency: 'XXX' }, { code: 'currency-unknown', field: 'currency', value: 'XXX' }],
    ['currency rate', { currency: 'EUR' }, { code: 'currency-rate-missing', field: 'currencyRate', value: 'EUR' }],
    [
      'receivable account',
      { receivable: { ...voucher.receivable, account: '1599' } },
      { code: 'account-unknown', field: 'receivable.account', value: '1599' },
    ],
    [
      'revenue account',
      { revenue: voucher.revenue.map((posting) => ({ ...posting, account: '3999' })).slice(0, 1) },
      { code: 'account-unknown', field: 'revenue[0].account', value: '3999' },
    ],
    [
      'VAT code',
      { revenue: voucher.revenue.map((posting) => ({ ...posting, vatCode: '99' })).slice(1) },
      { code: 'vat-code-unknown', field: 'revenue[0].vatCode', value: '99' },
    ],
    [
      'VAT rate',
      { revenue: voucher.revenue.map((posting) => ({ ...posting, vatPercentage: '15', line: 2 })).slice(0, 1) },
      {
        code: 'vat-rate-differs',
        field: 'lines[2].vatCode',
        vendorWords: 'VAT code 3 has 25 % there, the invoice has 15 %',
      },
    ],
    ['voucher number', { number: '2147483648' }, { code: 'field-invalid', field: 'number', value: '2147483648' }],
    [
      'text',
      { receivable: { ...voucher.receivable, text: 'bell \u0007' } },
      { code: 'field-invalid', field: 'receivable.text', value: 'bell ?' },
    ],
  ];
  it.each(unknowns)(
    'with an unknown or impossible %s is refused before it is sent',
    async (_what, changed, problem) => {
      expect(await vouchers.check(connection, { ...voucher, ...changed }, [])).toEqual([
        expect.objectContaining(problem),
      ]);
      expect(await control().calls({ operation: 'SaveBundleList' })).toEqual([]);
    },
  );

  it('is refused in a locked fiscal year', async () => {
    const years = [{ year: 2026, isLocked: true }];
    await control().putClient('100', { years });
    expect(await vouchers.check(connection, voucher, [])).toMatchObject([
      { code: 'fiscal-year-unknown', field: 'date' },
    ]);
  });

  it('is taken once an account was made, a minute later at most', async () => {
    const wanted = { ...voucher, receivable: { ...voucher.receivable, account: '1510' } };
    expect(await vouchers.check(connection, wanted, [])).toHaveLength(1);
    const { accounts } = await control().client('100');
    await control().putClient('100', { accounts: [...accounts, { no: 1510, name: 'Andre kunder' }] });
    expect(await vouchers.check(connection, wanted, [])).toHaveLength(1);
    now += 61_000;
    expect(await vouchers.check(connection, wanted, [])).toEqual([]);
  });

  it('costs one call, once the worker knows the client company', async () => {
    const numbers = Array.from({ length: 100 }, (_none, index) => String(30_000 + index));
    await vouchers.check(connection, voucher, unmapped);
    const before = connection.spent();
    for (const number of numbers) {
      const next = { ...voucher, number, invoiceNumber: number };
      expect(await vouchers.check(connection, next, unmapped)).toEqual([]);
      expect(await write(vouchers, next)(connection)).toMatchObject({ kind: 'delivered', number });
    }
    expect(connection.spent() - before).toBe(numbers.length);
  });

  it.each(['apply-then-500', 'truncated-xml', 'html-200', 'doctype', 'wrong-charset', 'empty-200', 'reset'] as const)(
    'whose answer is lost (%s) is unknown, and then found',
    async (fault) => {
      await control().addFault({ operation: 'SaveBundleList', fault, times: 1 });
      expect(await write(vouchers, voucher)(connection)).toMatchObject({ kind: 'unknown' });
      expect(await lookUp(vouchers, voucher)(connection)).toMatchObject({ kind: 'found', equal: true });
    },
  );

  it('in the journal cannot be looked up', async () => {
    const draft = { ...voucher, posting: 'journal' } as const;
    expect(vouchers.isSearchable?.(vouchers.evidence(draft, undefined, {}))).toBe(false);
    expect(await lookUp(vouchers, draft)(connection)).toEqual({ kind: 'unsearchable' });
  });

  it('under a number that another voucher has is shown as different', async () => {
    await write(vouchers, voucher)(connection);
    const other = { ...voucher, invoiceNumber: '1', customerNumber: '10001' };
    expect(await write(vouchers, other)(connection)).toMatchObject({ kind: 'duplicate' });
    expect(await lookUp(vouchers, other)(connection)).toMatchObject({
      kind: 'found',
      equal: false,
      shown: expect.stringContaining('account 1500, 13750.0000 NOK, customer 10001, invoice 20231'),
    });
  });
});

describe('a customer', () => {
  it('is adopted by organization number, and updated under its own number', async () => {
    const { id } = await control().addCompany('100', { name: 'Gammel Kunde', organizationNumber: '888888888' });
    const record = { ...customer, externalId: 'moment:fjord:9', organizationNumber: '888888888' };
    const found = await lookUp(customers, record)(connection);
    expect(found).toMatchObject({ kind: 'found', equal: false, number: String(id) });
    const existing = { targetId: String(id), number: String(id) };
    expect(await write(customers, record, existing)(connection)).toMatchObject({
      kind: 'delivered',
      number: String(id),
    });
    expect(await lookUp(customers, record)(connection)).toMatchObject({ kind: 'found', equal: true });
  });

  it('with two namesakes by organization number is a conflict that names both', async () => {
    const one = await control().addCompany('100', { name: 'A', organizationNumber: '777777777' });
    const two = await control().addCompany('100', { name: 'B', organizationNumber: '777777777' });
    const record = { ...customer, externalId: 'moment:fjord:9', organizationNumber: '777777777' };
    expect(await lookUp(customers, record)(connection)).toMatchObject({
      kind: 'conflict',
      problem: { code: 'several-matches', value: `${one.id}, ${two.id}` },
    });
  });

  it.each([
    ['a name too long', { name: 'a'.repeat(201) }, 'name'],
    ['a name with a control character', { name: 'a\u0001' }, 'name'],
    ['half a character in its name', { name: 'a\uD83D' }, 'name'],
    ['an organization number too long', { organizationNumber: '1'.repeat(21) }, 'organizationNumber'],
  ])('with %s is refused', async (_what, changed, field) => {
    expect(await customers.check(connection, { ...customer, ...changed }, [])).toMatchObject([
      { code: 'field-invalid', field },
    ]);
  });
});

describe('a project', () => {
  it.each(['0', '-1', '007', '2147483648', 'P-1'])('with the number %s is refused', async (number) => {
    const [problem] = await projects.check(connection, { ...project, number }, []);
    expect(problem).toMatchObject({ code: 'field-invalid', field: 'number', value: number });
  });

  it('for a customer that the vendor lacks is refused, and taken once it is there', async () => {
    const record = { ...project, customerNumber: '20001' };
    const asked = [{ what: 'customer', number: '20001', field: 'customerNumber' }] as const;
    const problem = { code: 'customer-unknown', field: 'customerNumber', value: '20001' };
    expect(await projects.check(connection, record, asked)).toEqual([problem]);
    await control().addCompany('100', { id: 20001, name: 'Ny Kunde' });
    expect(await projects.check(connection, record, asked)).toEqual([]);
  });
});

describe('"Test connection"', () => {
  it.each([
    [1, true, /^Bilagsart 1: Utgående faktura\.$/],
    [77, false, /^Bilagsart 77 finnes ikke\. Disse finnes: 1 Utgående faktura, 2 Bank/],
  ])('says what voucher type %i is, or which there are to choose from', async (voucherType, ok, words) => {
    const checks = await checkConnection(connection, { voucherType });
    const line = checks.find(({ check }) => check === 'voucher-type');
    expect([line?.ok, line?.words.no]).toEqual([ok, expect.stringMatching(words)]);
  });
});
