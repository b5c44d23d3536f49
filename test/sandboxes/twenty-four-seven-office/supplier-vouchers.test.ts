import type { VoucherSettings } from '../../../lib/sandboxes/twenty-four-seven-office/control-endpoint/ledger-requests.ts';
import { transactions } from './support/ledger-calls.ts';
import { anna, startVendor, textsIn, type VendorCaller } from './support/vendor-caller.ts';

let now = new Date('2026-05-20T10:00:00Z');
let vendor: VendorCaller;
beforeEach(async () => {
  now = new Date('2026-05-20T10:00:00Z');
  vendor = await startVendor({ clock: () => now });
  await vendor.control.addCompany(anna.clientId, { id: 20007, name: 'Kabel & Co AS', type: 'Supplier' });
  await vendor.control.addProject(anna.clientId, { id: 5017, name: 'Alpha' });
});
afterEach(() => vendor.sandbox.close());

const cable: VoucherSettings = {
  ...{ date: '2026-05-12', supplierId: 20007, invoiceNo: 'S-7788', dueDate: '2026-06-12', comment: 'Kabel' },
  lines: [{ accountNo: 4500, amount: '1250.00', vatCode: '1', projectId: 5017 }],
};
const ledger = () => vendor.control.ledger(anna.clientId);
const book = (change: Partial<VoucherSettings> = {}) => ledger().book({ ...cable, ...change });
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};

/** The accounts of the lines that changed in these minutes, in the order of the answer. */
const changed = async (from: string, to: string) => {
  const dates = `<DateStart>2026-05-20T${from}:00</DateStart><DateEnd>2026-05-20T${to}:00</DateEnd>`;
  const first = '<DateSearchParameters>DateChangedUTC</DateSearchParameters>';
  return textsIn((await transactions(vendor, dates, first)).text, 'AccountNo');
};

describe("a supplier's voucher", () => {
  it('is a net line, its tax, and what is owed, with supplier, project and stamp', async () => {
    const [voucher] = await book({ files: [{ size: 10 }] });
    const { text } = await transactions(vendor);
    expect(textsIn(text, 'AccountNo')).toEqual(['4500', '2710', '2400']);
    expect(textsIn(text, 'Amount')).toEqual(['1000.0000', '250.0000', '-1250.0000']);
    expect(textsIn(text, 'VatCode')).toEqual(['1', '1']);
    expect(textsIn(text, 'Open')).toEqual(['false', 'false', 'true']);
    expect(new Set(textsIn(text, 'StampNo'))).toEqual(new Set([String(voucher?.stampNo)]));
    expect(textsIn(text, 'SystemType')[0]).toBe('InvoiceSupplier');
    expect(textsIn(text, 'InvoiceNo')[0]).toBe('S-7788');
    expect(text).toContain('<Dimension><Type>Customer</Type><Name>Kabel &amp; Co AS</Name><Value>20007</Value>');
    expect(text).toContain('<Dimension><Type>Project</Type><Name>Alpha</Name><Value>5017</Value></Dimension>');
  });

  it('keeps the gross amount on its line when switched so, and reads the tax id when that is switched', async () => {
    await vendor.control.setSwitches({ taxedLines: 'gross', entryTaxNo: 'id' });
    await book();
    expect(textsIn((await transactions(vendor)).text, 'Amount')).toEqual(['1250.0000', '-1250.0000']);
  });

  it('with a negative amount is a credit note', async () => {
    await book({ lines: [{ accountNo: 4500, amount: '-100.00' }] });
    expect(textsIn((await transactions(vendor)).text, 'SystemType')).toEqual([
      'CreditnoteSupplier',
      'CreditnoteSupplier',
    ]);
  });

  it.each<[string, Partial<VoucherSettings>, string]>([
    ['an unknown account', { lines: [{ accountNo: 4999, amount: '1.00' }] }, 'Account 4999 does not exist'],
    ['an unknown project', { lines: [{ accountNo: 4500, amount: '1.00', projectId: 9 }] }, 'Project 9 does not exist'],
    ['a year that does not exist', { date: '2031-01-01' }, 'Fiscal year 2031 does not exist'],
  ])('on %s is refused, with all others of the request', async (_what, change, words) => {
    await expect(ledger().book(cable, { ...cable, ...change })).rejects.toThrow(words);
    expect(textsIn((await transactions(vendor)).text, 'AccountNo')).toEqual([]);
  });

  it('is listed once it is posted, and not while it is a draft', async () => {
    const [draft] = await book({ draft: true });
    expect(await changed('00:00', '23:00')).toEqual([]);
    later(30);
    await ledger().postDraft({ transactionNo: draft?.transactionNo ?? 0 });
    expect(await changed('10:30', '10:31')).toEqual(['4500', '2710', '2400']);
  });
});

