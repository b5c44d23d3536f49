import { companyStep } from '../../../lib/connectors/xledger/company-step.ts';
import { customerWriter } from '../../../lib/connectors/xledger/customer-writer.ts';
import { projectWriter } from '../../../lib/connectors/xledger/project-writer.ts';
import type { NumberedCustomer } from '../../../lib/documents/numbered-customer.ts';
import { createXledgerControl } from '../../../lib/sandboxes/xledger/control.ts';
import { startXledgerSandbox } from '../../../lib/sandboxes/xledger/index.ts';
import { seedXledgerEntity } from '../../../lib/sandboxes/xledger/seed.ts';
import type { WriteOrder } from '../../../lib/sync/outcome.ts';
import type { Writer } from '../../../lib/sync/writer.ts';
import { createHttp } from '../../../lib/transport/http.ts';
import { exampleToken, xledgerConnection } from './xledger-connection.ts';

const ownerCode = 23_001;
let sandbox: Awaited<ReturnType<typeof startXledgerSandbox>>;
let control: ReturnType<typeof createXledgerControl>;

beforeAll(async () => {
  sandbox = await startXledgerSandbox({});
  control = createXledgerControl(sandbox.url);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await control.reset();
  await seedXledgerEntity(sandbox.url, {
    ownerCode,
    name: 'Fjord Eksempel AS',
    token: exampleToken,
    creditsPerHour: 1000,
  });
});

const connect = (given: { callsLeft?: number; login?: { token: string } } = {}) =>
  xledgerConnection({ http: createHttp(), endpoint: sandbox.url, ...given });

const fjord: NumberedCustomer = {
  number: '1001',
  name: 'Fjord Kunde AS',
  organizationNumber: '985615616',
  email: 'post@fjord.example',
  streetAddress: 'Storgata 1',
  zipCode: '0155',
  place: 'Oslo',
  country: 'NO',
};

function orderOf<Target>(
  writer: Writer<Target, 'xledger'>,
  target: Target,
  rest: Partial<Pick<WriteOrder<Target>, 'existing' | 'done' | 'idempotencyKey'>> = {},
): WriteOrder<Target> {
  const done = rest.done ?? {};
  const evidence = writer.evidence(target, undefined, done);
  return { target, evidence, idempotencyKey: 'key-1', existing: undefined, ...rest, done };
}

const companyDone = (targetId: string) => ({
  company: { print: '', sourcePrint: '', targetId, at: '2026-11-21T10:00:00Z' },
});

async function addFjord(connection = connect()) {
  const company = await companyStep.write(connection, orderOf(companyStep, fjord));
  if (company.kind !== 'delivered') throw new Error(`no company: ${JSON.stringify(company)}`);
  const order = orderOf(customerWriter, fjord, { done: companyDone(company.targetId) });
  return { company, customer: await customerWriter.write(connection, order) };
}

describe('customers', () => {
  it('adds the company, then the customer, and finds both again as they were sent', async () => {
    const connection = connect();
    const evidence = orderOf(companyStep, fjord).evidence;
    expect(await companyStep.lookUp(connection, evidence)).toEqual({ kind: 'absent' });
    const { company, customer } = await addFjord(connection);
    expect(customer).toMatchObject({ kind: 'delivered', number: '1001' });
    expect(await companyStep.lookUp(connection, evidence)).toMatchObject({
      kind: 'found',
      equal: true,
      targetId: company.kind === 'delivered' ? company.targetId : '',
    });
    const { customers } = await control.entity(ownerCode);
    expect(customers).toHaveLength(1);
    expect(await customerWriter.lookUp(connection, orderOf(customerWriter, fjord).evidence)).toMatchObject({
      kind: 'found',
      equal: true,
    });
  });

  it('changes only what differs, and sends nothing when nothing does', async () => {
    const { customer } = await addFjord();
    if (customer.kind !== 'delivered') throw new Error('not delivered');
    await control.clearCalls();
    const connection = connect();
    const existing = { targetId: customer.targetId, number: '1001' };
    const same = orderOf(customerWriter, fjord, { existing });
    expect(await customerWriter.write(connection, same)).toMatchObject({ kind: 'delivered' });
    expect(connection.spent()).toBe(1);
    const moved = { ...fjord, place: 'Bergen', zipCode: '5003' };
    expect(await customerWriter.write(connection, orderOf(customerWriter, moved, { existing }))).toMatchObject({
      kind: 'delivered',
    });
    const [sent] = await control.requests({ operation: 'updateCustomers' });
    expect(JSON.stringify(sent)).not.toContain('Storgata');
    const { customers } = await control.entity(ownerCode);
    expect(JSON.stringify(customers)).toContain('Bergen');
  });

  it('takes two customers with one code for a conflict', async () => {
    await control.addRecord(ownerCode, 'customers', { code: '1001', description: 'En' });
    await control.addRecord(ownerCode, 'customers', { code: '1001', description: 'To' });
    const found = await customerWriter.lookUp(connect(), orderOf(customerWriter, fjord).evidence);
    expect(found).toMatchObject({ kind: 'conflict', problem: { code: 'several-matches', value: '1001' } });
    const company = await companyStep.lookUp(connect(), orderOf(companyStep, fjord).evidence);
    expect(company).toMatchObject({ kind: 'conflict', problem: { code: 'several-matches' } });
  });

  it('shares the company that has the organization number already', async () => {
    const dbId = await control.addRecord(ownerCode, 'companies', {
      code: 'X',
      description: 'Fjord konsern',
      companyNumber: '985615616',
    });
    const found = await companyStep.lookUp(connect(), orderOf(companyStep, fjord).evidence);
    expect(found).toMatchObject({ kind: 'found', equal: true, targetId: String(dbId) });
  });
});

