import type { MomentEconomicSettings } from '../../lib/documents/integrations/moment-economic.ts';
import { documentsOf, lineWith } from './economic-documents.ts';
import { agreementNumber, createEconomicWorld, type EconomicWorld } from './economic-world.ts';

let world: EconomicWorld;
const { makeCustomer, makeProject, makeInvoice, hearCustomer, hearProject, hearInvoice } = documentsOf(() => world);

async function begin(settings: Partial<MomentEconomicSettings> = {}): Promise<void> {
  world = await createEconomicWorld(settings);
}

afterEach(() => world.close());

const states = () => world.receipts().map(({ state }) => state);

/** What stands in the ledger. */
const booked = async () => Object.values((await world.agreement()).bookedEntries).map(({ values }) => values);

/** How often an invoice stands on its customer's account. */
const timesBooked = async (invoice: number): Promise<number> =>
  (await booked()).filter((entry) => entry.customerInvoiceNumber === invoice && entry.accountNumber === 5600).length;

describe('customers from Moment to e-conomic', () => {
  it('a new one is made under its own number with all its fields', async () => {
    await begin();
    const customer = await makeCustomer();
    await hearCustomer(customer);
    expect(world.receiptOf(customer)).toMatchObject({
      state: 'delivered',
      mapping: { targetId: '1001', number: '1001' },
    });
    expect((await world.agreement()).customers['1001']?.values).toMatchObject({
      ...{ name: 'Eksempel Energi A/S', corporateIdentificationNumber: '12345674', email: 'post@energi.example.com' },
      ...{ address: 'Prøvevej 1', zip: '2100', city: 'København', country: 'Danmark', currency: 'DKK' },
    });
  });

  it('an update keeps what people set in e-conomic', async () => {
    await begin();
    const customer = await makeCustomer();
    await hearCustomer(customer);
    const held = { mobilePhone: '11223344', creditLimit: 5000, website: 'https://energi.example.com' };
    await world.economic.putCustomer({ agreement: agreementNumber, number: 1001 }, held);
    await world.moment.edit({ company: 'fjord', entity: 'customers', id: customer.id }, { name: 'Energi A/S' });
    await hearCustomer(customer);
    expect((await world.agreement()).customers['1001']?.values).toMatchObject({ name: 'Energi A/S', ...held });
    expect(world.receiptOf(customer).state).toBe('delivered');
  });

  it.each(['0123', '1234567890', 'A12', '0', '12 3'])(
    'the number %p is refused before any call',
    async (customerNumber) => {
      await begin();
      const customer = await makeCustomer({ customerNumber });
      await hearCustomer(customer);
      expect(world.receiptOf(customer)).toMatchObject({
        state: 'rejected',
        problem: { code: 'field-invalid', field: 'number' },
      });
      expect(await world.economic.calls()).toEqual([]);
    },
  );

  it('another party under the number is left alone, and a person is asked', async () => {
    await begin();
    const stranger = { name: 'Anden Kunde ApS', corporateIdentificationNumber: '87654321', currency: 'DKK' };
    const refs = {
      customerGroup: { customerGroupNumber: 1 },
      vatZone: { vatZoneNumber: 1 },
      paymentTerms: { paymentTermsNumber: 1 },
    };
    await world.economic.putCustomer({ agreement: agreementNumber, number: 1001 }, { ...stranger, ...refs });
    const customer = await makeCustomer();
    await hearCustomer(customer);
    expect(world.receiptOf(customer)).toMatchObject({ state: 'conflict', problem: { code: 'number-taken' } });
    expect((await world.agreement()).customers['1001']?.values).toMatchObject({ name: 'Anden Kunde ApS' });
  });
});

describe('projects from Moment to e-conomic', () => {
  it('wait for the module, and go by themselves when it is there', async () => {
    await begin();
    await world.economic.putAgreement(agreementNumber, { modules: [] });
    const customer = await makeCustomer();
    const project = await makeProject(customer.id);
    await hearCustomer(customer);
    await hearProject(project);
    expect(world.receiptOf(project)).toMatchObject({ problem: { code: 'module-missing' } });
    await world.economic.putAgreement(agreementNumber, { modules: ['Project'] });
    await world.later(24 * 3600);
    expect(world.receiptOf(project)).toMatchObject({ state: 'delivered', mapping: { number: '2040' } });
    expect((await world.agreement()).projects['2040']?.values).toMatchObject({ name: 'Solpark', customerNumber: 1001 });
  });

  it('that wait for the module ask one question a pause, however many they are', async () => {
    await begin();
    await world.economic.putAgreement(agreementNumber, { modules: [] });
    const customer = await makeCustomer();
    await hearCustomer(customer);
    const projects = [];
    for (let number = 3001; number <= 3006; number += 1) {
      const project = await makeProject(customer.id, { projectNumber: String(number), name: `Projekt ${number}` });
      await hearProject(project);
      projects.push(project);
    }
    const asked = async () => (await world.economic.calls()).filter(({ path }) => path.includes('/Projects')).length;
    expect(await asked()).toBe(1);
    await world.later(910);
    expect(await asked()).toBe(2);
    await world.economic.putAgreement(agreementNumber, { modules: ['Project'] });
    await world.later(1900);
    await world.later(30);
    expect(projects.map((project) => world.receiptOf(project).state)).toEqual(projects.map(() => 'delivered'));
  });

  it('a change meanwhile by a person is read again, and kept', async () => {
    await begin();
    const customer = await makeCustomer();
    const project = await makeProject(customer.id);
    await hearProject(project);
    await world.economic.putProject({ agreement: agreementNumber, number: 2040 }, { description: 'Husk' });
    await world.moment.edit({ company: 'fjord', entity: 'projects', id: project.id }, { name: 'Solpark 2' });
    await hearProject(project);
    expect(world.receiptOf(project).state).toBe('delivered');
    expect((await world.agreement()).projects['2040']?.values).toMatchObject({
      name: 'Solpark 2',
      description: 'Husk',
    });
  });
});

