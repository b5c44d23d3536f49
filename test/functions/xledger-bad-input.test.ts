import { problemTexts } from '../../lib/sync/problem-texts.ts';
import type { ProblemCode } from '../../lib/sync/problems.ts';
import { engineOf, listIn, ownerCode, startXledgerWorld, token } from './xledger-world.ts';

type World = Awaited<ReturnType<typeof startXledgerWorld>>;

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const at = (entity: 'customers' | 'invoices') => ({ company: 'fjord', entity });
const customer = { name: 'Fjord Kunde AS', customerNumber: '1001', country: 'NO', city: 'Oslo', zipCode: '0155' };
const byApi = {
  ...{ delivery: 'api', transactionSource: 'AR', receivableAccount: '1500', includePdf: false },
  ...{ projectDimension: 'glObject2', kid: 'none' },
};
const line = { lineNumber: 1, description: 'Timer', financialAccountNumber: '3000', vatCode: '2', vatPercentage: 25 };

async function begin(invoices: object = {}): Promise<World> {
  world = await startXledgerWorld({ exportInvoices: true, invoices: { ...byApi, ...invoices } });
  return world;
}

/** An invoice with this line, once its customer is there. */
async function invoiceWith(here: World, changes: object = {}) {
  const made = await here.moment.create(at('customers'), customer);
  await here.tell('customers', Number(made.id));
  const lines = [{ ...line, quantity: 1, unitPrice: 100, ...changes }];
  const draft = await here.moment.create(at('invoices'), {
    description: 'Timer',
    customerId: Number(made.id),
    lines,
  });
  await here.moment.finalize({ company: 'fjord', id: Number(draft.id) });
  return Number(draft.id);
}

it.each<[string, object, object, ProblemCode]>([
  ['an account that is not there', { financialAccountNumber: '3999' }, {}, 'account-unknown'],
  ['a VAT code that is not there', { vatCode: '99' }, {}, 'vat-code-unknown'],
  ['a VAT code of another rate', { vatCode: '22' }, {}, 'vat-rate-differs'],
  ['a receivable account that is not there', {}, { receivableAccount: '1599' }, 'account-unknown'],
])('rejects an invoice with %s, and queues nothing', async (_what, changes, invoices, code) => {
  const here = await begin(invoices);
  const receipt = await here.tell('invoices', await invoiceWith(here, changes));
  expect(receipt).toMatchObject({ state: 'rejected', problem: { code } });
  expect((await here.xledger.entity(ownerCode)).importItems).toEqual([]);
});

it('rejects an invoice in a closed period, in the vendor’s words', async () => {
  const here = await begin();
  await here.xledger.putEntity(ownerCode, { periods: [{ fromDate: '2001-01-01', toDate: '2001-12-31' }] });
  const id = await invoiceWith(here);
  await here.tell('invoices', id);
  await here.xledger.runImport(ownerCode);
  here.pass(1200);
  expect(await here.run('invoices', id)).toMatchObject({
    ...{ state: 'rejected', problem: { code: 'fiscal-year-unknown' } },
    problem: { vendorWords: expect.stringContaining('closed') },
  });
  const { en, no } = problemTexts['fiscal-year-unknown'].advice;
  expect([en, no]).toEqual([expect.stringContaining('period'), expect.stringContaining('perioden')]);
});

it('leaves two customers with one code to a person, and makes no third', async () => {
  const here = await begin();
  for (const description of ['Fjord AS', 'Fjord II AS']) {
    await here.xledger.addRecord(ownerCode, 'customers', { code: '1001', description });
  }
  const made = await here.moment.create(at('customers'), customer);
  expect(await here.tell('customers', Number(made.id))).toMatchObject({
    ...{ state: 'conflict', problem: { code: 'several-matches', value: '1001' } },
  });
  expect((await here.xledger.entity(ownerCode)).customers).toHaveLength(2);
});

it.each<[string, object, ProblemCode]>([
  ['is revoked', { revoked: true }, 'login-refused'],
  ['may not write companies', { writeScopes: ['Customer'] }, 'access-revoked'],
])('holds a customer back while the token %s', async (_what, settings, code) => {
  const here = await begin();
  await here.xledger.putToken(token, { ownerCode, ...settings });
  const made = await here.moment.create(at('customers'), customer);
  expect(await here.tell('customers', Number(made.id))).toMatchObject({ state: 'pending', problem: { code } });
});

it.each([
  ['a plan of 0', { requestsPerHour: 0 }, 'settings.requestsPerHour'],
  [
    'a reception address with a line break',
    { invoices: { delivery: 'email', receptionAddress: 'a@b.example\nBcc: c@d.example' } },
    'settings.invoices.receptionAddress',
  ],
])('does not save an integration with %s', async (_what, settings, field) => {
  const nowhere = {
    endpoints: { moment: 'http://127.0.0.1:9', xledger: 'http://127.0.0.1:9' },
    ...{ clock: () => new Date(), exports: listIn(new Map()) },
    mail: { send: async () => ({ kind: 'unknown', words: '' }) as const },
  };
  await expect(engineOf(settings, nowhere)).rejects.toThrow(field);
});
