import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { type Company, invoiceOf, startCompany, startEmptyPlatform, until } from '../support/running-company.ts';

jest.setTimeout(120_000);

let platform: Awaited<ReturnType<typeof startEmptyPlatform>>;
let fjord: Company;

beforeAll(async () => {
  platform = await startEmptyPlatform();
  fjord = await startCompany(platform, 'fjord');
});
afterAll(() => platform?.end());

describe('moment-customers-to-24sevenoffice', () => {
  it('makes the customer and writes the number that 24SevenOffice gives back to Moment', async () => {
    const id = await fjord.create('customers', {
      name: 'Havn Drift AS',
      organizationNumber: '913370007',
      email: 'faktura@havn.example.com',
    });
    const receipt = await fjord.settled('customers', id, 'skipped');
    expect(receipt).toMatchObject({
      problem: { code: 'unchanged' },
      mapping: { number: expect.stringMatching(/^\d+$/) },
    });
    const number = receipt.mapping?.number;
    const customer = (await fjord.moment.company('fjord'))?.customers.find((one) => one.id === id);
    expect(customer?.customerNumber).toBe(number);
    const companies = (await fjord.ledger()).companies.filter(({ fields }) => fields.Name === 'Havn Drift AS');
    expect(companies).toHaveLength(1);
    expect(companies[0]).toMatchObject({ id: Number(number), fields: { OrganizationNumber: '913370007' } });
  });

  it('makes no call for the echo of its own write-back', async () => {
    const id = await fjord.create('customers', { name: 'Ekko AS' });
    await fjord.settled('customers', id, 'skipped');
    const saves = (await fjord.office.requests({ clientId: fjord.clientId, operation: 'SaveCompanies' })).filter(
      (exchange) => JSON.stringify(exchange).includes('Ekko AS'),
    );
    expect(saves).toHaveLength(1);
  });

  it('adopts a customer with the same organization number instead of doubling it', async () => {
    const known = await fjord.office.addCompany(fjord.clientId, {
      name: 'Nordlys Energi',
      organizationNumber: '914780004',
    });
    const id = await fjord.create('customers', { name: 'Nordlys Energi AS', organizationNumber: '914780004' });
    const receipt = await fjord.settled('customers', id, 'skipped');
    expect(receipt.mapping?.number).toBe(String(known.id));
    const same = (await fjord.ledger()).companies.filter(({ fields }) => fields.OrganizationNumber === '914780004');
    expect(same).toHaveLength(1);
    expect(same[0]?.fields.Name).toBe('Nordlys Energi AS');
  });

  it('asks a person when two customers share the organization number', async () => {
    for (const name of ['Tvilling Nord', 'Tvilling Sør']) {
      await fjord.office.addCompany(fjord.clientId, { name, organizationNumber: '987654325' });
    }
    const id = await fjord.create('customers', { name: 'Tvilling AS', organizationNumber: '987654325' });
    const receipt = await fjord.settled('customers', id, 'conflict');
    expect(receipt.problem?.code).toBe('several-matches');
  });

  it('sends a later change as an update of the same customer', async () => {
    const id = await fjord.create('customers', { name: 'Gammelt Navn AS' });
    const first = await fjord.settled('customers', id, 'skipped');
    await fjord.edit('customers', id, { name: 'Nytt Navn AS' });
    await until('the new name is there', 30, async () => {
      const company = (await fjord.ledger()).companies.find(({ id: one }) => String(one) === first.mapping?.number);
      return company?.fields.Name === 'Nytt Navn AS' ? { answer: true } : { not: String(company?.fields.Name) };
    });
  });

  it('refuses a customer without a name, naming the field', async () => {
    const id = await fjord.create('customers', { organizationNumber: '913370007' });
    expect((await fjord.settled('customers', id, 'rejected')).problem).toMatchObject({ field: 'name' });
  });
});

describe('moment-projects-to-24sevenoffice', () => {
  it('makes the project under Moment’s number, on the customer’s number', async () => {
    const customerId = await fjord.create('customers', { name: 'Prosjekteier AS' });
    const id = await fjord.create('projects', { name: 'Ombygging', projectNumber: '5017', customerId });
    const receipt = await fjord.held('projects', id);
    expect(receipt.mapping?.number).toBe('5017');
    const customer = await fjord.receipt('customers', customerId);
    const project = (await fjord.ledger()).projects.find((one) => one.id === 5017);
    expect(project?.fields).toMatchObject({ Name: 'Ombygging', CustomerId: customer?.mapping?.number });
  });

  it.each(['A-17', '0', '2147483648', '007'])('refuses the project number %s', async (projectNumber) => {
    const id = await fjord.create('projects', { name: 'Feil nummer', projectNumber });
    const receipt = await fjord.settled('projects', id, 'rejected');
    expect(receipt.problem).toMatchObject({ value: projectNumber });
  });
});

