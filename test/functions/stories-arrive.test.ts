import type { Moment24SevenOfficeSettings } from '../../lib/documents/integrations/moment-24sevenoffice.ts';
import { seedCompany } from '../../lib/sandboxes/moment/index.ts';
import type { JsonObject } from '../../lib/sandboxes/moment/state.ts';
import { createStoryWorld, type StoryWorld } from './story-world.ts';

let world: StoryWorld;

async function begin(settings: Partial<Moment24SevenOfficeSettings> = {}): Promise<void> {
  world = await createStoryWorld(settings);
}

afterEach(() => world.close());

const line = { description: 'Rådgivning', financialAccountNumber: '3000', vatCode: '3', vatPercentage: 25 };

const makeCustomer = (fields: JsonObject = {}) =>
  world.moment.create(
    { company: 'fjord', entity: 'customers' },
    { name: 'Eksempel Energi AS', organizationNumber: '312345676', email: 'post@energi.example.com', ...fields },
  );

const makeProject = (customerId: number, fields: JsonObject = {}) =>
  world.moment.create(
    { company: 'fjord', entity: 'projects' },
    { projectNumber: '2040', name: 'Solpark', customerId, ...fields },
  );

const makeInvoice = (fields: JsonObject) =>
  world.moment.create(
    { company: 'fjord', entity: 'invoices' },
    {
      invoiceState: 'finalized',
      description: 'November',
      lines: [{ ...line, quantity: 10, unitPrice: 1000 }],
      ...fields,
    },
  );

const hearCustomer = ({ id }: { id: number }) => world.hear({ event: 'UPDATE', customer: { id } });
const hearProject = ({ id }: { id: number }) => world.hear({ event: 'UPDATE', project: { id } });
const hearInvoice = ({ id }: { id: number }) => world.hear({ event: 'UPDATE', invoice: { id } });

/** Voucher lines as "account amount", in kroner. */
async function postings(): Promise<string[][]> {
  const { vouchers } = await world.ledger();
  return vouchers.map(({ entries }) => entries.map(({ accountNo, amount }) => `${accountNo} ${amount / 10_000}`));
}

describe('from Moment to 24SevenOffice', () => {
  it('an invoice that comes before its customer and project waits, fetches both, and is posted once', async () => {
    await begin();
    const customer = await makeCustomer();
    const project = await makeProject(customer.id);
    const invoice = await makeInvoice({ customerId: customer.id, projectId: project.id });
    await hearInvoice(invoice);

    const { companies, projects, vouchers } = await world.ledger();
    expect(world.receipts().map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered']);
    expect(companies).toMatchObject([
      { id: 10001, fields: { Name: 'Eksempel Energi AS', OrganizationNumber: '312345676' } },
    ]);
    expect(projects).toMatchObject([{ id: 2040, fields: { Name: 'Solpark', CustomerId: '10001' } }]);
    expect(vouchers).toMatchObject([{ transactionNo: 20451, typeNo: 1 }]);
    expect(vouchers[0]?.entries).toMatchObject([
      { accountNo: 1500, amount: 125_000_000, customerId: 10001, projectId: 2040, invoiceNo: '20451' },
      { accountNo: 3000, amount: -125_000_000, taxNo: '3', projectId: 2040 },
    ]);
    expect(world.receiptOf(invoice)).toMatchObject({ number: '20451', mapping: { number: '20451' } });
  });

  it('the customer number goes back to Moment, and its echo makes no call', async () => {
    await begin();
    const customer = await makeCustomer();
    await hearCustomer(customer);
    expect((await world.moment.company('fjord'))?.customers).toMatchObject([{ customerNumber: '10001' }]);

    await world.office.clearCalls();
    await hearCustomer(customer);
    expect(world.receiptOf(customer)).toMatchObject({ state: 'skipped', problem: { code: 'unchanged' } });
    expect(await world.office.calls()).toEqual([]);
  });

  it('a customer with the same organization number is adopted; two of them are a conflict', async () => {
    await begin();
    await world.office.addCompany(world.clientId, {
      id: 501,
      name: 'EKSEMPEL ENERGI',
      organizationNumber: '312345676',
    });
    await world.office.addCompany(world.clientId, { id: 601, name: 'Fisk', organizationNumber: '314022181' });
    await world.office.addCompany(world.clientId, { id: 602, name: 'Fisk 2', organizationNumber: '314022181' });
    const customer = await makeCustomer();
    const twice = await makeCustomer({ name: 'Fiktiv Fisk AS', organizationNumber: '314022181' });
    await hearCustomer(customer);
    await hearCustomer(twice);

    expect(world.receiptOf(customer)).toMatchObject({ state: 'delivered', mapping: { number: '501' } });
    expect(world.receiptOf(twice)).toMatchObject({ state: 'conflict', problem: { code: 'several-matches' } });
    expect((await world.ledger()).companies).toHaveLength(3);
  });

  it('a newer name is sent as an update', async () => {
    await begin();
    const customer = await makeCustomer();
    await hearCustomer(customer);
    await world.moment.edit({ company: 'fjord', entity: 'customers', id: customer.id }, { name: 'Ny Energi AS' });
    await hearCustomer(customer);
    expect((await world.ledger()).companies).toMatchObject([{ id: 10001, fields: { Name: 'Ny Energi AS' } }]);
  });

  it('a draft waits for nothing, and goes when it is finalized', async () => {
    await begin();
    const customer = await makeCustomer();
    const draft = await makeInvoice({ customerId: customer.id, invoiceState: 'draft' });
    await hearInvoice(draft);
    expect(world.receiptOf(draft)).toMatchObject({ state: 'skipped', problem: { code: 'not-finalized' } });

    await world.moment.finalize({ company: 'fjord', id: draft.id });
    await hearInvoice(draft);
    expect(await postings()).toEqual([['1500 12500', '3000 -12500']]);
  });

  it('“do not transfer” is obeyed', async () => {
    await begin();
    const customer = await makeCustomer();
    const invoice = await makeInvoice({ customerId: customer.id, transferState: 'doNotTransfer' });
    await hearInvoice(invoice);
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'skipped', problem: { code: 'do-not-transfer' } });
    expect(await world.office.calls()).toEqual([]);
  });

  it('a credit note turns the signs', async () => {
    await begin();
    const customer = await makeCustomer();
    await hearInvoice(await makeInvoice({ customerId: customer.id }));
    await hearInvoice(
      await makeInvoice({ customerId: customer.id, invoiceType: 'creditNote', creditedInvoiceNumber: 20451 }),
    );
    expect(await postings()).toEqual([
      ['1500 12500', '3000 -12500'],
      ['1500 -12500', '3000 12500'],
    ]);
    expect((await world.ledger()).vouchers[1]?.entries[0]?.comment).toContain('20451');
  });

  it('factoring id and client id stand for every customer', async () => {
    await begin({ factoringId: '900', clientId: '800', posting: 'journal' });
    for (const id of [900, 800]) await world.office.addCompany(world.clientId, { id, name: `Kunde ${id}` });
    const customer = await makeCustomer();
    const project = await makeProject(customer.id);
    await hearInvoice(await makeInvoice({ customerId: customer.id, projectId: project.id }));
    const { projects, draftBundles, vouchers } = await world.ledger();
    expect(projects).toMatchObject([{ fields: { CustomerId: '800' } }]);
    expect(draftBundles[0]?.vouchers[0]?.entries[0]).toMatchObject({ customerId: 900 });
    expect(vouchers).toEqual([]);
  });

  it('a lost answer is looked up, and the voucher is there once', async () => {
    await begin();
    const customer = await makeCustomer();
    await world.office.addFault({ operation: 'SaveBundleList', fault: 'apply-then-500', times: 1 });
    const invoice = await makeInvoice({ customerId: customer.id });
    await hearInvoice(invoice);
    expect(world.receiptOf(invoice).state).toBe('unknown');
    await world.later(400);
    expect(world.receiptOf(invoice).state).toBe('delivered');
    expect(await postings()).toHaveLength(1);
  });

  it('what no webhook told is found by the listing, once', async () => {
    await begin();
    await seedCompany(world.momentUrl, { code: 'fjord', apiKey: 'story-key' });
    await world.catchUp();
    const states = world.receipts().map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['delivered', 'skipped']));
    const before = await postings();
    await world.office.clearCalls();
    await world.catchUp();
    expect(await postings()).toEqual(before);
    expect(await world.office.calls()).toEqual([]);
  });
});

