import { type Invoice, receivable, revenue, save, transactions } from './support/ledger-calls.ts';
import { anna, startVendor, textsIn, type VendorCaller } from './support/vendor-caller.ts';

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

describe('SaveBundleList', () => {
  it('posts an invoice: receivable, net revenue and tax, one ledger line each', async () => {
    expect(await save(vendor, {})).toEqual({ status: 200, type: 'Ok', description: undefined });
    const { text } = await transactions(vendor);
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
    await save(vendor, {});
    expect(textsIn((await transactions(vendor)).text, 'Amount')).toEqual(['1250.0000', '-1250.0000']);
  });

  it('reads the tax code by id when switched so', async () => {
    await vendor.control.setSwitches({ entryTaxNo: 'id' });
    expect((await save(vendor, {})).description).toBe('Tax code 3 does not exist');
    expect((await save(vendor, { entries: receivable() + revenue('-1250', '<TaxNo>103</TaxNo>') })).type).toBe('Ok');
    expect(textsIn((await transactions(vendor)).text, 'VatCode')).toEqual(['3', '3']);
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
    expect(await save(vendor, invoice)).toEqual({ status: 200, type: 'NotSaved', description });
    const { vouchers, draftBundles, transactions: lines } = await vendor.control.client(anna.clientId);
    expect([vouchers, draftBundles, lines]).toEqual([[], [], []]);
  });

  it('saves all of a list or nothing', async () => {
    const bad = { no: 20232, entries: receivable('1') + revenue() };
    expect((await save(vendor, { ignore: 'invoicealreadyexists' }, bad)).type).toBe('NotSaved');
    expect((await vendor.control.client(anna.clientId)).vouchers).toEqual([]);
  });

  it('refuses a number that the series has already in that year, in one list too', async () => {
    const pair = { ignore: 'invoicealreadyexists' };
    expect((await save(vendor, pair, pair)).type).toBe('DuplicateData');
    expect((await save(vendor, pair)).type).toBe('Ok');
    expect((await save(vendor, pair)).type).toBe('DuplicateData');
    expect((await save(vendor, { ...pair, sort: 2 })).type).toBe('Ok');
  });

  it('refuses an invoice number that was posted before, unless the warning is ignored', async () => {
    await save(vendor, {});
    expect(await save(vendor, { no: 20232 })).toEqual({
      status: 200,
      type: 'DataAlreadySaved',
      description: 'Invoice 20231 already exists',
    });
    expect((await save(vendor, { no: 20232, ignore: 'invoicealreadyexists' })).type).toBe('Ok');
  });

  it('keeps a bundle for review without SaveOption or with 1: no ledger line, but kept', async () => {
    expect((await save(vendor, { saveOption: '' })).type).toBe('Ok');
    expect((await save(vendor, { no: 20232, saveOption: '<SaveOption>1</SaveOption>' })).type).toBe('Ok');
    expect((await transactions(vendor)).text).toContain('<GetTransactionsResult />');
    const { draftBundles } = await vendor.control.client(anna.clientId);
    expect(draftBundles.map(({ vouchers }) => vouchers.map(({ transactionNo }) => transactionNo))).toEqual([
      [20231],
      [20232],
    ]);
    expect((await save(vendor, { no: 20232, saveOption: '' })).type).toBe('DuplicateData');
  });

  it('posts a reversed voucher as a credit note', async () => {
    await save(vendor, { entries: receivable('-1250') + revenue('1250') });
    const { text } = await transactions(vendor);
    expect(textsIn(text, 'Amount')).toEqual(['-1250.0000', '1000.0000', '250.0000']);
    expect(new Set(textsIn(text, 'SystemType'))).toEqual(new Set(['CreditnoteCustomer']));
  });
});
