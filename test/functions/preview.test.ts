import fc from 'fast-check';
import { catalogue } from '../../functions/catalogue.ts';
import { previewers } from '../../functions/previewers.ts';
import type { JsonObject } from '../../lib/sandboxes/moment/state.ts';
import type { Preview } from '../../lib/sync/preview.ts';
import { createStoryWorld, type StoryWorld, storySecrets } from './story-world.ts';

let world: StoryWorld;
beforeEach(async () => {
  world = await createStoryWorld();
});
afterEach(() => world.close());

type Records = 'customers' | 'projects' | 'invoices';
const make = (entity: Records, fields: JsonObject) => world.moment.create({ company: 'fjord', entity }, fields);

const line = { description: 'Rådgivning', financialAccountNumber: '3000', vatCode: '3', vatPercentage: 25 };
const invoiceOf = (customerId: number, fields: JsonObject = {}): JsonObject => ({
  ...{ invoiceState: 'finalized', description: 'November', customerId },
  lines: [{ ...line, quantity: 10, unitPrice: 1000 }],
  ...fields,
});

/** What was sent for a record, without the time. */
function sentFor(record: { readonly id: number }) {
  const { request: name } = world.receiptOf(record);
  const kept = world.requests.filter((one) => one.name === name).at(-1);
  return kept && { ...kept.request, at: undefined };
}

function requestOf({ verdict }: Preview) {
  return verdict.kind === 'send' && verdict.request ? { ...verdict.request, at: undefined } : undefined;
}

it('every direction can be previewed', () => {
  expect(previewers.map(({ direction }) => direction).sort()).toEqual(catalogue.map(({ name }) => name).sort());
});

describe('a preview', () => {
  it('shows the document as the target gets it, every check, and what it costs', async () => {
    const customer = await make('customers', { name: 'Eksempel Energi AS' });
    await world.hear({ event: 'UPDATE', customer: { id: customer.id } });
    const invoice = await make('invoices', invoiceOf(customer.id));
    const shown = await world.preview('invoices', invoice.id);
    expect(shown).toMatchObject({ number: '20451', receipt: undefined, calls: { toSend: 1 } });
    expect(shown.verdict).toMatchObject({
      kind: 'send',
      target: { number: '20451', receivable: { account: '1500' }, revenue: [{ account: '3000', vatCode: '3' }] },
      request: { method: 'POST', contentType: expect.stringContaining('xml') },
    });
    expect(shown.checks.map(({ check, passed }) => [check, passed])).toEqual([
      ['integration-on', true],
      ['direction-on', true],
      ['source', true],
      ['parent', true],
      ['target', true],
    ]);
    for (const secret of storySecrets) expect(JSON.stringify(shown)).not.toContain(secret);
  });

  it('writes nothing anywhere', async () => {
    const customer = await make('customers', { name: 'Eksempel Energi AS' });
    await world.office.clearCalls();
    const { verdict, calls } = await world.preview('customers', customer.id);
    expect(verdict).toMatchObject({ kind: 'send', existing: undefined });
    const operations = (await world.office.calls()).map(({ operation }) => operation);
    expect(operations).not.toContain('SaveCompanies');
    expect(calls.made).toBeGreaterThanOrEqual(operations.length);
    expect([world.receipts(), world.requests, (await world.ledger()).companies]).toEqual([[], [], []]);
  });

  it('tells what an invoice waits for, and that a document is in place', async () => {
    const customer = await make('customers', { name: 'Eksempel Energi AS' });
    const invoice = await make('invoices', invoiceOf(customer.id));
    expect((await world.preview('invoices', invoice.id)).verdict).toMatchObject({
      kind: 'wait',
      parent: { key: String(customer.id) },
    });
    await world.hear({ event: 'UPDATE', invoice: { id: invoice.id } });
    expect((await world.preview('invoices', invoice.id)).verdict).toMatchObject({ kind: 'in-place', number: '20451' });
  });

  it('names an account that the target lacks', async () => {
    const customer = await make('customers', { name: 'Eksempel Energi AS' });
    await world.hear({ event: 'UPDATE', customer: { id: customer.id } });
    const odd = { ...line, financialAccountNumber: '3999', quantity: 1, unitPrice: 100 };
    const invoice = await make('invoices', invoiceOf(customer.id, { lines: [odd] }));
    const { verdict, checks } = await world.preview('invoices', invoice.id);
    expect(verdict).toMatchObject({ kind: 'reject', problems: [{ code: 'account-unknown', value: '3999' }] });
    expect(checks.at(-1)).toMatchObject({ check: 'target', passed: false });
  });

  it('tells what is deleted, drafted, or not there', async () => {
    const draft = await make('invoices', { invoiceState: 'draft', description: 'November' });
    expect((await world.preview('invoices', draft.id)).verdict).toMatchObject({
      kind: 'skip',
      reason: 'not-finalized',
    });
    expect((await world.preview('customers', 999)).verdict).toEqual({ kind: 'skip', reason: 'deleted-at-source' });
  });
});