describe('moment-invoices-to-24sevenoffice', () => {
  it('posts a balanced voucher under the invoice number', async () => {
    const customerId = await fjord.create('customers', { name: 'Fakturakunde AS' });
    const projectId = await fjord.create('projects', { name: 'Fakturaprosjekt', projectNumber: '6001', customerId });
    const invoice = invoiceOf({ customerId, projectId, projectNumber: '6001', net: 1000, kid: '2345676' });
    const id = await fjord.create('invoices', invoice);
    const receipt = await fjord.held('invoices', id);
    const { vouchers } = await fjord.ledger();
    const posted = vouchers.filter(({ transactionNo }) => String(transactionNo) === receipt.mapping?.number);
    expect(posted).toHaveLength(1);
    const customer = Number((await fjord.receipt('customers', customerId))?.mapping?.number);
    expect(posted[0]?.entries).toMatchObject([
      {
        accountNo: 1500,
        amount: 12_500_000,
        customerId: customer,
        projectId: 6001,
        ocr: '2345676',
        dueDay: '2026-12-04',
      },
      { accountNo: 3000, amount: -12_500_000, taxNo: '3', projectId: 6001 },
    ]);
  });

  it('lets an invoice wait for its customer, and sends it by itself', async () => {
    await fjord.moment.addFault({ operation: 'customers.get', fault: 'fail-500', company: 'fjord', times: 1 });
    const customerId = await fjord.create('customers', { name: 'Sen Kunde AS' });
    const id = await fjord.create('invoices', invoiceOf({ customerId, net: 400 }));
    expect((await fjord.held('invoices', id)).attempts.map(({ event }) => event)).toEqual(
      expect.arrayContaining([expect.stringContaining('waiting for')]),
    );
  });

  it('asks for the project of a line that nobody ever told of', async () => {
    const customerId = await fjord.create('customers', { name: 'Linjekunde AS' });
    await fjord.moment.setSwitches({ webhooks: 'lost' });
    await fjord.create('projects', { name: 'Aldri meldt', projectNumber: '6077', customerId });
    await fjord.moment.setSwitches({ webhooks: 'normal' });
    const invoice = invoiceOf({ customerId, net: 500 });
    const lines = invoice.lines.map((line) => ({ ...line, projectNumber: '6077' }));
    const id = await fjord.create('invoices', { ...invoice, lines });
    const receipt = await fjord.held('invoices', id);
    const { vouchers, projects } = await fjord.ledger();
    expect(projects.map((project) => project.id)).toContain(6077);
    const posted = vouchers.find(({ transactionNo }) => String(transactionNo) === receipt.mapping?.number);
    expect(posted?.entries[1]).toMatchObject({ accountNo: 3000, projectId: 6077 });
  });

  it('turns every sign of a credit note', async () => {
    const customerId = await fjord.create('customers', { name: 'Kreditkunde AS' });
    const id = await fjord.create('invoices', invoiceOf({ customerId, net: 200, invoiceType: 'creditNote' }));
    const receipt = await fjord.held('invoices', id);
    const { vouchers } = await fjord.ledger();
    const posted = vouchers.find(({ transactionNo }) => String(transactionNo) === receipt.mapping?.number);
    expect(posted?.entries.map(({ amount }) => amount)).toEqual([-2_500_000, 2_500_000]);
  });

  const refusals = [
    ['without lines', { lines: [] }, 'lines'],
    ['with totals that do not add up', { totalIncludingVat: 1249 }, 'totalIncludingVat'],
    ['in a currency the target lacks', { currencyCode: 'JPY', currencyRate: 0.07 }, 'currency'],
  ] as const;
  it.each(refusals)('refuses an invoice %s, naming the field', async (_what, fields, field) => {
    const customerId = await fjord.create('customers', { name: 'Avvist AS' });
    const id = await fjord.create('invoices', invoiceOf({ customerId, net: 1000, ...fields }));
    const receipt = await fjord.settled('invoices', id, 'rejected');
    expect([receipt.problem, ...(receipt.furtherProblems ?? [])].map((problem) => problem?.field)).toContain(field);
  });

  it.each([
    ['account', { financialAccountNumber: '3999' }, 'account-unknown', '3999'],
    ['VAT code', { vatCode: '77' }, 'vat-code-unknown', '77'],
  ])('refuses an unknown %s with its value, and sends it once it is right', async (_what, wrong, code, value) => {
    const customerId = await fjord.create('customers', { name: 'Ukjent AS' });
    const invoice = invoiceOf({ customerId, net: 1000 });
    const id = await fjord.create('invoices', {
      ...invoice,
      lines: invoice.lines.map((line) => ({ ...line, ...wrong })),
    });
    expect((await fjord.settled('invoices', id, 'rejected')).problem).toMatchObject({ code, value });
    await fjord.correct('invoices', id, { lines: invoice.lines });
    expect((await fjord.held('invoices', id)).mapping?.number).toMatch(/^\d+$/);
  });

  it('skips what shall not be transferred, with that reason', async () => {
    const customerId = await fjord.create('customers', { name: 'Ikke Overfør AS' });
    const id = await fjord.create('invoices', invoiceOf({ customerId, net: 100, transferState: 'doNotTransfer' }));
    expect((await fjord.settled('invoices', id, 'skipped')).problem?.code).toBe('do-not-transfer');
  });

  it('posts once when the answer is lost after the target applied it', async () => {
    const customerId = await fjord.create('customers', { name: 'Tapt Svar AS' });
    await fjord.held('customers', customerId);
    await fjord.office.addFault({
      operation: 'SaveBundleList',
      fault: 'apply-then-500',
      clientId: fjord.clientId,
      times: 1,
    });
    const id = await fjord.create('invoices', invoiceOf({ customerId, net: 700 }));
    const receipt = await fjord.held('invoices', id);
    expect(receipt.attempts.map(({ event }) => event)).toContain('outcome unknown');
    const { vouchers } = await fjord.ledger();
    expect(vouchers.filter(({ transactionNo }) => String(transactionNo) === receipt.mapping?.number)).toHaveLength(1);
  });

  it('logs in again by itself when the session has ended', async () => {
    const customerId = await fjord.create('customers', { name: 'Ny Økt AS' });
    await fjord.held('customers', customerId);
    await fjord.office.expireSessions();
    const id = await fjord.create('invoices', invoiceOf({ customerId, net: 300 }));
    await fjord.held('invoices', id);
  });
});

