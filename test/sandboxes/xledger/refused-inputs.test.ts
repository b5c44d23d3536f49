import { aCustomer, idOf, nodesOf, type OpenXledger, openXledger, ownerCode } from './support/open-xledger.ts';

describe('customers and projects at the Xledger sandbox', () => {
  let xledger: OpenXledger;
  beforeEach(async () => {
    xledger = await openXledger();
  });
  afterEach(() => xledger.close());

  const refused: [string, string, Record<string, unknown>, RegExp][] = [
    ['a customer without company', 'addCustomers', { code: '1', description: 'a' }, /^company is required/],
    [
      'a company that is not there',
      'addCustomers',
      { code: '1', description: 'a', company: { dbId: 5 } },
      /^company: no dbId 5/,
    ],
    ['a customer without code', 'addCustomers', { description: 'a', company: { code: '1001' } }, /^code is required/],
    ['a company without name', 'addCompanies', { code: '1' }, /^description is required/],
    ['a project without name', 'addProjects', { code: '1', description: ' ' }, /^description is required/],
    [
      'a country that is none',
      'addCustomers',
      { code: '1', description: 'a', company: { code: '1001' }, country: { code: 'XX' } },
      /^country: no code XX/,
    ],
    [
      'a reference by two names',
      'addCustomers',
      { code: '1', description: 'a', company: { code: '1001', dbId: 1 } },
      /^company: name one/,
    ],
    [
      'an end before the beginning',
      'addProjects',
      { code: '1', description: 'a', fromDate: '2026-02-01', toDate: '2026-01-01' },
      /toDate is before/,
    ],
    ['another entity', 'addCompanies', { description: 'a', owner: { ownerCode: 5 } }, /^owner: no ownerCode 5/],
    ['a change of nobody', 'updateCustomers', { dbId: 5, description: 'a' }, /^dbId: no customer 5/],
    [
      'terms that are not there',
      'addCustomers',
      { code: '1', description: 'a', company: { code: '1001' }, payTerms: { code: '99' } },
      /^payTerms: no code 99/,
    ],
  ];
  it.each(refused)('refuses %s', async (_what, field, node, message) => {
    await aCustomer(xledger);
    const answered = await xledger.add(field, [node]);
    expect(answered.errors).toMatchObject([
      {
        message: expect.stringMatching(message),
        path: [field, 'edges', 0, 'node'],
        extensions: { code: 'INVALID_VALUE' },
      },
    ]);
    expect(nodesOf(answered, field)).toEqual([null]);
  });

  it('takes two customers with one code, and cannot tell them apart by it', async () => {
    await aCustomer(xledger);
    await aCustomer(xledger);
    const found = await xledger.ask('{ customers(filter: {code: "1001"}) { edges { node { dbId } } } }');
    expect(nodesOf(found, 'customers')).toHaveLength(2);
    const answered = await xledger.add('addProjects', [
      { code: 'P-1', description: 'a', subledger: { code: '1001', showAlternatives: 'YES' } },
    ]);
    expect(answered.errors).toMatchObject([
      {
        message: 'subledger: 2 have the code 1001.',
        extensions: { exampleValidInputs: [{ code: '1001', text: 'Eksempel Energi AS' }, { code: '1001' }] },
      },
    ]);
  });

  it('applies the good inputs of a mutation and ties each answer to its clientId; or none, when the switch says so', async () => {
    const inputs = [
      { code: 'P-1', description: 'a' },
      { code: 'P-2', description: '' },
      { code: 'P-3', description: 'c' },
    ];
    const partial = await xledger.add('addProjects', inputs);
    expect(partial.data).toMatchObject({
      addProjects: { edges: [{ clientId: 'c0' }, { clientId: 'c1', node: null }, { clientId: 'c2' }] },
    });
    expect(partial.errors).toMatchObject([{ path: ['addProjects', 'edges', 1, 'node'] }]);
    await xledger.control.setSwitches({ badInputs: 'whole' });
    const whole = await xledger.add('addProjects', inputs);
    expect(whole).toMatchObject({ data: { addProjects: null }, errors: [{ path: ['addProjects'] }] });
    const { projects } = await xledger.control.entity(ownerCode);
    expect(projects.map(({ code }) => code)).toEqual(['P-1', 'P-3']);
  });

  it('keeps what an update leaves out, clears what it empties, and does what is not asked to be shown', async () => {
    const { dbId, companyDbId } = await aCustomer(xledger);
    const sent = { email: 'post@example.com', streetAddress: 'Storgata 1', country: { code: 'NO' }, taxNumber: '1' };
    await xledger.add('updateCustomers', [{ dbId, ...sent, companyNumber: '999888777' }]);
    await xledger.ask(
      `mutation { updateCustomers(inputs: [{node: {dbId: ${dbId}, email: ""}}]) { edges { clientId } } }`,
    );
    const query =
      '{ customers { edges { node { code email taxNo companyDbId company { companyNumber } address { streetAddress country { code } } } } } }';
    expect(nodesOf(await xledger.ask(query), 'customers')).toEqual([
      {
        ...{ code: '1001', email: null, taxNo: '1', companyDbId, company: { companyNumber: '999888777' } },
        address: { streetAddress: 'Storgata 1', country: { code: 'NO' } },
      },
    ]);
  });

  it('does not find a customer whose last day has passed, unless asked for all', async () => {
    const { dbId } = await aCustomer(xledger);
    await xledger.add('updateCustomers', [{ dbId, toDate: '2020-01-31' }]);
    const find = async (more: string) =>
      nodesOf(
        await xledger.ask(`{ customers(filter: {code: "1001"} ${more}) { edges { node { dbId } } } }`),
        'customers',
      );
    expect(await find('')).toEqual([]);
    expect(await find('objectStatus: CLOSED')).toEqual([{ dbId }]);
    expect(await find('objectStatus: ALL, ownerSet: CURRENT')).toEqual([{ dbId }]);
  });

  it('gives ids of master data as numbers, of the import queue as texts', async () => {
    const added = await xledger.add('addGLImportItems', [{ account: { code: '3000' }, amount: 12.5, trRegNumber: 1 }]);
    expect(nodesOf(added, 'addGLImportItems')).toEqual([{ dbId: expect.stringMatching(/^\d+$/) }]);
    expect(idOf(await xledger.add('addProjects', [{ code: '1', description: 'a' }]), 'addProjects')).toBeGreaterThan(0);
  });
});
