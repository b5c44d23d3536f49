import { twentyFourSevenOffice } from '../../../lib/connectors/twenty-four-seven-office/index.ts';
import type { ProductRecord } from '../../../lib/documents/product.ts';
import type { SalesOrder } from '../../../lib/documents/sales-order.ts';
import type { DepartmentUsers } from '../../../lib/documents/vendors.ts';
import { createTwentyFourSevenOfficeControl } from '../../../lib/sandboxes/twenty-four-seven-office/control.ts';
import {
  startTwentyFourSevenOfficeSandbox,
  type TwentyFourSevenOfficeSandbox,
} from '../../../lib/sandboxes/twenty-four-seven-office/index.ts';
import { seedClient } from '../../../lib/sandboxes/twenty-four-seven-office/seed.ts';
import type { WriteOrder } from '../../../lib/sync/outcome.ts';
import { createHttp } from '../../../lib/transport/http.ts';
import { customer } from './example-documents.ts';
import { exampleLogin, type OfficeTestConnection, officeConnection } from './office-connection.ts';
import { lookUp, write } from './scene.ts';

const { customer: customers, product: products, order: orders } = twentyFourSevenOffice;
const { applicationId, identityId } = exampleLogin;
const http = createHttp();
const clock = () => new Date('2026-11-21T09:00:00.000Z');
const otherIdentity = 'bbbbbbbb-0000-4000-8000-000000000002';
const nok = (minor: number) => ({ minor, currency: 'NOK' });
let sandbox: TwentyFourSevenOfficeSandbox;
let connection: OfficeTestConnection;

/** Departments 501 and 502 have users and clients of their own, 503 shall have one and has none. */
beforeEach(async () => {
  sandbox = await startTwentyFourSevenOfficeSandbox({ clock });
  const one = { username: 'bygg@fjord.example', password: 'word-of-bygg' };
  const two = { username: 'helse@fjord.example', password: 'word-of-helse' };
  await seedClient(sandbox.url, { ...one, applicationId, identityId, clientId: '100', clientName: 'Bygg AS' });
  await seedClient(sandbox.url, {
    ...two,
    ...{ applicationId, identityId: otherIdentity, clientId: '200', clientName: 'Helse AS' },
  });
  const departments: DepartmentUsers = {
    users: { '501': { ...one, identityId }, '502': { ...two, identityId: otherIdentity } },
    own: ['501', '502', '503'],
    others: undefined,
  };
  const login = { username: undefined, password: undefined, identityId: undefined, departments };
  connection = officeConnection({ http, clock, endpoint: sandbox.url, secondEndpoint: sandbox.webservicesUrl, login });
});
afterEach(() => sandbox.close());

const control = () => createTwentyFourSevenOfficeControl(sandbox.url);

function productOf(departmentId: string, changes: Partial<ProductRecord> = {}): ProductRecord {
  return { departmentId, number: '110', name: 'Timer, montør', categoryId: 1, ...changes };
}

function orderOf(departmentId: string, changes: Partial<SalesOrder> = {}): SalesOrder {
  return {
    orderId: '400101',
    departmentId,
    customerNumber: '10001',
    reference: '10101',
    date: '2026-11-20',
    paymentDays: 14,
    kid: '100017',
    currency: 'NOK',
    distributor: 'manual',
    rows: [{ productId: '1001', name: 'Uke 46', quantity: '10', price: nok(54_500) }],
    ...changes,
  };
}

/** A customer and product 110 in the books of each department; the order of a department by its product's id. */
async function prepare(): Promise<(departmentId: string, changes?: Partial<SalesOrder>) => SalesOrder> {
  const ids = new Map<string, string>();
  for (const departmentId of ['501', '502']) {
    await write(customers, { ...customer, departmentId })(connection);
    const made = await write(products, productOf(departmentId))(connection);
    if (typeof made === 'object' && made !== null && 'targetId' in made) ids.set(departmentId, String(made.targetId));
  }
  return (departmentId, changes = {}) => {
    const order = orderOf(departmentId, changes);
    return { ...order, rows: order.rows.map((row) => ({ ...row, productId: ids.get(departmentId) ?? '' })) };
  };
}

