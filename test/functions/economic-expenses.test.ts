import { documentsOf } from './economic-documents.ts';
import { agreementNumber, createEconomicWorld, type EconomicWorld } from './economic-world.ts';

let world: EconomicWorld;
const { makeCustomer, makeProject } = documentsOf(() => world);

const importing = { importExpenses: true, expenseAccounts: '1310, 1320', expenseActivity: 'Udlæg' } as const;

const pdf = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64');

const supplierInvoice = {
  ...{ entryTypeNumber: 3, date: '2026-11-02', supplierNumber: 1, supplierInvoiceNumber: 'F-77' },
  ...{ contraAccountNumber: 1320, contraVatCode: 'I25', amount: -1250, text: 'Materialer', projectNumber: 2040 },
};

/** A supplier's invoice on a project, booked by a person in e-conomic. */
const bookSupplierInvoice = (changes: Record<string, string | number> = {}, document?: { content: string }) =>
  world.economic.bookVoucher(agreementNumber, {
    entries: [{ ...supplierInvoice, ...changes }],
    ...(document === undefined ? {} : { document }),
  });

async function begin(): Promise<void> {
  world = await createEconomicWorld(importing);
  const customer = await makeCustomer();
  const project = await makeProject(customer.id);
  await world.hear({ event: 'UPDATE', project: { id: project.id } });
}

afterEach(() => world.close());

const expenses = async () => (await world.moment.company('fjord'))?.projectExpenses ?? [];
const attachments = async () => (await world.moment.company('fjord'))?.attachments ?? [];

describe('expenses from e-conomic to Moment', () => {
  it('a booked supplier invoice arrives once, including VAT, with its document', async () => {
    await begin();
    await bookSupplierInvoice({}, { content: pdf });
    await world.poll();
    await world.poll();
    expect(await expenses()).toMatchObject([
      { amountIncludingVat: 1250, currencyCode: 'DKK', description: 'Materialer' },
    ]);
    expect(await attachments()).toHaveLength(1);
  });

  it('entries on other accounts, and without a project, stay where they are', async () => {
    await begin();
    await bookSupplierInvoice({ contraAccountNumber: 3600 });
    const { projectNumber: _none, ...withoutProject } = supplierInvoice;
    await world.economic.bookVoucher(agreementNumber, { entries: [withoutProject] });
    await world.poll();
    expect(await expenses()).toEqual([]);
  });

  it('a later entry is found by its number, and one on a project that Moment learns of later comes then', async () => {
    await begin();
    await world.economic.putProject(
      { agreement: agreementNumber, number: 3000 },
      { name: 'Senere', projectGroupNumber: 2 },
    );
    await bookSupplierInvoice();
    await world.poll();
    await bookSupplierInvoice({ projectNumber: 3000, amount: -500 });
    await world.poll();
    expect(await expenses()).toHaveLength(1);
    const customer = await makeCustomer({ customerNumber: '1002' });
    await makeProject(customer.id, { projectNumber: '3000', name: 'Senere' });
    await world.later(3600);
    await world.poll();
    expect((await expenses()).map(({ amountIncludingVat }) => amountIncludingVat).sort()).toEqual([1250, 500]);
  });

  it('a poll without news is one call', async () => {
    await begin();
    await bookSupplierInvoice();
    await world.poll();
    await world.economic.forgetCalls();
    await world.poll();
    expect((await world.economic.calls()).map(({ operation }) => operation)).toEqual(['booked-entries.list']);
  });
});
