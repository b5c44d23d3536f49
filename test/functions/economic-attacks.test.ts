import type { MomentEconomicSettings } from '../../lib/documents/integrations/moment-economic.ts';
import type { Http } from '../../lib/sync/ports.ts';
import { documentsOf, lineWith } from './economic-documents.ts';
import { personIn } from './economic-person.ts';
import { agreementNumber, createEconomicWorld, type EconomicWorld } from './economic-world.ts';

let world: EconomicWorld;
const { makeCustomer, makeInvoice, hearCustomer, hearInvoice } = documentsOf(() => world);
const person = personIn(() => world);
const grantedAnew = personIn(() => world, { app: 'app-secret', grant: 'grant-2' });

const company = String(agreementNumber);
const twoLines = [lineWith(), lineWith({ financialAccountNumber: '1050', vatCode: 'UEUY', vatPercentage: 0 })];

type Beginning = {
  settings?: Partial<MomentEconomicSettings>;
  lines?: typeof twoLines;
  wrapHttp?: (http: Http) => Http;
};

/** An invoice that is about to go. */
async function begin({ settings = {}, lines = [lineWith()], wrapHttp }: Beginning = {}) {
  world = await createEconomicWorld({ includePdf: true, ...settings }, wrapHttp === undefined ? {} : { wrapHttp });
  const customer = await makeCustomer();
  await hearCustomer(customer);
  return makeInvoice({ customerId: customer.id, lines });
}

/** The invoice comes as far as this operation, which is put off once. */
async function stopBefore(operation: string, beginning: Beginning = {}) {
  const invoice = await begin(beginning);
  await world.economic.addFault({ operation, fault: 'throttle', company, times: 1 });
  await hearInvoice(invoice);
  expect(world.receiptOf(invoice)).toMatchObject({ state: 'pending', problem: { code: 'vendor-throttled' } });
  return invoice;
}

async function hoursPass(hours = 4): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) await world.later(3700);
}

afterEach(() => world.close());

/** On the customer's account, what waits in the journals, and the files of the vouchers that are booked. */
async function outcome() {
  const { bookedEntries, draftEntries, documents } = await world.agreement();
  const heads = Object.values(bookedEntries).flatMap(({ values }) => (values.accountNumber === 5600 ? [values] : []));
  const vouchers = heads.map(({ voucherNumber }) => voucherNumber);
  return {
    booked: heads.length,
    drafts: Object.keys(draftEntries).length,
    files: documents.flatMap(({ voucherNumber, parts }) => (vouchers.includes(voucherNumber) ? parts : [])).length,
  };
}

const onceAll = { booked: 1, drafts: 0, files: 1 };
const byHand = {
  ...{ entryTypeNumber: 10, journalNumber: 1, date: '2026-11-02T00:00:00Z', dueDate: '2026-12-02T00:00:00Z' },
  ...{ amount: 12_500, currency: 'DKK', customerNumber: 1001, customerInvoiceNumber: '20451', text: 'Fra hånden' },
  ...{ contraAccountNumber: 1010, contraVatCode: 'U25' },
};

