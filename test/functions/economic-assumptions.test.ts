import { economic } from '../../lib/connectors/economic/index.ts';
import type { SwitchSettings } from '../../lib/sandboxes/economic/state/switches.ts';
import { documentsOf, lineWith } from './economic-documents.ts';
import { scope } from './economic-open.ts';
import { agreementNumber, createEconomicWorld, type EconomicWorld } from './economic-world.ts';

let world: EconomicWorld;
const { makeCustomer, makeInvoice, hearCustomer, hearInvoice } = documentsOf(() => world);

const company = String(agreementNumber);
const twoLines = [lineWith(), lineWith({ financialAccountNumber: '1050', vatCode: 'UEUY', vatPercentage: 0 })];

afterEach(() => world.close());

async function outcome() {
  const { bookedEntries, draftEntries, documents } = await world.agreement();
  const heads = Object.values(bookedEntries).filter(({ values }) => values.accountNumber === 5600);
  return {
    booked: heads.length,
    drafts: Object.keys(draftEntries).length,
    files: documents.flatMap(({ parts }) => parts).length,
  };
}

async function hoursPass(hours = 4): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) await world.later(3700);
}

describe('an invoice is booked once with one PDF, whichever way the vendor turns out to be', () => {
  const turned: readonly (readonly [string, SwitchSettings])[] = [
    ['lists lag a minute behind', { staleLists: { seconds: 60 } }],
    ['lists lag ten minutes behind', { staleLists: { seconds: 600 } }],
    ['idempotency keys do nothing', { idempotency: 'none' }],
    ['refusals are not remembered', { idempotencyKeepsRefusals: false }],
    ['a key with another body is answered from memory', { idempotencyOtherBody: 'replay' }],
    ['voucher numbers may come twice', { usedVoucherNumber: 'accept' }],
    ['booking names no codes', { bookingErrors: 'generic' }],
    ['invoice numbers are unique', { duplicateInvoiceNumber: 'refuse' }],
    ['429 says when to come back', { retryAfter: true }],
  ];
  const calls = [
    ['draft-entries.create', [lineWith()]],
    ['draft-entries.bulk', twoLines],
    ['documents.create', [lineWith()]],
    ['journals.book', twoLines],
  ] as const;
  const scenes = turned.flatMap(([what, switches]) =>
    calls.flatMap(([operation, lines]) =>
      (['apply-then-500', 'throttle', 'reset'] as const).map((fault) => ({ what, switches, operation, lines, fault })),
    ),
  );

  it.each(scenes)('$what; $operation: $fault', async ({ switches, operation, lines, fault }) => {
    world = await createEconomicWorld({ includePdf: true });
    await world.economic.setSwitches(switches);
    const customer = await makeCustomer();
    await hearCustomer(customer);
    const invoice = await makeInvoice({ customerId: customer.id, lines: [...lines] });
    await world.economic.addFault({ operation, fault, company, times: 1 });
    await hearInvoice(invoice);
    for (let minute = 0; minute < 15; minute += 1) await world.later(60);
    await hoursPass();
    expect(await outcome()).toEqual({ booked: 1, drafts: 0, files: 1 });
    expect(world.receiptOf(invoice).state).toBe('delivered');
  });
});

describe('how much an agreement may be called', () => {
  it('an empty bucket puts documents off, and loses and doubles none', async () => {
    world = await createEconomicWorld({ includePdf: true });
    const customer = await makeCustomer();
    await hearCustomer(customer);
    const invoices = [];
    for (let count = 0; count < 5; count += 1) invoices.push(await makeInvoice({ customerId: customer.id }));
    await world.economic.setSwitches({ tokenLimit: 40, tokenRefill: 'window' });
    for (const invoice of invoices) await hearInvoice(invoice);
    expect((await world.economic.calls()).some(({ status }) => status === 429)).toBe(true);
    for (let minute = 0; minute < 90; minute += 1) await world.later(61);
    expect(invoices.map((invoice) => world.receiptOf(invoice).state)).toEqual(Array(5).fill('delivered'));
    expect(await outcome()).toEqual({ booked: 5, drafts: 0, files: 5 });
  });

  it('a budget that is used up books a place on the next day, and the invoice goes then', async () => {
    world = await createEconomicWorld({ includePdf: true }, { dailyCalls: 40 });
    const customer = await makeCustomer();
    await hearCustomer(customer);
    const invoices = [];
    for (let count = 0; count < 6; count += 1) invoices.push(await makeInvoice({ customerId: customer.id }));
    for (const invoice of invoices) await hearInvoice(invoice);
    expect(invoices.map((invoice) => world.receiptOf(invoice).state)).toContain('deferred');
    expect((await world.economic.calls()).length).toBeLessThanOrEqual(40);
    for (let day = 0; day < 4; day += 1) await world.later(24 * 3600);
    expect(invoices.map((invoice) => world.receiptOf(invoice).state)).toEqual(Array(6).fill('delivered'));
    expect(await outcome()).toEqual({ booked: 6, drafts: 0, files: 6 });
  });
});

describe('payment terms of a new customer', () => {
  it.each([
    ['link', 2],
    ['number', 2],
  ] as const)('are the agreement’s own where the setting names none: told by %s', async (defaultPaymentTerm, terms) => {
    world = await createEconomicWorld({ paymentTerms: undefined });
    await world.economic.setSwitches({ defaultPaymentTerm });
    await world.economic.putAgreement(agreementNumber, { defaultPaymentTerms: 2 });
    await hearCustomer(await makeCustomer());
    const { customers } = await world.agreement();
    expect(customers['1001']?.values.paymentTerms).toMatchObject({ paymentTermsNumber: terms });
  });

  it.each(['name', 'none'] as const)('are asked for where the agreement tells %s', async (told) => {
    world = await createEconomicWorld({ paymentTerms: undefined });
    if (told === 'name') await world.economic.setSwitches({ defaultPaymentTerm: told });
    if (told === 'name') await world.economic.putAgreement(agreementNumber, { defaultPaymentTerms: 1 });
    const customer = await makeCustomer();
    await hearCustomer(customer);
    const problem = { code: 'field-missing', field: 'settings.paymentTerms' };
    expect(world.receiptOf(customer)).toMatchObject({ state: 'rejected', problem });
  });
});

describe('the test of a grant', () => {
  const test = async (journal = 1) => {
    const open = await world.engine.integrations.open(scope.tenant, scope.integration);
    if (open === undefined) throw new Error('there is no integration');
    return economic.testConnection(open.connect('economic'), { journal });
  };

  it('shows the company, its currency, the journal and the project module', async () => {
    world = await createEconomicWorld();
    expect(await test()).toEqual({
      ...{ name: 'Fjord ApS', number: company, organizationNumber: '00000000', currency: 'DKK' },
      ...{ hasProjects: true, journal: 'Daglig' },
    });
  });

  it('says what is missing: the module, the journal', async () => {
    world = await createEconomicWorld();
    await world.economic.putAgreement(agreementNumber, { modules: [] });
    expect(await test(77)).toMatchObject({ hasProjects: false, journal: undefined });
  });

  it('of a revoked grant says so', async () => {
    world = await createEconomicWorld();
    await world.economic.revoke(agreementNumber);
    await expect(test()).rejects.toMatchObject({ reason: { problem: { code: 'access-revoked' } } });
  });
});
