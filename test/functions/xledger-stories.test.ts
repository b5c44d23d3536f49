import { ownerCode, startXledgerWorld } from './xledger-world.ts';

type World = Awaited<ReturnType<typeof startXledgerWorld>>;

let world: World;
afterEach(() => world.close());

const customer = {
  name: 'Fjord Kunde AS',
  customerNumber: '1001',
  organizationNumber: '985615616',
  email: 'post@kunde.example',
  address1: 'Storgata 1',
  zipCode: '0155',
  city: 'Oslo',
  country: 'NO',
};
const at = (entity: 'customers' | 'projects' | 'invoices') => ({ company: 'fjord', entity });

async function recordsOf(here: World) {
  const made = await here.moment.create(at('customers'), customer);
  const project = await here.moment.create(at('projects'), {
    name: 'Bru',
    projectNumber: 'P-17',
    customerId: made.id,
  });
  return { customerId: Number(made.id), projectId: Number(project.id) };
}

async function invoiceOf(here: World, { customerId, projectId }: { customerId: number; projectId: number }) {
  const line = {
    ...{ lineNumber: 1, description: 'Timer', financialAccountNumber: '3000', vatCode: '2', vatPercentage: 25 },
    ...{ quantity: 1, unitPrice: 100 },
  };
  const draft = await here.moment.create(at('invoices'), {
    description: 'Timer',
    customerId,
    projectId,
    lines: [line],
  });
  const id = Number(draft.id);
  await here.moment.finalize({ company: 'fjord', id });
  return id;
}

const byApi = {
  exportInvoices: true,
  invoices: {
    ...{ delivery: 'api', transactionSource: 'AR', receivableAccount: '1500', includePdf: true },
    ...{ projectDimension: 'glObject2', kid: 'none' },
  },
};

it('keeps a customer in step: company, customer, then only what changed', async () => {
  world = await startXledgerWorld({});
  const { customerId } = await recordsOf(world);
  expect(await world.tell('customers', customerId)).toMatchObject({ state: 'delivered', mapping: { number: '1001' } });
  await world.moment.edit({ ...at('customers'), id: customerId }, { city: 'Bergen' });
  await world.xledger.clearCalls();
  expect(await world.tell('customers', customerId)).toMatchObject({ state: 'delivered' });
  const { companies, customers } = await world.xledger.entity(ownerCode);
  expect([companies.length, customers.length]).toEqual([1, 1]);
  expect(JSON.stringify(customers)).toContain('Bergen');
  expect((await world.xledger.calls()).length).toBe(2);
});

it('keeps a project in step: under Moment’s number, then only what changed, and no call for what is unchanged', async () => {
  world = await startXledgerWorld({});
  const { projectId } = await recordsOf(world);
  expect(await world.tell('projects', projectId)).toMatchObject({ state: 'delivered', mapping: { number: 'P-17' } });
  await world.moment.edit({ ...at('projects'), id: projectId }, { name: 'Bru over fjorden' });
  await world.xledger.clearCalls();
  expect(await world.tell('projects', projectId)).toMatchObject({ state: 'delivered' });
  expect((await world.xledger.calls()).length).toBe(2);
  expect(await world.tell('projects', projectId)).toMatchObject({ problem: { code: 'unchanged' } });
  expect((await world.xledger.calls()).length).toBe(2);
  const { projects } = await world.xledger.entity(ownerCode);
  expect(projects).toEqual([expect.objectContaining({ code: 'P-17', description: 'Bru over fjorden' })]);
});

it.each([
  ['takes over the one project that is there', 1, { state: 'delivered' }],
  ['asks a person where two projects have its number', 2, { state: 'conflict', problem: { code: 'several-matches' } }],
])('%s', async (_, count, becomes) => {
  world = await startXledgerWorld({});
  const { projectId } = await recordsOf(world);
  for (let index = 0; index < count; index += 1)
    await world.xledger.addRecord(ownerCode, 'projects', { code: 'P-17', description: 'Bru' });
  expect(await world.tell('projects', projectId)).toMatchObject(becomes);
  expect((await world.xledger.entity(ownerCode)).projects).toHaveLength(count);
});

it.each([
  ['without country', { country: null }, 'address.country'],
  ['without number', { customerNumber: null }, 'number'],
  ['with a line break in its e-mail address', { email: 'a@b.example\r\nBcc: c@d.example' }, 'email'],
])('rejects a customer %s', async (_, change, field) => {
  world = await startXledgerWorld({});
  const made = await world.moment.create(at('customers'), customer);
  await world.moment.forceEdit({ ...at('customers'), id: Number(made.id) }, change);
  const receipt = await world.tell('customers', Number(made.id));
  expect(receipt).toMatchObject({ state: 'rejected', problem: { field } });
  expect((await world.xledger.calls()).length).toBe(0);
});

it('brings an invoice through the queue into the ledger', async () => {
  world = await startXledgerWorld(byApi);
  const ids = await recordsOf(world);
  const invoice = await invoiceOf(world, ids);
  expect(await world.tell('invoices', invoice)).toMatchObject({ state: 'waiting' });
  await world.tell('customers', ids.customerId);
  await world.tell('projects', ids.projectId);
  expect(await world.tell('invoices', invoice)).toMatchObject({ problem: { code: 'posting-awaited' } });
  await world.xledger.runImport(ownerCode);
  world.pass(1200);
  expect(await world.run('invoices', invoice)).toMatchObject({ state: 'delivered', mapping: { number: '20451' } });
  const { headers } = await world.xledger.entity(ownerCode);
  expect(headers).toHaveLength(1);
});

it('mails the PDF once, and never again by itself', async () => {
  world = await startXledgerWorld({
    exportInvoices: true,
    invoices: { delivery: 'email', receptionAddress: 'mb.23001@xledger.example' },
  });
  const invoice = await invoiceOf(world, await recordsOf(world));
  expect(await world.tell('invoices', invoice)).toMatchObject({ state: 'delivered', mapping: { number: 'ses-1' } });
  await world.tell('invoices', invoice);
  expect(world.letters).toHaveLength(1);
  expect(world.letters[0]).toMatchObject({ to: 'mb.23001@xledger.example', subject: 'Faktura 20451' });
  expect(Buffer.from(world.letters[0]?.attachment.content ?? []).toString('latin1')).toMatch(/^%PDF-/);
});

it('makes a lost mail a conflict', async () => {
  world = await startXledgerWorld({
    exportInvoices: true,
    invoices: { delivery: 'email', receptionAddress: 'mb.23001@xledger.example' },
  });
  world.mail.answer = () => ({ kind: 'unknown', words: 'SES: TimeoutError' });
  const invoice = await invoiceOf(world, await recordsOf(world));
  expect(await world.tell('invoices', invoice)).toMatchObject({ state: 'conflict' });
  world.pass(3600);
  await world.run('invoices', invoice);
  expect(world.letters).toHaveLength(1);
});

it('puts an invoice into the list of the next file, once', async () => {
  world = await startXledgerWorld({
    exportInvoices: true,
    invoices: { delivery: 'file', format: 'plain', schedule: 'by-hand', kid: 'none' },
  });
  const invoice = await invoiceOf(world, await recordsOf(world));
  expect(await world.tell('invoices', invoice)).toMatchObject({ state: 'delivered', mapping: { number: '20451' } });
  await world.tell('invoices', invoice);
  expect([...world.entries.keys()]).toEqual(['20451']);
  expect((await world.xledger.calls()).length).toBe(0);
});
