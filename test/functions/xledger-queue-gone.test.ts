import { ownerCode, startXledgerWorld, token } from './xledger-world.ts';

type World = Awaited<ReturnType<typeof startXledgerWorld>>;

let world: World;
afterEach(() => world.close());

const byApi = {
  ...{ delivery: 'api', transactionSource: 'AR', receivableAccount: '1500', includePdf: false },
  ...{ projectDimension: 'glObject2', kid: 'none' },
};
const line = { lineNumber: 1, description: 'Timer', financialAccountNumber: '3000', vatCode: '2', vatPercentage: 25 };

/** An invoice of ours that waits in the import queue under the number 20451. */
async function queuedInvoice(): Promise<number> {
  world = await startXledgerWorld({ exportInvoices: true, invoices: byApi });
  const customer = { name: 'Fjord Kunde AS', customerNumber: '1001', country: 'NO', city: 'Oslo', zipCode: '0155' };
  const made = await world.moment.create({ company: 'fjord', entity: 'customers' }, customer);
  await world.tell('customers', Number(made.id));
  const lines = [{ ...line, quantity: 1, unitPrice: 100 }];
  const order = { description: 'Timer', customerId: Number(made.id), lines };
  const id = Number((await world.moment.create({ company: 'fjord', entity: 'invoices' }, order)).id);
  await world.moment.finalize({ company: 'fjord', id });
  expect(await world.tell('invoices', id)).toMatchObject({ state: 'pending', problem: { code: 'posting-awaited' } });
  return id;
}

/** Somebody else's voucher under our invoice number. */
async function queueByHand(amount: number): Promise<void> {
  const head = {
    ...{ transactionSource: { code: 'AR' }, trRegNumber: 20_451, invoiceNumber: '20451', jobLevel: { dbSubId: 1 } },
    ...{ postedDate: '2026-11-20', invoiceDate: '2026-11-20', dueDate: '2026-11-20', text: 'For hånd' },
  };
  const inputs = [
    { node: { ...head, account: { code: '1500' }, subledger: { code: '1001' }, amount } },
    { node: { ...head, account: { code: '3100' }, amount: -amount } },
  ];
  const query =
    'mutation($inputs: [AddGLImportItemsInput!]!) { addGLImportItems(inputs: $inputs) { edges { node { dbId } } } }';
  const answer = await fetch(`${world.xledgerAddress}/graphql`, {
    method: 'POST',
    headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { inputs } }),
  });
  expect(await answer.json()).not.toHaveProperty('errors');
}

const gone = { state: 'rejected', problem: { code: 'import-gone', value: '20451' } };

it('tells when a person took the lines out of the queue, and sends them anew when asked to', async () => {
  const id = await queuedInvoice();
  await world.xledger.removeImportItems(ownerCode, '20451');
  world.pass(1200);
  const receipt = await world.run('invoices', id);
  expect(receipt).toMatchObject(gone);
  expect(receipt.problem?.vendorWords).toBe('invoice 20451 is neither in the import queue nor in the customer ledger');
  expect(await world.tell('invoices', id)).toMatchObject({ problem: { code: 'posting-awaited' } });
  await world.xledger.runImport(ownerCode);
  world.pass(1200);
  expect(await world.run('invoices', id)).toMatchObject({ state: 'delivered', mapping: { number: '20451' } });
  expect((await world.xledger.entity(ownerCode)).headers).toHaveLength(1);
});

it('waits for lists that lag before it calls a voucher gone', async () => {
  const id = await queuedInvoice();
  await world.xledger.setSwitches({ listLagSeconds: 900 });
  world.pass(540);
  expect(await world.run('invoices', id)).toMatchObject({ state: 'pending', problem: { code: 'posting-awaited' } });
});

it('does not post twice what a list hid: it is looked for before it is sent anew', async () => {
  const id = await queuedInvoice();
  await world.xledger.runImport(ownerCode);
  await world.xledger.setSwitches({ postedImportItems: 'gone', listLagSeconds: 86_400 });
  world.pass(1200);
  expect(await world.run('invoices', id)).toMatchObject(gone);
  await world.xledger.setSwitches({ listLagSeconds: 0 });
  expect(await world.tell('invoices', id)).toMatchObject({ state: 'delivered', mapping: { number: '20451' } });
  const { headers, importItems } = await world.xledger.entity(ownerCode);
  expect([headers.length, importItems.length]).toEqual([1, 2]);
});

it('leaves it to a person when another voucher was posted under the number meanwhile', async () => {
  const id = await queuedInvoice();
  await world.xledger.removeImportItems(ownerCode, '20451');
  await queueByHand(999);
  await world.xledger.runImport(ownerCode);
  world.pass(1200);
  expect(await world.run('invoices', id)).toMatchObject({
    ...{ state: 'conflict', problem: { code: 'target-differs' } },
    problem: { vendorWords: expect.stringContaining('999.00') },
  });
  expect((await world.xledger.entity(ownerCode)).importItems).toHaveLength(2);
});