describe('invoices from Moment to e-conomic', () => {
  it('fetch customer and project, are entered, get their PDF, and are booked', async () => {
    await begin({ includePdf: true });
    const customer = await makeCustomer();
    const project = await makeProject(customer.id);
    const invoice = await makeInvoice({ customerId: customer.id, projectId: project.id });
    await hearInvoice(invoice);
    expect(states()).toEqual(['delivered', 'delivered', 'delivered']);
    const { draftEntries, documents } = await world.agreement();
    expect(Object.values(draftEntries)).toEqual([]);
    expect(await booked()).toContainEqual(
      expect.objectContaining({ customerInvoiceNumber: 20451, amount: 12_500, customerNumber: 1001 }),
    );
    expect(documents).toMatchObject([{ voucherNumber: 1001, parts: [{ fileName: '20451.pdf' }] }]);
  });

  it('several accounts balance in one voucher; a credit note turns the signs', async () => {
    await begin();
    const customer = await makeCustomer();
    const lines = [
      lineWith(),
      lineWith({ financialAccountNumber: '1050', vatCode: 'UEUY', vatPercentage: 0, quantity: 1 }),
    ];
    const invoice = await makeInvoice({ customerId: customer.id, lines });
    await hearInvoice(invoice);
    const credit = await makeInvoice({ customerId: customer.id, lines, invoiceType: 'creditNote' });
    await hearInvoice(credit);
    expect(states()).toEqual(['delivered', 'delivered', 'delivered']);
    const entries = await booked();
    const heads = entries.filter(({ customerInvoiceNumber }) => customerInvoiceNumber !== undefined);
    expect(heads.map(({ amount }) => amount)).toEqual(expect.arrayContaining([13_500, -13_500]));
    for (const voucher of new Set(entries.map(({ voucherNumber }) => voucherNumber))) {
      const sum = entries
        .filter(({ voucherNumber }) => voucherNumber === voucher)
        .reduce((total, { amount }) => total + Number(amount), 0);
      expect(sum).toBeCloseTo(0, 6);
    }
  });

  it('a package without attachments is told, and the invoice booked', async () => {
    await begin({ includePdf: true });
    await world.economic.putAgreement(agreementNumber, { package: 'Plus' });
    const customer = await makeCustomer();
    const invoice = await makeInvoice({ customerId: customer.id });
    await hearInvoice(invoice);
    const receipt = world.receiptOf(invoice);
    expect(receipt.state).toBe('delivered');
    expect(receipt.attempts.map(({ detail }) => detail).join()).toContain('without its PDF');
  });

  it('where the PDF is not optional, it waits entered, and is booked with it once the package has them', async () => {
    await begin({ includePdf: true, bookWithoutPdf: false });
    await world.economic.putAgreement(agreementNumber, { package: 'Plus' });
    const customer = await makeCustomer();
    const invoice = await makeInvoice({ customerId: customer.id });
    await hearInvoice(invoice);
    expect(world.receiptOf(invoice)).toMatchObject({ problem: { code: 'module-missing' } });
    await world.economic.putAgreement(agreementNumber, { package: 'Smart' });
    await world.later(24 * 3600);
    expect(world.receiptOf(invoice).state).toBe('delivered');
    expect(await timesBooked(20451)).toBe(1);
    expect((await world.agreement()).documents).toMatchObject([{ parts: [{ fileName: '20451.pdf' }] }]);
  });

  it('a revoked grant pauses all, and a new token lets it go on', async () => {
    await begin();
    const customer = await makeCustomer();
    await world.economic.revoke(agreementNumber);
    await hearCustomer(customer);
    expect(world.receiptOf(customer)).toMatchObject({ problem: { code: 'access-revoked' } });
    await world.storeToken('grant-2');
    await world.later(24 * 3600);
    expect(world.receiptOf(customer).state).toBe('delivered');
  });
});
