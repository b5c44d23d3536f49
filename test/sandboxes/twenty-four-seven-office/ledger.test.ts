import { anna, faultOf, startVendor, textIn, textsIn, type VendorCaller } from './support/vendor-caller.ts';

let now = new Date('2026-05-20T10:00:00Z');
let vendor: VendorCaller;
beforeEach(async () => {
  now = new Date('2026-05-20T10:00:00Z');
  vendor = await startVendor({ clock: () => now });
  await vendor.control.addCompany(anna.clientId, { name: 'Acme AS' });
  const project = '<Id>5017</Id><Name>Alpha</Name><NameDisplay>Plain</NameDisplay><TimeReg>WorkType</TimeReg>';
  await vendor.call('project', 'SaveProject', `<project>${project}</project>`);
});
afterEach(() => vendor.sandbox.close());

type Invoice = {
  no?: number;
  year?: number;
  sort?: number;
  day?: string;
  entries?: string;
  saveOption?: string;
  ignore?: string;
};

const receivable = (amount = '1250', more = '') =>
  `<Entry><CustomerId>10001</CustomerId><AccountNo>1500</AccountNo><Date>2026-05-15T00:00:00</Date><DueDate>2026-05-29T00:00:00</DueDate><Amount>${amount}</Amount><ProjectId>5017</ProjectId><InvoiceReferenceNo>20231</InvoiceReferenceNo><InvoiceOcr>202310</InvoiceOcr>${more}</Entry>`;
const revenue = (amount = '-1250', tax = '<TaxNo>3</TaxNo>') =>
  `<Entry><AccountNo>3000</AccountNo><Date>2026-05-15T00:00:00</Date><Amount>${amount}</Amount><ProjectId>5017</ProjectId><InvoiceReferenceNo>20231</InvoiceReferenceNo>${tax}</Entry>`;

const voucher = ({ no = 20231, sort = 1, entries = receivable() + revenue() }: Invoice) =>
  `<Voucher><TransactionNo>${no}</TransactionNo><Entries>${entries}</Entries><Sort>${sort}</Sort></Voucher>`;

const save = async (...invoices: Invoice[]) => {
  const bundles = invoices.map(
    (invoice) => `<Bundle><YearId>${invoice.year ?? 2026}</YearId><Vouchers>${voucher(invoice)}</Vouchers></Bundle>`,
  );
  const { saveOption = '<SaveOption>0</SaveOption>', ignore = '' } = invoices[0] ?? {};
  const warnings = ignore === '' ? '' : `<IgnoreWarnings><string>${ignore}</string></IgnoreWarnings>`;
  const list = `<BundleList><Bundles>${bundles.join('')}</Bundles>${saveOption}${warnings}</BundleList>`;
  const reply = await vendor.call('account', 'SaveBundleList', list);
  return { status: reply.status, type: textIn(reply.text, 'Type'), description: textIn(reply.text, 'Description') };
};

const transactions = (
  inner = '<DateStart>2026-01-01T00:00:00</DateStart><DateEnd>2026-12-31T23:59:59</DateEnd>',
  first = '',
) =>
  vendor.call(
    'transaction',
    'GetTransactions',
    `<searchParams>${first}${inner}<SystemType xsi:nil="true" /><HasInvoiceId xsi:nil="true" /></searchParams>`,
  );

