import { save, transactions } from './support/ledger-calls.ts';
import { anna, faultOf, startVendor, textIn, textsIn, type VendorCaller } from './support/vendor-caller.ts';

let now = new Date('2026-05-20T10:00:00Z');
let vendor: VendorCaller;
beforeEach(async () => {
  now = new Date('2026-05-20T10:00:00Z');
  vendor = await startVendor({ clock: () => now });
  await vendor.control.addCompany(anna.clientId, { name: 'Acme AS' });
  const project = '<Id>5017</Id><Name>Alpha</Name><NameDisplay>Plain</NameDisplay><TimeReg>WorkType</TimeReg>';
  await vendor.call('project.SaveProject', `<project>${project}</project>`);
});
afterEach(() => vendor.sandbox.close());

describe('GetTransactions', () => {
  beforeEach(async () => {
    await save(vendor, {});
  });
  const window = (start: string, end: string) => `<DateStart>${start}</DateStart><DateEnd>${end}</DateEnd>`;
  const year = window('2026-01-01T00:00:00', '2026-12-31T23:59:59');
  const count = async (inner: string, first = '') =>
    textsIn((await transactions(vendor, inner, first)).text, 'AccountNo').length;

  it.each([
    ['the last second of its day', '2026-05-15T23:59:59', 3],
    ['midnight, which cuts the day off', '2026-05-15T00:00:00', 0],
  ])('with an end at %s', async (_what, end, lines) => {
    expect(await count(window('2026-05-01T00:00:00', end))).toBe(lines);
  });

  it.each([
    [
      'its transaction number',
      `${year}<TransactionNoStart>20231</TransactionNoStart><TransactionNoEnd>20231</TransactionNoEnd>`,
      3,
    ],
    ['another number', `${year}<TransactionNoStart>20232</TransactionNoStart>`, 0],
    ['an account range', `${year}<AccountNoStart>3000</AccountNoStart><AccountNoEnd>3999</AccountNoEnd>`, 1],
    ['its project', `${year}<ProjectId>5017</ProjectId>`, 3],
    ['its customer, on the line that names it', `${year}<CustomerId>10001</CustomerId>`, 1],
    ['another type', `${year}<TransactionTypeId>3</TransactionTypeId>`, 0],
  ])('finds by %s', async (_what, inner, lines) => {
    expect(await count(inner)).toBe(lines);
  });

  it.each([
    ['InvoiceNo', '<InvoiceNo>20231</InvoiceNo>', 3],
    ['InvoiceNo of another', '<InvoiceNo>2023</InvoiceNo>', 0],
  ])('finds by %s', async (_what, criterion, lines) => {
    const inner = `${year}<SystemType xsi:nil="true" /><HasInvoiceId xsi:nil="true" />${criterion}`;
    const { text } = await vendor.call('transaction.GetTransactions', `<searchParams>${inner}</searchParams>`);
    expect(textsIn(text, 'AccountNo')).toHaveLength(lines);
  });

  it('finds what has changed, and a settled line again with another link', async () => {
    const changed = '<DateSearchParameters>DateChangedUTC</DateSearchParameters>';
    const since = () => window(now.toISOString().slice(0, 19), '2026-12-31T00:00:00');
    expect(await count(since(), changed)).toBe(3);
    now = new Date(now.getTime() + 60_000);
    expect(await count(since(), changed)).toBe(0);
    const [line] = textsIn((await transactions(vendor)).text, 'Id');
    const first = await vendor.control.linkLines(anna.clientId, [line ?? '']);
    const second = await vendor.control.linkLines(anna.clientId, [line ?? '']);
    const { text } = await transactions(vendor, since(), changed);
    expect([textsIn(text, 'Id'), textsIn(text, 'LinkId'), textsIn(text, 'Open')]).toEqual([
      [line],
      [String(second)],
      ['false'],
    ]);
    expect(second).not.toBe(first);
  });

  it('faults without dates, which the vendor’s page asks for', async () => {
    const reply = await transactions(vendor, '');
    expect([reply.status, faultOf(reply)]).toEqual([500, 'DateStart and DateEnd must be specified']);
  });
});

describe('the lists of the set-up', () => {
  it('GetEntryId gives the next number, not reserved, and -1 when there is none to give', async () => {
    const next = async (date: string, series: number) => {
      const inner = `<argEntryId><Date>${date}T00:00:00</Date><SortNo>${series}</SortNo><EntryNo>0</EntryNo></argEntryId>`;
      return textIn((await vendor.call('account.GetEntryId', inner)).text, 'EntryNo');
    };
    await save(vendor, {});
    expect([await next('2026-06-01', 1), await next('2026-06-01', 1)]).toEqual(['20232', '20232']);
    expect([await next('2027-01-01', 1), await next('2031-01-01', 1), await next('2026-06-01', 9)]).toEqual([
      '1',
      '-1',
      '-1',
    ]);
  });

  it('lists types, accounts, tax codes, currencies and years', async () => {
    const list = async (service: string, operation: string, element: string) =>
      textsIn((await vendor.call(`${service}.${operation}`)).text, element);
    expect(await list('account', 'GetTypeList', 'Title')).toEqual(['Utgående faktura', 'Bank', 'Inngående faktura']);
    expect(await list('account', 'GetAccountList', 'AccountNo')).toEqual(
      expect.arrayContaining(['1500', '1920', '2700', '3000', '3100']),
    );
    expect(await list('account', 'GetTaxCodeList', 'TaxNo')).toEqual(
      expect.arrayContaining(['3', '31', '33', '5', '52']),
    );
    expect(await list('client', 'GetCurrencyList', 'Symbol')).toEqual(['NOK', 'EUR', 'SEK', 'DKK', 'USD']);
    expect(await list('client', 'GetClientInformation', 'DefaultCurrency')).toEqual(['NOK']);
    expect(await list('transaction', 'GetTransactionTypes', 'No')).toEqual(['1', '2', '3']);
    expect(await list('transaction', 'GetFiscalYears', 'EndingDate')).toEqual([
      '2026-01-01T00:00:00',
      '2027-01-01T00:00:00',
      '2028-01-01T00:00:00',
    ]);
  });

  it('writes nil where a value may lack, and leaves out what equals its default', async () => {
    const { text } = await vendor.call('account.GetTaxCodeList');
    expect(text).toContain(
      '<TaxId>105</TaxId><TaxNo>5</TaxNo><TaxName>Innenlands omsetning, fritatt</TaxName><TaxRate>0</TaxRate><AccountNo xsi:nil="true" />',
    );
    const accounts = await vendor.call('account.GetAccountList');
    expect(accounts.text).toContain(
      '<AccountNo>1500</AccountNo><AccountName>Kundefordringer</AccountName></AccountData>',
    );
  });
});