describe('between the steps of an invoice', () => {
  it.each([
    ['attaching', 'documents.create', [lineWith()]],
    ['booking', 'journals.book', [lineWith()]],
    ['entering the postings', 'draft-entries.bulk', twoLines],
    ['booking several postings', 'journals.book', twoLines],
  ])('settings change before %s: it ends where it began', async (_what, operation, lines) => {
    const invoice = await stopBefore(operation, { lines });
    world.set({ journal: 2, vatCodes: [{ moment: 'X', economic: 'U25' }], customerGroup: 2 });
    await hoursPass();
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'delivered' });
    expect(await outcome()).toEqual(onceAll);
  });

  it('access is taken back and given again', async () => {
    const invoice = await stopBefore('journals.book');
    await world.economic.revoke(agreementNumber);
    await hoursPass(1);
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'pending', problem: { code: 'access-revoked' } });
    await world.storeToken('grant-2');
    await grantedAnew.act(invoice, { act: 'retry' });
    await hoursPass();
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'delivered' });
    expect(await outcome()).toEqual(onceAll);
  });

  it.each([
    ['one posting', [lineWith()]],
    ['several postings', twoLines],
  ])('a person books it by hand: %s', async (_what, lines) => {
    const invoice = await stopBefore('documents.create', { lines });
    await person.bookEntries();
    await hoursPass();
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'delivered' });
    expect(await outcome()).toEqual(onceAll);
  });

  it.each([
    ['attaching', 'documents.create', [lineWith()]],
    ['booking', 'journals.book', [lineWith()]],
    ['entering the postings', 'draft-entries.bulk', twoLines],
    ['booking several postings', 'journals.book', twoLines],
  ])(
    'a person deletes it before %s: the receipt says so, and a retry enters it anew',
    async (_what, operation, lines) => {
      const invoice = await stopBefore(operation, { lines });
      await person.deleteEntries();
      await hoursPass(1);
      const problem = { code: 'entry-gone', vendorWords: expect.stringContaining('deleted') };
      expect(world.receiptOf(invoice)).toMatchObject({ state: 'rejected', problem });
      expect(await outcome()).toEqual({ booked: 0, drafts: 0, files: 0 });
      expect(await person.act(invoice, { act: 'retry' })).toBe('done');
      await hoursPass();
      expect(world.receiptOf(invoice)).toMatchObject({ state: 'delivered' });
      expect(await outcome()).toEqual(onceAll);
    },
  );

  it('a person enters a second voucher under the number: ours is booked, and known by its own number', async () => {
    const invoice = await stopBefore('journals.book');
    await person.enter(byHand);
    await world.economic.addFault({ operation: 'journals.book', fault: 'apply-then-500', company, times: 1 });
    await world.economic.bookVoucher(agreementNumber, { entries: [{ ...byHand, date: '2026-11-02' }] });
    await hoursPass();
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'delivered', mapping: { number: '1001' } });
    expect(await outcome()).toEqual({ booked: 2, drafts: 1, files: 1 });
  });

  it('the period is closed: the receipt says where it stands, and a retry goes on from there', async () => {
    const invoice = await stopBefore('journals.book');
    await person.closePeriods([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    await hoursPass(1);
    const vendorWords = expect.stringContaining('voucher 1001 of journal 1 is entered, not booked');
    expect(world.receiptOf(invoice)).toMatchObject({
      state: 'rejected',
      problem: { code: 'fiscal-year-unknown', vendorWords },
    });
    expect(await outcome()).toMatchObject({ booked: 0, drafts: 1 });
    await person.closePeriods([]);
    await person.act(invoice, { act: 'retry' });
    await hoursPass(1);
    expect(await outcome()).toEqual(onceAll);
  });

  it('postings are refused: the customer’s side waits, and a retry adds them to it', async () => {
    const invoice = await stopBefore('draft-entries.bulk', { lines: twoLines });
    const { accounts } = await world.agreement();
    const bar = (isBarred: boolean) =>
      world.economic.putAgreement(agreementNumber, {
        accounts: accounts.map((account) => (account.number === 1050 ? { ...account, isBarred } : account)),
      });
    await bar(true);
    await hoursPass(1);
    const vendorWords = expect.stringContaining('voucher 1001 of journal 1 is entered, not booked');
    expect(world.receiptOf(invoice)).toMatchObject({
      state: 'rejected',
      problem: { code: 'account-unknown', vendorWords },
    });
    await bar(false);
    await person.act(invoice, { act: 'retry' });
    await hoursPass(1);
    expect(world.receiptOf(invoice).mapping).toMatchObject({ number: '1001' });
    expect(await outcome()).toEqual(onceAll);
  });

  it('another file hangs on the voucher: a person is asked; once it is gone, ours is attached', async () => {
    const invoice = await stopBefore('documents.create');
    await person.attach(1001);
    await hoursPass(1);
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'conflict', problem: { code: 'target-differs' } });
    await person.removeDocuments();
    await person.act(invoice, { act: 'resend' });
    await hoursPass(1);
    expect(await outcome()).toEqual(onceAll);
  });
});

describe('a draft with the same invoice number in the journal', () => {
  it('of a person stops ours before anything is entered', async () => {
    const invoice = await begin();
    await person.enter(byHand);
    await hearInvoice(invoice);
    const problem = { code: 'number-taken', vendorWords: expect.stringContaining('entered, not booked: voucher 1001') };
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'conflict', problem });
    expect(await outcome()).toEqual({ booked: 0, drafts: 1, files: 0 });
  });
});

describe('the PDF', () => {
  /** Moment gives these bytes as the invoice's PDF. */
  const giving =
    (bytes: () => string) =>
    (http: Http): Http =>
    async (request) => {
      const answer = await http(request);
      return request.url.endsWith('/pdf') ? { ...answer, body: new TextEncoder().encode(bytes()) } : answer;
    };

  it.each([
    ['not a PDF', '<html>', 'not a PDF'],
    ['empty', '', '0 bytes'],
    ['above 9 MB', `%PDF-1.4${'x'.repeat(9_437_184)}`, '9.0 MB, at most 9 MB'],
  ])('%s: nothing is entered; mended, a retry books it', async (what, bad, value) => {
    let bytes = bad;
    const invoice = await begin({ wrapHttp: giving(() => bytes) });
    await hearInvoice(invoice);
    const problem = { code: 'pdf-unusable', field: 'file', value };
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'rejected', problem });
    expect(await outcome()).toEqual({ booked: 0, drafts: 0, files: 0 });
    bytes = '%PDF-1.4\n%%EOF\n';
    if (what === 'above 9 MB') world.tidy();
    await person.act(invoice, { act: 'retry' });
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'delivered' });
    expect(await outcome()).toEqual(onceAll);
  });

  it('is refused by e-conomic for good: a person goes on without it', async () => {
    const invoice = await begin();
    await world.economic.addFault({ operation: 'documents.create', fault: 'refuse', company });
    await hearInvoice(invoice);
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'rejected', problem: { code: 'refused-by-vendor' } });
    expect(await outcome()).toMatchObject({ booked: 0, drafts: 1 });
    world.set({ includePdf: false });
    await person.act(invoice, { act: 'retry' });
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'delivered' });
    expect(await outcome()).toEqual({ booked: 1, drafts: 0, files: 0 });
  });

  it('has other bytes each time it is made: a booked invoice has not changed', async () => {
    let made = 0;
    const bytes = () => {
      made += 1;
      return `%PDF-1.4\n% ${made}\n%%EOF\n`;
    };
    const invoice = await begin({ wrapHttp: giving(bytes) });
    await hearInvoice(invoice);
    world.tidy();
    await hearInvoice(invoice);
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'skipped', problem: { code: 'unchanged' } });
    world.set({ includePdf: false });
    await hearInvoice(invoice);
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'skipped', problem: { code: 'unchanged' } });
    expect(await outcome()).toEqual(onceAll);
  });
});