describe('SaveBundleList', () => {
  it('posts an invoice: receivable, net revenue and tax, one ledger line each', async () => {
    expect(await save({})).toEqual({ status: 200, type: 'Ok', description: undefined });
    const { text } = await transactions();
    expect(textsIn(text, 'AccountNo')).toEqual(['1500', '3000', '2700']);
    expect(textsIn(text, 'Amount')).toEqual(['1250.0000', '-1000.0000', '-250.0000']);
    expect(textsIn(text, 'TransactionNo')).toEqual(['20231', '20231', '20231']);
    expect(textsIn(text, 'SystemType')).toEqual(['InvoiceCustomer', 'InvoiceCustomer', 'InvoiceCustomer']);
    expect(textsIn(text, 'DueDate')).toEqual(['2026-05-29T00:00:00']);
    expect(textsIn(text, 'OCR')).toEqual(['202310']);
    expect(text).toContain('<Dimension><Type>Customer</Type><Name>Acme AS</Name><Value>10001</Value></Dimension>');
    expect(text).toContain('<Dimension><Type>Project</Type><Name>Alpha</Name><Value>5017</Value></Dimension>');
  });

  it('keeps the gross line when switched so', async () => {
    await vendor.control.setSwitches({ taxedLines: 'gross' });
    await save({});
    expect(textsIn((await transactions()).text, 'Amount')).toEqual(['1250.0000', '-1250.0000']);
  });

  it('reads the tax code by id when switched so', async () => {
    await vendor.control.setSwitches({ entryTaxNo: 'id' });
    expect((await save({})).description).toBe('Tax code 3 does not exist');
    expect((await save({ entries: receivable() + revenue('-1250', '<TaxNo>103</TaxNo>') })).type).toBe('Ok');
    expect(textsIn((await transactions()).text, 'VatCode')).toEqual(['3', '3']);
  });

  it.each<[string, Invoice, string]>([
    [
      'amounts that do not sum to zero',
      { entries: receivable('1250.01') + revenue() },
      'Voucher 20231 is not in balance in NOK',
    ],
    [
      'an unknown account',
      { entries: (receivable() + revenue()).replace('3000', '3999') },
      'Account 3999 does not exist',
    ],
    [
      'an unknown tax code',
      { entries: receivable() + revenue('-1250', '<TaxNo>99</TaxNo>') },
      'Tax code 99 does not exist',
    ],
    [
      'an unknown customer',
      { entries: (receivable() + revenue()).replace('10001', '10009') },
      'Customer 10009 does not exist',
    ],
    [
      'an unknown project',
      { entries: (receivable() + revenue()).replaceAll('5017', '5018') },
      'Project 5018 does not exist',
    ],
    [
      'an unknown currency',
      { entries: (receivable() + revenue()).replaceAll('</Amount>', '</Amount><CurrencyId>CHF</CurrencyId>') },
      'Currency CHF does not exist',
    ],
    ['a year that is not set up', { year: 2031 }, 'Fiscal year 2031 does not exist'],
    ['a locked year', { year: 2025 }, 'Fiscal year 2025 is locked'],
    ['a date outside the year of the bundle', { year: 2027 }, 'Entry date 2026-05-15 is outside fiscal year 2027'],
    ['an unknown type', { sort: 8 }, 'Transaction type 8 does not exist'],
    ['a number that is not positive', { no: 0 }, 'Transaction number 0 is not a positive number'],
    ['no entries', { entries: '' }, 'Voucher 20231 has no entries'],
    ['an unknown save option', { saveOption: '<SaveOption>2</SaveOption>' }, 'SaveOption 2 is not known'],
  ])('refuses %s', async (_what, invoice, description) => {
    const years = [2025, 2026, 2027].map((year) => ({ year, isLocked: year === 2025 }));
    await vendor.control.putClient(anna.clientId, { years });
    expect(await save(invoice)).toEqual({ status: 200, type: 'NotSaved', description });
    const { vouchers, draftBundles, transactions: lines } = await vendor.control.client(anna.clientId);
    expect([vouchers, draftBundles, lines]).toEqual([[], [], []]);
  });

  it('saves all of a list or nothing', async () => {
    const bad = { no: 20232, entries: receivable('1') + revenue() };
    expect((await save({ ignore: 'invoicealreadyexists' }, bad)).type).toBe('NotSaved');
    expect((await vendor.control.client(anna.clientId)).vouchers).toEqual([]);
  });

  it('refuses a number that the series has already in that year, in one list too', async () => {
    const pair = { ignore: 'invoicealreadyexists' };
    expect((await save(pair, pair)).type).toBe('DuplicateData');
    expect((await save(pair)).type).toBe('Ok');
    expect((await save(pair)).type).toBe('DuplicateData');
    expect((await save({ ...pair, sort: 2 })).type).toBe('Ok');
  });

  it('refuses an invoice number that was posted before, unless the warning is ignored', async () => {
    await save({});
    expect(await save({ no: 20232 })).toEqual({
      status: 200,
      type: 'DataAlreadySaved',
      description: 'Invoice 20231 already exists',
    });
    expect((await save({ no: 20232, ignore: 'invoicealreadyexists' })).type).toBe('Ok');
  });

  it('keeps a bundle for review without SaveOption or with 1: no ledger line, but kept', async () => {
    expect((await save({ saveOption: '' })).type).toBe('Ok');
    expect((await save({ no: 20232, saveOption: '<SaveOption>1</SaveOption>' })).type).toBe('Ok');
    expect((await transactions()).text).toContain('<GetTransactionsResult />');
    const { draftBundles } = await vendor.control.client(anna.clientId);
    expect(draftBundles.map(({ vouchers }) => vouchers.map(({ transactionNo }) => transactionNo))).toEqual([
      [20231],
      [20232],
    ]);
    expect((await save({ no: 20232, saveOption: '' })).type).toBe('DuplicateData');
  });

  it('posts a reversed voucher as a credit note', async () => {
    await save({ entries: receivable('-1250') + revenue('1250') });
    const { text } = await transactions();
    expect(textsIn(text, 'Amount')).toEqual(['-1250.0000', '1000.0000', '250.0000']);
    expect(new Set(textsIn(text, 'SystemType'))).toEqual(new Set(['CreditnoteCustomer']));
  });
});