describe('lists', () => {
  const crowd = (count: number): NumberedCustomer[] =>
    Array.from({ length: count }, (_, index) => ({
      number: String(2000 + index),
      name: `Kunde ${index}`,
      country: 'NO',
    }));

  it('adds 1,000 new customers in 8 calls, and changes 1,000 in 4', async () => {
    const connection = connect();
    const ids: string[] = [];
    for (const part of [crowd(1000).slice(0, 500), crowd(1000).slice(500)]) {
      const companies = part.map((target) => orderOf(companyStep, target, { idempotencyKey: `c${target.number}` }));
      await companyStep.many?.lookUp(
        connection,
        companies.map(({ evidence }) => evidence),
      );
      const made = (await companyStep.many?.write(connection, companies)) ?? [];
      const customers = part.map((target, index) => {
        const company = made[index];
        const done = companyDone(company?.kind === 'delivered' ? company.targetId : '');
        return orderOf(customerWriter, target, { idempotencyKey: `k${target.number}`, done });
      });
      await customerWriter.many?.lookUp(
        connection,
        customers.map(({ evidence }) => evidence),
      );
      const outcomes = (await customerWriter.many?.write(connection, customers)) ?? [];
      ids.push(...outcomes.map((outcome) => (outcome.kind === 'delivered' ? outcome.targetId : '')));
    }
    expect(connection.spent()).toBe(8);
    expect(new Set(ids).size).toBe(1000);
    const before = connection.spent();
    for (const start of [0, 500]) {
      const orders = crowd(1000)
        .slice(start, start + 500)
        .map((target, index) =>
          orderOf(
            customerWriter,
            { ...target, email: `k${target.number}@kunde.example` },
            {
              idempotencyKey: `u${target.number}`,
              existing: { targetId: ids[start + index] ?? '', number: target.number },
            },
          ),
        );
      const outcomes = (await customerWriter.many?.write(connection, orders)) ?? [];
      expect(outcomes.every(({ kind }) => kind === 'delivered')).toBe(true);
    }
    expect(connection.spent() - before).toBe(4);
  }, 60_000);

  it.each(['partial', 'whole'] as const)(
    'refuses the bad input alone when the vendor refuses %s',
    async (badInputs) => {
      await control.setSwitches({ badInputs });
      const connection = connect();
      const [good, bad] = [crowd(2)[0], { number: '3000', name: 'Uten land', country: 'ZZ' }];
      if (good === undefined) throw new Error('no customer');
      const orders = [good, bad].map((target) => orderOf(companyStep, target, { idempotencyKey: target.number }));
      const outcomes = (await companyStep.many?.write(connection, orders)) ?? [];
      expect(outcomes[1]).toMatchObject({ kind: 'rejected' });
      expect(outcomes[0]).toMatchObject({ kind: 'delivered' });
    },
  );
});

describe('projects', () => {
  it('adds, finds and renames', async () => {
    const connection = connect();
    const target = { number: 'P-17', name: 'Bru over fjorden' };
    const added = await projectWriter.write(connection, orderOf(projectWriter, target));
    expect(added).toMatchObject({ kind: 'delivered', number: 'P-17' });
    const existing = { targetId: added.kind === 'delivered' ? added.targetId : '', number: 'P-17' };
    const renamed = { ...target, name: 'Tunnel under fjorden' };
    await projectWriter.write(connection, orderOf(projectWriter, renamed, { existing }));
    expect(await projectWriter.lookUp(connection, orderOf(projectWriter, renamed).evidence)).toMatchObject({
      kind: 'found',
      equal: true,
    });
  });
});

describe('what goes wrong', () => {
  it.each([
    ['refuse', 'rejected', 0],
    ['fail-500', 'unknown', 0],
    ['burst', 'not-applied', 0],
    ['concurrency', 'not-applied', 0],
    ['credits', 'not-applied', 0],
    ['token-refused', 'not-applied', 0],
    ['apply-then-500', 'unknown', 1],
    ['errors-after-apply', 'delivered', 1],
    ['truncated', 'unknown', 1],
    ['garbage', 'unknown', 1],
    ['html', 'unknown', 1],
    ['wrong-schema', 'unknown', 1],
    ['reset', 'unknown', 1],
  ] as const)('%s: %s', async (fault, kind, kept) => {
    await control.addFault({ operation: 'addCompanies', fault, times: 1 });
    const connection = connect();
    const outcome = await companyStep.write(connection, orderOf(companyStep, fjord));
    expect(outcome.kind).toBe(kind);
    expect((await control.entity(ownerCode)).companies.length).toBe(kept);
    expect(connection.closed).toHaveLength(fault === 'credits' ? 1 : 0);
  });

  it.each([
    ['a token with a line break', 'token\r\nX-Other: 1'],
    ['a token that is not known', 'bm90LWEtdG9rZW4tYXQtYWxsLXNvcnJ5'],
    ['a token with its word before it', 'token ZXhhbXBsZQ'],
  ])('%s is a refused log-in', async (_, token) => {
    const outcome = await projectWriter.write(
      connect({ login: { token } }),
      orderOf(projectWriter, { number: '1', name: 'En' }),
    );
    expect(outcome).toMatchObject({ kind: 'not-applied', problem: { code: 'login-refused' } });
    expect(JSON.stringify(outcome)).not.toContain(token);
  });
});
