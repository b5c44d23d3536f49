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

async function begin(invoices: object = {}, settings: object = {}): Promise<World> {
  world = await startXledgerWorld({ exportInvoices: true, invoices: { ...byApi, ...invoices }, ...settings });
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

it('rejects an invoice to a number that two customers have at Xledger, where nothing of ours vouches for it', async () => {
  const here = await begin({}, { exportCustomers: false });
  for (const description of ['Fjord AS', 'Fjord II AS']) {
    await here.xledger.addRecord(ownerCode, 'customers', { code: '1001', description });
  }
  const receipt = await here.tell('invoices', await invoiceWith(here));
  expect(receipt).toMatchObject({
    ...{ state: 'rejected', problem: { code: 'customer-unknown', value: '1001' } },
    problem: { vendorWords: '2 of them have this code' },
  });
  expect((await here.xledger.entity(ownerCode)).importItems).toEqual([]);
});

it('rejects a customer with a country that is none, in the vendor’s words', async () => {
  const here = await begin();
  const made = await here.moment.create(at('customers'), { ...customer, country: 'XX' });
  expect(await here.tell('customers', Number(made.id))).toMatchObject({
    ...{ state: 'rejected', problem: { code: 'refused-by-vendor' } },
    problem: { vendorWords: expect.stringMatching(/country/i) },
  });
  expect((await here.xledger.entity(ownerCode)).customers).toEqual([]);
});

it('puts everything off while the plan at Xledger has no requests left in it, and goes by itself when it has', async () => {
  const here = await begin();
  await here.xledger.putToken(token, { ownerCode, creditsPerHour: 0 });
  const made = await here.moment.create(at('customers'), customer);
  const receipt = await here.tell('customers', Number(made.id));
  expect(receipt).toMatchObject({ problem: { code: 'budget-used-up' }, notBefore: '2026-11-20T10:00:00.000Z' });
  await here.xledger.putToken(token, { ownerCode, creditsPerHour: 1000 });
  here.pass(3600);
  expect(await here.run('customers', Number(made.id))).toMatchObject({ state: 'delivered' });
});

it.each<[string, object, ProblemCode]>([
  ['is revoked', { revoked: true }, 'login-refused'],
  ['may not write companies', { writeScopes: ['Customer'] }, 'access-revoked'],
  ['may not read customers', { readScopes: ['Company'] }, 'access-revoked'],
  ['belongs to an entity that is gone', { ownerCode: 99_999 }, 'login-refused'],
])('holds a customer back while the token %s', async (_what, settings, code) => {
  const here = await begin();
  await here.xledger.putToken(token, { ownerCode, ...settings });
  const made = await here.moment.create(at('customers'), customer);
  expect(await here.tell('customers', Number(made.id))).toMatchObject({ state: 'pending', problem: { code } });
});

it.each<{ what: string; field: string; settings?: object; xledgerLogin?: object }>([
  { what: 'a plan of 0', settings: { requestsPerHour: 0 }, field: 'settings.requestsPerHour' },
  { what: 'a plan of half a request', settings: { requestsPerHour: 10.5 }, field: 'settings.requestsPerHour' },
  { what: 'the word “token” in its token', xledgerLogin: { token: `token ${token}` }, field: 'credentials.token' },
  { what: 'a line break in its token', xledgerLogin: { token: `${token}\r\nx: y` }, field: 'credentials.token' },
  { what: 'a token that is too short', xledgerLogin: { token: 'abc' }, field: 'credentials.token' },
  {
    what: 'a reception address with a line break',
    settings: { invoices: { delivery: 'email', receptionAddress: 'a@b.example\nBcc: c@d.example' } },
    field: 'settings.invoices.receptionAddress',
  },
])('does not save an integration with $what', async ({ settings = {}, xledgerLogin = { token }, field }) => {
  const nowhere = {
    endpoints: { moment: 'http://127.0.0.1:9', xledger: 'http://127.0.0.1:9' },
    ...{ clock: () => new Date(), exports: listIn(new Map()) },
    mail: { send: async () => ({ kind: 'unknown', words: '' }) as const },
    xledgerLogin,
  };
  await expect(engineOf(settings, nowhere)).rejects.toThrow(field);
});