describe('a document is found by its number', () => {
  it('before it ever moved, and after', async () => {
    const customer = await make('customers', { name: 'Eksempel Energi AS', customerNumber: '880' });
    const project = await make('projects', { projectNumber: '2040', name: 'Solpark', customerId: customer.id });
    const invoice = await make('invoices', invoiceOf(customer.id));
    expect(await world.find('customers', '880')).toEqual([String(customer.id)]);
    expect(await world.find('projects', '2040')).toEqual([String(project.id)]);
    expect(await world.find('invoices', '20451')).toEqual([String(invoice.id)]);
    await world.hear({ event: 'UPDATE', invoice: { id: invoice.id } });
    expect(await world.find('invoices', '20451')).toEqual([String(invoice.id)]);
    expect(await world.find('invoices', '1')).toEqual([]);
  });
});

describe('the later request equals the preview, byte for byte', () => {
  const name = fc
    .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
    .filter((text) => /^[^\p{C}\p{Z}]+( [^\p{C}\p{Z}]+)*$/u.test(text));
  const amount = fc.integer({ min: 1, max: 10_000_000 }).map((minor) => minor / 100);
  let projects = 3000;
  const nextProject = (): string => {
    projects += 1;
    return String(projects);
  };

  it('for customers, projects and vouchers', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(name, name, fc.array(amount, { minLength: 1, maxLength: 4 }), async (who, what, prices) => {
        const customer = await make('customers', { name: who });
        const first = await world.preview('customers', customer.id);
        await world.hear({ event: 'UPDATE', customer: { id: customer.id } });
        const project = await make('projects', {
          ...{ projectNumber: nextProject(), name: what, customerId: customer.id },
        });
        const second = await world.preview('projects', project.id);
        await world.hear({ event: 'UPDATE', project: { id: project.id } });
        const lines = prices.map((unitPrice) => ({ ...line, description: what, quantity: 1, unitPrice }));
        const invoice = await make('invoices', invoiceOf(customer.id, { projectId: project.id, lines }));
        const third = await world.preview('invoices', invoice.id);
        await world.hear({ event: 'UPDATE', invoice: { id: invoice.id } });
        for (const [shown, record] of [
          [first, customer],
          [second, project],
          [third, invoice],
        ] as const) {
          expect(requestOf(shown)).toBeDefined();
          expect(sentFor(record)).toEqual(requestOf(shown));
          compared += 1;
        }
      }),
      { numRuns: 25 },
    );
    expect(compared).toBeGreaterThanOrEqual(75);
  }, 60_000);

  it('also when a customer that is there is brought up to date', async () => {
    const customer = await make('customers', { name: 'Eksempel Energi AS' });
    await world.hear({ event: 'UPDATE', customer: { id: customer.id } });
    await world.moment.edit({ company: 'fjord', entity: 'customers', id: customer.id }, { name: 'Fjord & Sønn <AS>' });
    const shown = await world.preview('customers', customer.id);
    expect(shown.verdict).toMatchObject({ kind: 'send', existing: { number: '10001' } });
    await world.hear({ event: 'UPDATE', customer: { id: customer.id } });
    expect(sentFor(customer)).toEqual(requestOf(shown));
  });
});