describe('GetTransactions', () => {
  beforeEach(async () => {
    await save({});
  });
  const window = (start: string, end: string) => `<DateStart>${start}</DateStart><DateEnd>${end}</DateEnd>`;
  const year = window('2026-01-01T00:00:00', '2026-12-31T23:59:59');
  const count = async (inner: string, first = '') =>
    textsIn((await transactions(inner, first)).text, 'AccountNo').length;

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
    const { text } = await vendor.call('transaction', 'GetTransactions', `<searchParams>${inner}</searchParams>`);
    expect(textsIn(text, 'AccountNo')).toHaveLength(lines);
  });

  it('finds what has changed, and a settled line again with another link', async () => {
    const changed = '<DateSearchParameters>DateChangedUTC</DateSearchParameters>';
    const since = () => window(now.toISOString().slice(0, 19), '2026-12-31T00:00:00');
    expect(await count(since(), changed)).toBe(3);
    now = new Date(now.getTime() + 60_000);
    expect(await count(since(), changed)).toBe(0);
    const [line] = textsIn((await transactions()).text, 'Id');
    const first = await vendor.control.linkLines(anna.clientId, [line ?? '']);
    const second = await vendor.control.linkLines(anna.clientId, [line ?? '']);
    const { text } = await transactions(since(), changed);
    expect([textsIn(text, 'Id'), textsIn(text, 'LinkId'), textsIn(text, 'Open')]).toEqual([
      [line],
      [String(second)],
      ['false'],
    ]);
    expect(second).not.toBe(first);
  });

  it('faults without dates, which the vendor’s page asks for', async () => {
    const reply = await transactions('');
    expect([reply.status, faultOf(reply)]).toEqual([500, 'DateStart and DateEnd must be specified']);
  });
});

describe('the lists of the set-up', () => {
  it('GetEntryId gives the next number, not reserved, and -1 when there is none to give', async () => {
    const next = async (date: string, series: number) => {
      const inner = `<argEntryId><Date>${date}T00:00:00</Date><SortNo>${series}</SortNo><EntryNo>0</EntryNo></argEntryId>`;
      return textIn((await vendor.call('account', 'GetEntryId', inner)).text, 'EntryNo');
    };
    await save({});
    expect([await next('2026-06-01', 1), await next('2026-06-01', 1)]).toEqual(['20232', '20232']);
    expect([await next('2027-01-01', 1), await next('2031-01-01', 1), await next('2026-06-01', 9)]).toEqual([
      '1',
      '-1',
      '-1',
    ]);
  });

  it('lists types, accounts, tax codes, currencies and years', async () => {
    const list = async (service: string, operation: string, element: string) =>
      textsIn((await vendor.call(service, operation)).text, element);
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
    const { text } = await vendor.call('account', 'GetTaxCodeList');
    expect(text).toContain(
      '<TaxId>105</TaxId><TaxNo>5</TaxNo><TaxName>Innenlands omsetning, fritatt</TaxName><TaxRate>0</TaxRate><AccountNo xsi:nil="true" />',
    );
    const accounts = await vendor.call('account', 'GetAccountList');
    expect(accounts.text).toContain(
      '<AccountNo>1500</AccountNo><AccountName>Kundefordringer</AccountName></AccountData>',
    );
  });
});