describe('what is refused names the field, and goes by itself when it is corrected', () => {
  it('a customer without a name', async () => {
    await begin();
    const customer = await makeCustomer({ name: ' ' });
    await hearCustomer(customer);
    expect(world.receiptOf(customer)).toMatchObject({
      state: 'rejected',
      problem: { code: 'field-missing', field: 'name' },
    });

    await world.moment.edit({ company: 'fjord', entity: 'customers', id: customer.id }, { name: 'Eksempel Energi AS' });
    await hearCustomer(customer);
    expect(world.receiptOf(customer).state).toBe('delivered');
  });

  it('a project number that is no whole number', async () => {
    await begin();
    const customer = await makeCustomer();
    const project = await makeProject(customer.id, { projectNumber: 'P-17' });
    await hearProject(project);
    expect(world.receiptOf(project)).toMatchObject({
      state: 'rejected',
      problem: { code: 'field-invalid', field: 'number', value: 'P-17' },
    });
  });

  it.each<[string, JsonObject, string]>([
    ['an unknown account', { lines: [{ ...line, financialAccountNumber: '3999', unitPrice: 1 }] }, 'account-unknown'],
    ['an unknown VAT code', { lines: [{ ...line, vatCode: '77', unitPrice: 1 }] }, 'vat-code-unknown'],
    ['no lines', { lines: [] }, 'invoice-without-lines'],
    ['a total that is wrong', { totalIncludingVat: 12499.99 }, 'totals-do-not-add-up'],
    ['a currency that the target lacks', { currencyCode: 'ISK', currencyRate: 0.08 }, 'currency-unknown'],
    ['a foreign currency without its rate', { currencyCode: 'EUR' }, 'currency-rate-missing'],
  ])('an invoice with %s', async (_what, fields, code) => {
    await begin();
    const customer = await makeCustomer();
    const invoice = await makeInvoice({ customerId: customer.id, ...fields });
    await hearInvoice(invoice);
    expect(world.receiptOf(invoice)).toMatchObject({ state: 'rejected', problem: { code, field: expect.any(String) } });
    expect(await postings()).toEqual([]);
  });
});