function sent(target: SalesOrder): WriteOrder<SalesOrder> {
  const evidence = orders.evidence(target, undefined, {});
  return { target, evidence, idempotencyKey: 'key', existing: undefined, done: {} };
}

describe('the name of what is made once', () => {
  it('is the same for every user and integration that works for the client, and another in another client', async () => {
    const moment = { username: 'moment@fjord.example', password: 'word-of-moment' };
    const own = 'cccccccc-1111-4000-8000-000000000003';
    await seedClient(sandbox.url, {
      ...moment,
      applicationId,
      identityId: own,
      clientId: '100',
      clientName: 'Bygg AS',
    });
    const login = { ...moment, identityId: own };
    const ends = { endpoint: sandbox.url, secondEndpoint: sandbox.webservicesUrl };
    const other = officeConnection({ http, clock, ...ends, login });
    const evidence = customers.evidence({ ...customer, organizationNumber: '974 760 673' }, undefined, {});
    const named = await customers.turns?.(other, evidence);
    expect(named).toContain('client 100: organization number 974760673');
    expect(await customers.turns?.(connection, { ...evidence, departmentId: '501' })).toEqual(named);
    expect(await customers.turns?.(connection, { ...evidence, departmentId: '502' })).toContain(
      'client 200: organization number 974760673',
    );
    expect(await products.turns?.(connection, { departmentId: '501', number: 'A1' })).toEqual([
      'client 100: product a1',
    ]);
  });
});

describe('a product', () => {
  it('is made with its number and name, found by its number, and then left as it is', async () => {
    expect(await lookUp(products, productOf('501'))(connection)).toEqual({ kind: 'absent' });
    const made = await write(products, productOf('501'))(connection);
    expect(made).toMatchObject({ kind: 'delivered', number: '110' });
    const found = await lookUp(products, productOf('501', { name: 'Another name' }))(connection);
    expect(found).toMatchObject({ kind: 'found', equal: true, number: '110' });
    const before = connection.spent();
    await write(products, productOf('501', { name: 'Another name' }), { targetId: '1', number: '110' })(connection);
    expect(connection.spent()).toBe(before);
    expect(await control().orders('100').products()).toHaveLength(1);
    expect(await lookUp(products, productOf('502'))(connection)).toEqual({ kind: 'absent' });
  });

  it('is not the one whose number begins like it', async () => {
    await control().setSwitches({ productNoSearch: 'prefix' });
    await write(products, productOf('501', { number: '1101' }))(connection);
    expect(await lookUp(products, productOf('501'))(connection)).toEqual({ kind: 'absent' });
  });

  it('that is there twice is for a person to judge', async () => {
    await write(products, productOf('501'))(connection);
    await write(products, productOf('501'))(connection);
    expect(await lookUp(products, productOf('501'))(connection)).toMatchObject({
      kind: 'conflict',
      problem: { code: 'several-matches', field: 'productNumber', value: '110' },
    });
  });

  it.each<[string, Partial<ProductRecord>, object]>([
    ['a category that is not there', { categoryId: 77 }, { code: 'product-category-unknown', value: '77' }],
    ['a name of 126', { name: 'å'.repeat(126) }, { code: 'field-invalid', field: 'productName' }],
    ['a number of 101', { number: '1'.repeat(101) }, { code: 'field-invalid', field: 'productNumber' }],
  ])('with %s is refused before it is sent', async (_what, changes, problem) => {
    expect(await products.check(connection, productOf('501', changes), [])).toEqual([expect.objectContaining(problem)]);
  });
});