describe('a change', () => {
  it.each([
    ['voucher', ['4500', '2710', '2400', '2400']],
    ['ledger-line', ['2400', '2400']],
  ] as const)(
    'by a payment makes lines come back (%s), with a link and closed',
    async (settlementTouches, accounts) => {
      await vendor.control.setSwitches({ settlementTouches });
      const [voucher] = await book();
      later(60);
      const link = await ledger().settle({ transactionNo: voucher?.transactionNo ?? 0 });
      expect((await changed('11:00', '12:00')).filter((account) => account !== '1920')).toEqual(accounts);
      const { text } = await transactions(vendor);
      expect(new Set(textsIn(text, 'Open'))).toEqual(new Set(['false']));
      expect(textsIn(text, 'LinkId').filter((id) => id === String(link))).toHaveLength(accounts.length);
      await expect(ledger().settle({ transactionNo: voucher?.transactionNo ?? 0 })).rejects.toThrow('no open line');
    },
  );

  it('by a counter voucher leaves the lines and adds their opposites with the same invoice number', async () => {
    const [voucher] = await book();
    later(60);
    await ledger().reverse({ transactionNo: voucher?.transactionNo ?? 0, form: 'counter' });
    const { text } = await transactions(vendor);
    expect(textsIn(text, 'Amount').slice(3)).toEqual(['-1000.0000', '-250.0000', '1250.0000']);
    expect(new Set(textsIn(text, 'InvoiceNo'))).toEqual(new Set(['S-7788']));
    expect(await changed('11:00', '12:00')).toHaveLength(6);
  });

  it('by hiding shows the lines as hidden', async () => {
    const [voucher] = await book();
    later(60);
    await ledger().reverse({ transactionNo: voucher?.transactionNo ?? 0, form: 'hidden' });
    expect(textsIn((await transactions(vendor)).text, 'Hidden')).toEqual(['true', 'true', 'true']);
    expect(await changed('11:00', '12:00')).toHaveLength(3);
  });

  it('of one line changes that line alone', async () => {
    const [voucher] = await book();
    later(60);
    const id = voucher?.lines[0]?.id ?? '';
    await ledger().changeLine(id, { comment: 'Kabel, rettet', amount: '999.50', projectId: 0 });
    expect(await changed('11:00', '12:00')).toEqual(['4500']);
    const { text } = await transactions(vendor);
    expect([textsIn(text, 'Amount')[0], textsIn(text, 'Comment')[0]]).toEqual(['999.5000', 'Kabel, rettet']);
    await ledger().removeLine(id);
    expect(textsIn((await transactions(vendor)).text, 'AccountNo')).toEqual(['2710', '2400']);
  });
});

describe('lists that shift', () => {
  it('a late line has a date of change that lies before what was listed already', async () => {
    await book();
    later(60);
    await book({ at: '2026-05-20T09:30:00Z' });
    expect(await changed('09:00', '10:00')).toEqual(['4500', '2710', '2400']);
  });

  it('a line is missing from its window until it may be seen', async () => {
    await book({ visibleFrom: '2026-05-20T10:30:00Z' });
    expect(await changed('09:00', '11:00')).toEqual([]);
    later(31);
    expect(await changed('09:00', '11:00')).toEqual(['4500', '2710', '2400']);
  });

  it('lines come the other way round when switched so', async () => {
    await vendor.control.setSwitches({ listOrder: 'reversed' });
    await book();
    expect(await changed('09:00', '11:00')).toEqual(['2400', '2710', '4500']);
  });
});

describe('a supplier that cannot be read', () => {
  it('is a number without name in the line, and nowhere in the register', async () => {
    await book();
    await vendor.control.changeCompany(anna.clientId, 20007, { active: false });
    expect((await transactions(vendor)).text).toContain('<Dimension><Type>Customer</Type><Value>20007</Value>');
    const search = '<searchParams><CompanyId>20007</CompanyId></searchParams>';
    const asked = `${search}<returnProperties><string>Name</string></returnProperties>`;
    expect(textsIn((await vendor.call('company.GetCompanies', asked)).text, 'Name')).toEqual([]);
  });

  it('names come from the register alone when switched so', async () => {
    await vendor.control.setSwitches({ dimensionNames: 'absent' });
    await book();
    expect((await transactions(vendor)).text).not.toContain('Kabel &amp; Co AS');
  });
});

describe('history', () => {
  it('of 100,000 lines does not reach a window of today', async () => {
    await ledger().addHistory({ count: 100_000, from: '2025-01-01', to: '2025-12-31', accountNo: 4500 });
    await book();
    expect(await changed('09:00', '11:00')).toEqual(['4500', '2710', '2400']);
    const day = '<DateStart>2025-12-31T00:00:00</DateStart><DateEnd>2025-12-31T23:59:59</DateEnd>';
    expect(textsIn((await transactions(vendor, day)).text, 'AccountNo')).toHaveLength(273);
  });
});
