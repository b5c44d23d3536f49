import type { MomentEconomicSettings } from '../../lib/documents/integrations/moment-economic.ts';
import { documentsOf, lineWith } from './economic-documents.ts';
import { agreementNumber, createEconomicWorld, type EconomicWorld } from './economic-world.ts';

let world: EconomicWorld;
const { makeCustomer, makeInvoice, hearCustomer, hearInvoice } = documentsOf(() => world);

const company = String(agreementNumber);

/** An invoice that is on its way when something goes wrong. */
async function invoiceWith(settings: Partial<MomentEconomicSettings> = {}, lines = [lineWith()]) {
  world = await createEconomicWorld({ includePdf: true, ...settings });
  const customer = await makeCustomer();
  await hearCustomer(customer);
  return makeInvoice({ customerId: customer.id, lines });
}

afterEach(() => world.close());

/** On the customer's account, and the files that its voucher holds. */
async function outcome() {
  const { bookedEntries, draftEntries, documents } = await world.agreement();
  const heads = Object.values(bookedEntries).filter(({ values }) => values.accountNumber === 5600);
  return {
    booked: heads.length,
    drafts: Object.keys(draftEntries).length,
    files: documents.flatMap(({ parts }) => parts).length,
  };
}

const onceAll = { booked: 1, drafts: 0, files: 1 };
const twoLines = [lineWith(), lineWith({ financialAccountNumber: '1050', vatCode: 'UEUY', vatPercentage: 0 })];

describe('an invoice is booked once with one PDF, whatever happens to', () => {
  const steps = [
    ['entering', 'draft-entries.create', [lineWith()]],
    ['reading the voucher number', 'draft-entries.get', [lineWith()]],
    ['entering the postings', 'draft-entries.bulk', twoLines],
    ['attaching', 'documents.create', [lineWith()]],
    ['booking', 'journals.book', [lineWith()]],
    ['booking several postings', 'journals.book', twoLines],
  ] as const;
  const faults = ['fail-500', 'reset', 'apply-then-500', 'throttle', 'garbage', 'truncated', 'html'] as const;
  const scenes = steps.flatMap(([what, operation, lines]) =>
    faults.map((fault) => ({ what, operation, lines, fault })),
  );

  it.each(scenes)('$what: $fault', async ({ operation, fault, lines }) => {
    const invoice = await invoiceWith({}, [...lines]);
    await world.economic.addFault({ operation, fault, company, times: 1 });
    await hearInvoice(invoice);
    for (let hour = 0; hour < 4; hour += 1) await world.later(3700);
    expect(await outcome()).toEqual(onceAll);
    expect(world.receiptOf(invoice).state).toBe('delivered');
  });
});

describe('what a person must mend is named, and nothing is entered', () => {
  it.each([
    [
      'an unknown account',
      { lines: [lineWith({ financialAccountNumber: '9999' })] },
      'account-unknown',
      'lines[0].account',
    ],
    ['an unknown VAT code', { lines: [lineWith({ vatCode: 'X9' })] }, 'vat-code-unknown', 'lines[0].vatCode'],
    ['another rate', { lines: [lineWith({ vatCode: 'UEUY' })] }, 'vat-rate-differs', 'lines[0].vatCode'],
    ['no accounting year', { invoiceDate: '2019-05-05' }, 'fiscal-year-unknown', 'date'],
  ])('%s', async (_what, fields, code, field) => {
    world = await createEconomicWorld();
    const customer = await makeCustomer();
    const invoice = await makeInvoice({ customerId: customer.id, ...fields });
    await hearInvoice(invoice);
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'rejected', problem: { code, field } });
    expect(await outcome()).toEqual({ booked: 0, drafts: 0, files: 0 });
  });

  it('a barred customer, which goes on when it is open again', async () => {
    const invoice = await invoiceWith();
    await world.economic.putCustomer({ agreement: agreementNumber, number: 1001 }, { barred: true });
    await hearInvoice(invoice);
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'rejected', problem: { code: 'customer-barred' } });
    await world.economic.putCustomer({ agreement: agreementNumber, number: 1001 }, { barred: null });
    await hearInvoice(invoice);
    expect(await outcome()).toEqual(onceAll);
  });

  it('a closed year', async () => {
    const invoice = await invoiceWith();
    const { years } = await world.agreement();
    await world.economic.putAgreement(agreementNumber, { years: years.map((year) => ({ ...year, closed: true })) });
    await hearInvoice(invoice);
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'rejected', problem: { code: 'fiscal-year-unknown' } });
  });

  it('an invoice number that somebody has entered already', async () => {
    const invoice = await invoiceWith();
    const entry = {
      entryTypeNumber: 10,
      date: '2026-11-02',
      amount: 500,
      customerNumber: 1001,
      contraAccountNumber: 1010,
    };
    await world.economic.bookVoucher(agreementNumber, { entries: [{ ...entry, customerInvoiceNumber: '20451' }] });
    await hearInvoice(invoice);
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'conflict', problem: { code: 'number-taken' } });
    expect((await outcome()).drafts).toBe(0);
  });
});