describe('an order', () => {
  it('is invoiced at once, numbered by the vendor, found again by its id, and not sent to the customer', async () => {
    const order = (await prepare())('501');
    expect(await orders.check(connection, order, [])).toEqual([]);
    expect(await lookUp(orders, order)(connection)).toEqual({ kind: 'absent' });
    const made = await write(orders, order)(connection);
    expect(made).toMatchObject({ kind: 'delivered', targetId: '400101', number: expect.stringMatching(/^\d+$/) });
    expect(await lookUp(orders, order)(connection)).toMatchObject({ kind: 'found', equal: true, targetId: '400101' });
    expect(await control().orders('100').mailed()).toEqual([]);
    expect(await write(orders, order)(connection)).toMatchObject({ kind: 'duplicate' });
  });

  it.each<[string, Partial<SalesOrder>]>([
    ['another customer', { customerNumber: '10002' }],
    ['another day', { date: '2026-11-19' }],
    ['another number', { reference: '10102' }],
    ['another price', { rows: [{ productId: '', name: 'x', quantity: '10', price: nok(54_501) }] }],
    ['another quantity', { rows: [{ productId: '', name: 'x', quantity: '20', price: nok(27_250) }] }],
  ])('under our id with %s is for a person to judge', async (_what, changes) => {
    const orderIn = await prepare();
    await write(orders, orderIn('501'))(connection);
    expect(await lookUp(orders, orderIn('501', changes))(connection)).toMatchObject({
      kind: 'conflict',
      problem: { code: 'target-differs', value: '400101' },
    });
  });

  it('of a credit note has negative quantities and names its original', async () => {
    const orderIn = await prepare();
    await write(orders, orderIn('501'))(connection);
    const row = { productId: '', name: 'Uke 46', quantity: '-10', price: nok(54_500) };
    const credit = orderIn('501', { orderId: '400201', reference: '10201', creditedOrderId: '400101', rows: [row] });
    expect(await write(orders, credit)(connection)).toMatchObject({ kind: 'delivered', targetId: '400201' });
    expect(await lookUp(orders, credit)(connection)).toMatchObject({ kind: 'found', equal: true });
  });

  it.each([
    ['XXX', 'currency-unknown'],
    ['EUR', 'currency-rate-missing'],
  ])('in %s is refused: %s', async (currency, code) => {
    const order = (await prepare())('501', { currency });
    expect(await orders.check(connection, order, [])).toEqual([{ code, field: 'currency', value: currency }]);
  });
});

describe('many orders', () => {
  it('of one department are one call, each with its own verdict, in the books of that department', async () => {
    const orderIn = await prepare();
    const targets = [
      orderIn('501'),
      orderIn('501', { orderId: '400103', customerNumber: '99999' }),
      orderIn('501', { orderId: '400104' }),
    ];
    const before = connection.spent();
    const outcomes = await orders.many?.write(connection, targets.map(sent));
    expect(connection.spent() - before).toBe(1);
    expect(outcomes?.map(({ kind }) => kind)).toEqual([
      'delivered',
      expect.not.stringMatching('delivered'),
      'delivered',
    ]);
    expect((await control().orders('100').orders()).map(({ id }) => id)).toEqual([400101, 400104]);
    expect(await control().orders('200').orders()).toEqual([]);
    const found = await orders.many?.lookUp(
      connection,
      targets.map((target) => orders.evidence(target, undefined, {})),
    );
    expect(found?.map(({ kind }) => kind)).toEqual(['found', 'absent', 'found']);
  });

  it('of two departments never go in one call', () => {
    const apart = ['501', '502', '501'].map((id) => orders.many?.togetherBy?.(orders.evidence(orderOf(id), '', {})));
    expect(apart).toEqual(['501', '502', '501']);
  });

  it('of a department that has no user wait for it', async () => {
    const outcomes = await orders.many?.write(connection, [orderOf('503')].map(sent));
    expect(outcomes).toMatchObject([
      { kind: 'not-applied', problem: { code: 'department-login-missing', field: 'departmentId', value: '503' } },
    ]);
    await expect(orders.check(connection, orderOf('503'), [])).rejects.toMatchObject({
      reason: { advice: 'hold', problem: { code: 'department-login-missing' } },
    });
  });
});
