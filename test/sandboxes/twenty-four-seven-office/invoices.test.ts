import { seedClient } from '../../../lib/sandboxes/twenty-four-seven-office/seed.ts';
import {
  aCustomerAndAProduct,
  findOrders,
  findOrdersWithRows,
  findProducts,
  saveOrders,
  verdicts,
} from './support/order-calls.ts';
import {
  anna,
  credentialOf,
  faultOf,
  startVendor,
  textIn,
  textsIn,
  type VendorCaller,
} from './support/vendor-caller.ts';

let vendor: VendorCaller;
beforeEach(async () => {
  vendor = await startVendor({ clock: () => new Date('2026-05-20T10:00:00Z') });
  await aCustomerAndAProduct(vendor);
});
afterEach(() => vendor.sandbox.close());

const orders = () => vendor.control.orders(anna.clientId).orders();
const ofOrder = (id: number) => `<OrderIds><int>${id}</int></OrderIds>`;

describe('an order whose answer is lost', () => {
  it.each(['apply-late', 'apply-then-timeout', 'apply-then-500', 'reset'] as const)('by %s is found', async (fault) => {
    await vendor.control.addFault({ operation: 'SaveInvoices', fault, times: 1, delayMs: 20 });
    const answered = saveOrders(vendor, { id: 700 }).catch(() => 'no answer');
    while ((await orders()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const names = ['OrderId', 'InvoiceId'];
    expect(textIn((await findOrders(vendor, ofOrder(700), names)).text, 'InvoiceId')).toBe('50001');
    const again = await saveOrders(vendor, { id: 700 });
    expect(verdicts(again, 'InvoiceOrder')).toEqual([expect.stringContaining('already invoiced')]);
    await vendor.sandbox.close();
    await answered;
    vendor = await startVendor();
  });
});

describe('who sends the invoice', () => {
  it.each([
    ['Manual', []],
    [
      'Auto',
      [{ orderId: 700, invoiceId: 50001, at: '2026-05-20T10:00:00.000Z', distributor: 'Auto', method: 'EMail' }],
    ],
    [
      'Default',
      [{ orderId: 700, invoiceId: 50001, at: '2026-05-20T10:00:00.000Z', distributor: 'Default', method: 'EMail' }],
    ],
  ])('%s', async (distributor, mailed) => {
    const middle = `<Distributor>${distributor}</Distributor><DistributionMethod>EMail</DistributionMethod>`;
    await saveOrders(vendor, { middle });
    expect(await vendor.control.orders(anna.clientId).mailed()).toEqual(mailed);
  });

  it('nobody, while it is an order', async () => {
    await saveOrders(vendor, { middle: '<Distributor>Auto</Distributor>', status: 'Web' });
    expect(await vendor.control.orders(anna.clientId).mailed()).toEqual([]);
  });
});

describe('GetInvoices', () => {
  it.each([
    ['<CustomerIds><int>10001</int></CustomerIds>', ['700', '701']],
    ['<OrderStates><OrderSlipStateType>Web</OrderSlipStateType></OrderStates>', ['701']],
    ['<InvoiceIds><int>50001</int></InvoiceIds>', ['700']],
    ['<OrderIds><int>701</int><int>999</int></OrderIds>', ['701']],
    ['<ChangedAfter>2026-05-20T10:00:01</ChangedAfter>', []],
  ])('by %s', async (criteria, found) => {
    await saveOrders(vendor, { id: 700 }, { id: 701, status: 'Web' });
    expect(textsIn((await findOrders(vendor, criteria, ['OrderId'])).text, 'OrderId')).toEqual(found);
  });

  it('needs a criterion, known names, and at most 1,000 order numbers', async () => {
    expect(faultOf(await findOrders(vendor, '', ['OrderId']))).toBe('Please specify at least one search parameter');
    expect(faultOf(await findOrders(vendor, ofOrder(1), ['OrderNo']))).toContain("'OrderNo' is not valid");
    expect(faultOf(await findOrdersWithRows(vendor, ofOrder(1), { names: ['OrderId'], rowNames: ['No'] }))).toContain(
      "'No' is not valid",
    );
    const many = Array.from({ length: 1001 }, (_, index) => `<int>${index}</int>`).join('');
    expect(faultOf(await findOrders(vendor, `<OrderIds>${many}</OrderIds>`, ['OrderId']))).toContain('At most 1000');
  });

  it('lags when switched so', async () => {
    await vendor.control.setSwitches({ staleLists: { seconds: 60 } });
    await saveOrders(vendor, {});
    expect(textsIn((await findOrders(vendor, ofOrder(700), ['OrderId'])).text, 'OrderId')).toEqual([]);
  });

  it('the list for reading on names the orders', async () => {
    await saveOrders(vendor, {}, { id: 701 });
    const since = '<syncParams><RegisteredAfter>2026-05-20T09:00:00</RegisteredAfter></syncParams>';
    expect(textsIn((await vendor.call('invoice.GetOrderSyncList', since)).text, 'int')).toEqual(['700', '701']);
  });
});

describe('UpdateInvoices', () => {
  const update = async (id: number, change: string) =>
    verdicts(
      await vendor.call(
        'invoice.UpdateInvoices',
        `<invoices><InvoiceOrder><OrderId>${id}</OrderId><IncludeVAT xsi:nil="true" />${change}</InvoiceOrder></invoices>`,
      ),
      'InvoiceOrder',
    );

  it('changes title and reference of an invoice, and nothing else', async () => {
    await saveOrders(vendor, {}, { id: 701, status: 'Web' });
    const title = '<InvoiceTitle>Mai</InvoiceTitle>';
    expect(await update(700, `${title}<ReferenceNumber>R</ReferenceNumber>`)).toEqual(['ok']);
    expect((await orders())[0]?.fields).toMatchObject({ InvoiceTitle: 'Mai', ReferenceNumber: 'R' });
    expect(await update(700, '<YourReference>x</YourReference>')).toEqual([
      'YourReference of an invoice cannot be changed',
    ]);
    expect(await update(701, title)).toEqual(['Invoiced order with id 701 was not found']);
  });
});

describe('two clients', () => {
  it('never see or number each other’s orders and products', async () => {
    await saveOrders(vendor, {});
    const other = { identityId: 'aaaaaaaa-0000-4000-8000-000000000002', clientId: '100000000000002' };
    const department = { ...anna, ...other, clientName: 'Avdeling To AS', username: 'two@example.com' };
    await seedClient(vendor.sandbox.url, department);
    vendor.session = await vendor.logIn(credentialOf(department));
    expect(textsIn((await findOrders(vendor, ofOrder(700), ['OrderId'])).text, 'OrderId')).toEqual([]);
    expect(textsIn((await findProducts(vendor, '')).text, 'Id')).toEqual([]);
    expect(verdicts(await saveOrders(vendor, {}), 'InvoiceOrder')).toEqual(['Customer with id 10001 was not found']);
    await aCustomerAndAProduct(vendor, department.clientId);
    expect(textIn((await saveOrders(vendor, {})).text, 'InvoiceId')).toBe('50001');
    expect((await orders()).map(({ id, invoiceId }) => [id, invoiceId])).toEqual([[700, 50001]]);
  });
});