describe('several companies side by side', () => {
  it('uses the factoring id and the journal where a company asks for it, and mixes nothing up', async () => {
    const bakke = await startCompany(platform, 'bakke', { factoringId: '10999', posting: 'journal' });
    await bakke.office.addCompany(bakke.clientId, { id: 10999, name: 'Faktoring AS' });
    const customerId = await bakke.create('customers', { name: 'Bakkekunde AS' });
    const id = await bakke.create('invoices', invoiceOf({ customerId, net: 1000 }));
    await bakke.held('invoices', id);
    const { vouchers, draftBundles } = await bakke.ledger();
    expect(vouchers).toHaveLength(0);
    expect(draftBundles.flatMap((bundle) => bundle.vouchers).flatMap(({ entries }) => entries)[0]?.customerId).toBe(
      10999,
    );
    expect((await fjord.ledger()).companies.some(({ fields }) => fields.Name === 'Bakkekunde AS')).toBe(false);
  });
});

describe('what nobody may read', () => {
  it('stands in no log and in no item of the table: passwords, keys, session ids, webhook secrets', async () => {
    const sessions = textsIn(join(platform.dataFolder, 'sandboxes')).flatMap(
      (text) => text.match(/\b[a-z0-9]{24}\b/g) ?? [],
    );
    const webhookSecret = fjord.webhookUrl.split('/').at(-1) ?? '';
    const secrets = ['key of fjord', 'password of fjord', webhookSecret, platform.credentialsKey, ...new Set(sessions)];
    expect(secrets.length).toBeGreaterThan(4);
    const table = await platform.tableClient.send(new ScanCommand({ TableName: platform.tableName }));
    const told = [...textsIn(join(platform.dataFolder, 'logs')), JSON.stringify(table.Items)];
    expect(told.join('').length).toBeGreaterThan(10_000);
    expect(secrets.filter((secret) => told.some((text) => text.includes(secret)))).toEqual([]);
  });
});

function textsIn(folder: string): string[] {
  return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
}
