import {
  aCustomer,
  agreement,
  aProject,
  aSmallAgreement,
  codesOf,
  type OpenEconomic,
  openEconomic,
  paths,
} from './sandbox-fixture.ts';

let economic: OpenEconomic;

beforeEach(async () => {
  economic = await openEconomic();
});

afterEach(() => economic.sandbox.close());

describe('a customer', () => {
  const create = (changes: object) => economic.rest('/customers', { json: { ...aCustomer, ...changes } });
  const put = (number: number, json: object) => economic.rest(`/customers/${number}`, { method: 'PUT', json });

  it('is made with the number that is sent, or the next one', async () => {
    const made = await create({});
    expect([made.status, made.body.customerNumber]).toEqual([201, 10_001]);
    expect(made.headers.location).toBe(`${economic.sandbox.url}/customers/10001`);
    expect((await create({ customerNumber: undefined })).body.customerNumber).toBe(10_002);
  });

  it.each([
    ['a number in use', { customerNumber: 10_001 }, 'customerNumber:E06010'],
    ['number 0', { customerNumber: 0 }, 'customerNumber:The value must be 1 to 999999999'],
    ['a number of ten digits', { customerNumber: 1_000_000_000 }, 'customerNumber:The value must be 1 to 999999999'],
    ['a number in text', { customerNumber: '10009' }, 'customerNumber:Expected Integer'],
    ['no name', { customerNumber: 2, name: undefined }, "name:Required property 'name' is missing."],
    ['a name of 256', { customerNumber: 2, name: 'x'.repeat(256) }, 'name:The length must be 1 to 255'],
    ['null', { customerNumber: 2, city: null }, 'city:Expected String but got Null'],
    ['an unknown group', { customerNumber: 2, customerGroup: { customerGroupNumber: 9 } }, 'customerGroup:E06000'],
    ['unknown terms', { customerNumber: 2, paymentTerms: { paymentTermsNumber: 9 } }, 'paymentTerms:E07080'],
    ['an unknown zone', { customerNumber: 2, vatZone: { vatZoneNumber: 9 } }, 'vatZone:E06000'],
    ['an unknown currency', { customerNumber: 2, currency: 'XXX' }, 'currency:E06000'],
    [
      'two faults',
      { customerNumber: 2, currency: 'XXX', city: null },
      'city:Expected String but got Null currency:E06000',
    ],
  ])('is refused with %s', async (_, changes, told) => {
    await create({});
    const answer = await create(changes);
    expect([answer.status, answer.body.errorCode, codesOf(answer)]).toEqual([400, 'E04300', told]);
  });

  it('is replaced as a whole: what is not sent is cleared', async () => {
    await create({ city: 'Aarhus', email: 'faktura@energi.example.com', barred: true });
    const answer = await put(10_001, { ...aCustomer, city: 'Odense' });
    expect([answer.status, answer.body.city, answer.body.email, answer.body.barred]).toEqual([
      ...[200, 'Odense', undefined, undefined],
    ]);
  });

  it('is made by PUT when the number is free, and not under two numbers', async () => {
    expect((await put(77, { ...aCustomer, customerNumber: 77 })).status).toBe(201);
    expect((await put(78, { ...aCustomer, customerNumber: 77 })).status).toBe(400);
    expect((await economic.rest('/customers', { method: 'PUT', json: aCustomer })).status).toBe(405);
    expect((await economic.rest('/customers/78')).body.errorCode).toBe('E06000');
  });

  it('may refer by link, and what the vendor does not know is passed over and noted', async () => {
    await create({ paymentTerms: { self: `${economic.sandbox.url}/payment-terms/2` }, nickname: 'E', balance: 5 });
    const kept = (await economic.rest('/customers/10001')).body;
    expect([kept.paymentTerms.paymentTermsNumber, kept.nickname, kept.balance]).toEqual([2, undefined, undefined]);
    const ignored = await economic.control.ignored(agreement.number);
    expect(ignored.map(({ operation, path, why }) => [operation, path, why])).toEqual([
      ['customers.create', 'nickname', 'unknown'],
      ['customers.create', 'balance', 'read-only'],
    ]);
  });
});

describe('a project', () => {
  const create = (changes: object) => economic.services(paths.projects, { json: { ...aProject, ...changes } });
  const put = (json: object) => economic.services(paths.projects, { method: 'PUT', json });
  const read = async () => (await economic.services(`${paths.projects}/2040`)).body;

  beforeEach(() => economic.rest('/customers', { json: aCustomer }));

  it.each([
    ['a number in use', { number: 2040 }, 'ProjectCannotBeCreatedUpdatedNumberAlreadyExists'],
    ['a number of ten digits', { number: 1_000_000_000 }, 'ProjectCannotBeCreatedUpdatedNumberIsInvalid'],
    [
      'no customer in an external group',
      { customerNumber: undefined },
      'ProjectCannotBeCreatedUpdatedCustomerNumberRequired',
    ],
    ['an unknown customer', { customerNumber: 5 }, 'ProjectCannotBeCreatedUpdatedCustomerNotFound'],
    ['an unknown group', { projectGroupNumber: 9 }, 'ProjectCannotBeCreatedUpdatedGroupDoesNotExist'],
    ['a name of 101', { name: 'x'.repeat(101) }, 'ValidationError'],
    ['null', { description: null }, 'ValidationError'],
    ['closed', { isClosed: true }, 'ProjectCannotBeCreatedAsClosed'],
  ])('is refused with %s', async (_, changes, told) => {
    await create({});
    expect(codesOf(await create({ number: 2041, ...changes }))).toBe(told);
  });

  it('is replaced as a whole under the version that was read', async () => {
    await create({ description: 'Forprojekt', isBarred: true });
    const { objectVersion } = await read();
    expect((await put({ ...aProject, name: 'Solpark 2', objectVersion })).status).toBe(204);
    expect(await read()).toMatchObject({ name: 'Solpark 2', customerNumber: 10_001 });
    expect(await read()).not.toHaveProperty('description');
    for (const version of [objectVersion, undefined, '']) {
      const answer = await put({ ...aProject, name: 'Solpark 3', objectVersion: version });
      expect([answer.status, codesOf(answer)]).toEqual([409, 'UpdateConflict']);
    }
  });

  it('changes its version when a person edits it', async () => {
    await create({});
    const { objectVersion } = await read();
    await economic.control.putProject({ agreement: agreement.number, number: 2040 }, { name: 'Ny' });
    expect(codesOf(await put({ ...aProject, objectVersion }))).toBe('UpdateConflict');
  });

  it('is there only with the project module', async () => {
    await create({});
    await economic.control.putAgreement(agreement.number, { modules: [] });
    const answer = await economic.services(paths.projects);
    expect([answer.status, answer.body.title, codesOf(answer)]).toEqual([
      ...[403, 'Missing modules: Project', 'AccessDeniedAgreementMissingModules'],
    ]);
    await economic.control.putAgreement(agreement.number, { modules: ['Project'] });
    expect((await read()).name).toBe('Solpark');
  });

  it('is not changed at its own address, and not deleted when entries name it', async () => {
    await aSmallAgreement(economic);
    expect((await economic.services(`${paths.projects}/2040`, { method: 'PUT', json: aProject })).status).toBe(405);
    expect((await economic.services(`${paths.projects}/2040`, { method: 'DELETE' })).status).toBe(204);
    expect(codesOf(await economic.services(`${paths.projects}/2040`))).toBe('ResourceNotFound');
  });
});
