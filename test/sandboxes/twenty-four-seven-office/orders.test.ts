import {
  aCustomerAndAProduct,
  findOrders,
  findOrdersWithRows,
  type OrderParts,
  order,
  row,
  saveOrders,
  verdicts,
} from './support/order-calls.ts';
import { anna, faultOf, startVendor, textIn, textsIn, type VendorCaller } from './support/vendor-caller.ts';

let vendor: VendorCaller;
beforeEach(async () => {
  vendor = await startVendor({ clock: () => new Date('2026-05-20T10:00:00Z') });
  await aCustomerAndAProduct(vendor);
});
afterEach(() => vendor.sandbox.close());

const orders = () => vendor.control.orders(anna.clientId).orders();
const ofOrder = (id: number) => `<OrderIds><int>${id}</int></OrderIds>`;

describe('SaveInvoices', () => {
  it('keeps the chosen order number and gives the invoice number', async () => {
    const { text } = await saveOrders(vendor, { id: 700 }, { id: 0 }, { id: 12, status: 'Web' });
    expect(textsIn(text, 'OrderId')).toEqual(['700', '1001', '12']);
    expect(textsIn(text, 'InvoiceId')).toEqual(['50001', '50002']);
  });

  it('finds the order again, with the amounts and rows that the system worked out', async () => {
    await saveOrders(vendor, { id: 700, late: '<ReferenceNumber>REF-1</ReferenceNumber>' });
    const names = ['OrderId', 'OrderStatus', 'InvoiceId', 'OrderTotalIncVat', 'OrderTotalVat', 'CustomerName'];
    const { text } = await findOrdersWithRows(vendor, ofOrder(700), {
      names: [...names, 'ReferenceNumber', 'InvoiceRows'],
      rowNames: ['ProductId', 'ProductNo', 'Quantity', 'Price', 'VatRate', 'RowId'],
    });
    const read = [...names, 'ReferenceNumber', 'ProductNo', 'Quantity', 'Price', 'VatRate', 'RowId'];
    expect(read.map((name) => textIn(text, name))).toEqual([
      ...['700', 'Invoiced', '50001', '12500.0000', '2500.0000', 'Kunde AS', 'REF-1'],
      ...['P-100', '10.00', '1000.00', '25', '1'],
    ]);
  });

  it('leaves rows out unless they are asked for', async () => {
    await saveOrders(vendor, {});
    const { text } = await findOrdersWithRows(vendor, ofOrder(700), { names: ['OrderId'], rowNames: ['ProductId'] });
    expect([textIn(text, 'OrderId'), textsIn(text, 'ProductId')]).toEqual(['700', []]);
  });

  it('freezes an invoiced order, whoever sends it again', async () => {
    await saveOrders(vendor, { id: 700 });
    const before = await orders();
    const again = await saveOrders(vendor, { id: 700, rows: row().replace('10.00', '11.00') }, { id: 701 });
    const frozen = 'Order 700 is already invoiced and cannot be changed';
    expect([again.status, verdicts(again, 'InvoiceOrder')]).toEqual([200, [frozen, 'ok']]);
    expect((await orders())[0]).toEqual(before[0]);
  });

  it('changes an order that is no invoice yet, row by row, and then makes it one', async () => {
    await saveOrders(vendor, { id: 700, status: 'Web', rows: row() + row() });
    const edited = row('<RowId>1</RowId><Quantity>3</Quantity><ChangeState>Edit</ChangeState>');
    const deleted = row('<RowId>2</RowId><ChangeState>Delete</ChangeState>');
    const added = row('<ProductId>1001</ProductId><Quantity>1</Quantity><ChangeState>Add</ChangeState>');
    const reply = await saveOrders(vendor, { id: 700, rows: edited + deleted + added });
    expect(verdicts(reply, 'InvoiceOrder')).toEqual(['ok']);
    expect((await orders())[0]?.rows.map(({ rowId, fields }) => [rowId, fields.Quantity])).toEqual([
      [1, '3'],
      [2, '1'],
    ]);
    const { text } = await findOrders(vendor, ofOrder(700), ['OrderTotalVat', 'InvoiceId']);
    expect([textIn(text, 'OrderTotalVat'), textIn(text, 'InvoiceId')]).toEqual(['975.0000', '50001']);
  });

  it('takes a credit note as negative quantities, with the original named', async () => {
    await saveOrders(vendor, { id: 700 });
    const credit = { id: 701, rows: row().replace('10.00', '-10.00') };
    const late = '<ReferenceInvoiceId>50001</ReferenceInvoiceId><ReferenceOrderId>700</ReferenceOrderId>';
    const reply = await saveOrders(vendor, { ...credit, late });
    expect([verdicts(reply, 'InvoiceOrder'), textIn(reply.text, 'InvoiceId')]).toEqual([['ok'], '50002']);
    const { text } = await findOrders(vendor, ofOrder(701), ['OrderTotalIncVat', 'ReferenceInvoiceId']);
    expect([textIn(text, 'OrderTotalIncVat'), textIn(text, 'ReferenceInvoiceId')]).toEqual(['-12500.0000', '50001']);
    await vendor.control.setSwitches({ negativeTotals: 'refuse' });
    expect(verdicts(await saveOrders(vendor, { ...credit, id: 702 }), 'InvoiceOrder')).toEqual([
      'The order total is negative',
    ]);
  });

  const product = '<ProductId>1001</ProductId>';
  const invoiced = '<DateInvoiced>2026-05-15T00:00:00</DateInvoiced>';
  it.each<[string, OrderParts, string]>([
    ['no customer', { customer: '' }, 'Parameter CustomerId is required'],
    ['an unknown customer', { customer: '<CustomerId>9</CustomerId>' }, 'Customer with id 9 was not found'],
    ['an invoice number', { early: `<InvoiceId>20231</InvoiceId>${invoiced}` }, 'InvoiceId is read-only'],
    ['a total', { middle: '<OrderTotalVat>1</OrderTotalVat>' }, 'OrderTotalVat is read-only'],
    ['an order number of 0', { customer: '<OrderId>0</OrderId><CustomerId>10001</CustomerId>', id: 0 }, 'OrderId must'],
    ['an unknown project', { early: `${invoiced}<ProjectId>9</ProjectId>` }, 'Project with id 9 was not found'],
    ['an unknown employee', { early: `${invoiced}<OurReference>9</OurReference>` }, 'Employee with id 9 was not'],
    ['an unknown department', { middle: '<DepartmentId>9</DepartmentId>' }, 'Department with id 9 was not found'],
    ['an unknown currency', { middle: '<Currency><Symbol>XYZ</Symbol></Currency>' }, 'Currency XYZ was not found'],
    ['no rows', { rows: '' }, 'An invoice needs at least one row'],
    ['a row with a product number alone', { rows: row('<Quantity>1</Quantity>') }, 'Parameter ProductId is required'],
    [
      'a product number',
      { rows: row(`${product}<Quantity>1</Quantity><ProductNo>P-100</ProductNo>`) },
      'ProductNo is read-only',
    ],
    [
      'an unknown product',
      { rows: row('<ProductId>9</ProductId><Quantity>1</Quantity>') },
      'Product with id 9 was not',
    ],
    ['a row without quantity', { rows: row(product) }, 'Parameter Quantity is required'],
    [
      'a row name of 301',
      { rows: row(`${product}<Name>${'x'.repeat(301)}</Name><Quantity>1</Quantity>`) },
      'Name holds at most 300 characters',
    ],
    ['a title of 301', { middle: `<InvoiceTitle>${'x'.repeat(301)}</InvoiceTitle>` }, 'InvoiceTitle holds at most 300'],
    ['a year that is not open', { early: invoiced.replace('2026', '2020') }, 'Fiscal year 2020 is not open'],
    ['an unknown original', { late: '<ReferenceInvoiceId>4</ReferenceInvoiceId>' }, 'The invoice of Reference'],
  ])('tells %s on the item and saves its sibling', async (_what, parts, words) => {
    const reply = await saveOrders(vendor, parts, { id: 701 });
    expect([reply.status, verdicts(reply, 'InvoiceOrder')]).toEqual([200, [expect.stringContaining(words), 'ok']]);
    expect((await orders()).map(({ id }) => id)).toEqual([701]);
  });

  it('passes over what only the system sets, when switched so', async () => {
    await vendor.control.setSwitches({ readOnlyElements: 'ignore' });
    const { text } = await saveOrders(vendor, { early: '<InvoiceId>20231</InvoiceId>' });
    expect([textIn(text, 'InvoiceId'), textIn(text, 'DateInvoiced')]).toEqual(['50001', '2026-05-20T00:00:00']);
  });

  it('takes fifty in one call, each with its own verdict', async () => {
    await vendor.control.addFault({ operation: 'SaveInvoices', fault: 'refuse-items', items: [3, 49], times: 1 });
    const fifty = Array.from({ length: 50 }, (_, index) => ({ id: 700 + index }));
    const refused = verdicts(await saveOrders(vendor, ...fifty), 'InvoiceOrder').flatMap((words, index) =>
      words === 'ok' ? [] : [index],
    );
    expect([refused, (await orders()).length]).toEqual([[3, 49], 48]);
  });

  it('the same order twice in one call is made once', async () => {
    const reply = await saveOrders(vendor, { id: 700 }, { id: 700 });
    expect(verdicts(reply, 'InvoiceOrder')).toEqual(['ok', expect.stringContaining('already invoiced')]);
  });

  it.each([
    [
      'out of the order of the WSDL',
      order().replace(/(<OrderId>\d+<\/OrderId>)(<CustomerId>\d+<\/CustomerId>)/, '$2$1'),
    ],
    ['without IncludeVAT', order().replace('<IncludeVAT xsi:nil="true" />', '')],
    ['in an unknown state', order({ status: 'Finished' })],
    ['with an unknown distributor', order({ middle: '<Distributor>Nobody</Distributor>' })],
    ['with an order number above 32 bits', order({ id: 2_147_483_648 })],
  ])('refuses all of a request with an order %s', async (_what, inner) => {
    const reply = await vendor.call('invoice.SaveInvoices', `<invoices>${inner}</invoices>`);
    expect([reply.status, faultOf(reply)]).toEqual([500, expect.stringMatching(/^Instance validation error/)]);
    expect(await orders()).toEqual([]);
  });
});
