import { moment } from '../../lib/connectors/moment/index.ts';
import type { ExpenseAttachment } from '../../lib/documents/expense-file.ts';
import type { ProjectExpense } from '../../lib/documents/project-expense.ts';
import type { Writer } from '../../lib/sync/define-sync.ts';
import { type LastRequest, lastRequestOf } from '../../lib/sync/last-request.ts';
import type { HttpRequest } from '../../lib/sync/ports.ts';
import { secretsOf } from '../../lib/sync/secrets-of.ts';
import { watchWrites } from '../../lib/sync/watch-writes.ts';
import { login, momentConnection, withStub } from '../connectors/moment/moment-connection.ts';
import { createStoryWorld, type StoryWorld, storySecrets } from './story-world.ts';

let world: StoryWorld;

/** A customer, a project and an invoice, each delivered. */
async function deliverAll(): Promise<void> {
  world = await createStoryWorld();
  const company = { company: 'fjord' } as const;
  const customer = await world.moment.create({ ...company, entity: 'customers' }, { name: 'Bø & <Sønn>' });
  const project = await world.moment.create(
    { ...company, entity: 'projects' },
    { projectNumber: '2040', name: 'Solpark', customerId: customer.id },
  );
  const line = { description: 'Tid', financialAccountNumber: '3000', vatCode: '3', vatPercentage: 25 };
  const invoice = await world.moment.create(
    { ...company, entity: 'invoices' },
    {
      ...{ invoiceState: 'finalized', description: 'November', customerId: customer.id, projectId: project.id },
      lines: [{ ...line, quantity: 10, unitPrice: 1000 }],
    },
  );
  await world.hear({ event: 'UPDATE', invoice: { id: invoice.id } });
}

describe('what is kept of deliveries to 24SevenOffice', () => {
  beforeAll(deliverAll);
  afterAll(() => world.close());

  it('is named by each receipt; log-ins and questions are not kept', () => {
    const shown = world.receipts().map(({ direction, request: name }) => {
      const kept = world.requests.filter((one) => one.name === name).map(({ request }) => request);
      return [direction, kept.length, kept[0]?.address.split('/').at(-1), /<(Save\w+)/.exec(kept[0]?.body ?? '')?.[1]];
    });
    expect(shown.sort()).toEqual([
      ['moment-customers-to-24sevenoffice', 1, 'CompanyService.asmx', 'SaveCompanies'],
      ['moment-invoices-to-24sevenoffice', 1, 'Accountservice.asmx', 'SaveBundleList'],
      ['moment-projects-to-24sevenoffice', 1, 'ProjectService.asmx', 'SaveProject'],
    ]);
    expect(world.requests).toHaveLength(3);
  });

  it('holds no secret', () => {
    expect(storySecrets.length).toBeGreaterThan(3);
    const text = JSON.stringify(world.requests);
    for (const secret of storySecrets) expect(text).not.toContain(secret);
  });
});

const order = { evidence: {}, idempotencyKey: 'key', existing: undefined, done: {} };
const expense: ProjectExpense = {
  ...{ externalId: '24sevenoffice:1', projectId: '7', activity: 'Innkjøp', description: 'canary of a bird' },
  ...{ amountIncludingVat: { minor: 12_500, currency: 'NOK' }, date: '2026-11-20', billable: true },
};
const file: ExpenseAttachment = {
  ...{ expenseId: '8', fileName: 'kvittering.pdf', contentType: 'application/pdf', name: 'passing/1', size: 3 },
  sha256: '0',
};

/** Every writer of Moment, with the key that must not be seen. */
it.each([
  ['an expense', moment.projectExpense.write, expense, '/projectExpenses'],
  ['a file', moment.expenseFile.write, file, '/attachments'],
] as const)('what is kept of %s at Moment holds no secret', async (_what, write, target, address) => {
  const kept: LastRequest[] = [];
  await withStub({ status: 201, json: { id: 9, content: [], page: {} } }, async ({ url }) => {
    const connection = momentConnection(url);
    await connection.files.put('passing/1', threeBytes(), { contentType: file.contentType, maximumBytes: 3 });
    const secrets = secretsOf(connection, { momentCompanyCode: login.companyCode });
    const tell = (request: HttpRequest): void => void kept.push(lastRequestOf(request, { secrets, at: new Date(0) }));
    // The compiler cannot pair each writer with its own document.
    await (write as Writer<unknown, 'moment'>['write'])(watchWrites(connection, tell), { ...order, target });
  });
  expect(kept.at(-1)?.address).toContain(address);
  expect(JSON.stringify(kept)).not.toContain(login.apiKey);
});

async function* threeBytes(): AsyncGenerator<Uint8Array> {
  yield Uint8Array.of(1, 2, 3);
}
