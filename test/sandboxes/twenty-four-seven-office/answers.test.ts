import { services } from '../../../lib/sandboxes/twenty-four-seven-office/services/catalogue.ts';
import { readEnvelope } from '../../../lib/sandboxes/twenty-four-seven-office/wire/read-envelope.ts';
import { readRecord } from '../../../lib/sandboxes/twenty-four-seven-office/wire/read-record.ts';
import { anna, credentialOf, startVendor, type VendorCaller } from './support/vendor-caller.ts';

const credential = `<credential>${credentialOf(anna)}</credential>`;
const entry = (account: number, amount: string, more = '') =>
  `<Entry><CustomerId>10001</CustomerId><AccountNo>${account}</AccountNo><Date>2026-05-15T00:00:00</Date><Amount>${amount}</Amount><ProjectId>7</ProjectId><InvoiceReferenceNo>1</InvoiceReferenceNo>${more}</Entry>`;
const vouchers = `<Voucher><TransactionNo>1</TransactionNo><Entries>${entry(1500, '125')}${entry(3000, '-125', '<TaxNo>3</TaxNo>')}</Entries><Sort>1</Sort></Voucher>`;
const company = (inner: string) => `<Company>${inner}</Company>`;

const file = '<file><Id>9001</Id><Type>Pdf</Type><StampNo>456</StampNo></file>';
const order = (id: number, customer = '<CustomerId>10001</CustomerId>') =>
  `<InvoiceOrder><OrderId>${id}</OrderId>${customer}<OrderStatus>Invoiced</OrderStatus><IncludeVAT xsi:nil="true" /><InvoiceRows><InvoiceRow><ProductId>1001</ProductId><Price>100</Price><Quantity>2</Quantity></InvoiceRow></InvoiceRows></InvoiceOrder>`;

/** Every operation once, in an order in which each finds something. */
const asked: [string, string, string][] = [
  ['auth', 'Login', credential],
  ['auth', 'HasSession', ''],
  ['auth', 'GetIdentity', ''],
  ['auth', 'GetIdentities', ''],
  ['auth', 'GetIdentitiesWithCredential', credential],
  ['auth', 'SetIdentityById', `<identityId>${anna.identityId}</identityId>`],
  ['client', 'GetClientInformation', ''],
  ['client', 'GetCurrencyList', ''],
  [
    'company',
    'SaveCompanies',
    `<companies>${company('<Name>A &amp; B</Name><Type>Business</Type>')}${company('<Note>x</Note>')}</companies>`,
  ],
  [
    'company',
    'GetCompanies',
    '<searchParams><CompanyId>10001</CompanyId></searchParams><returnProperties><string>Name</string><string>DateChanged</string></returnProperties>',
  ],
  ['company', 'GetCompanySyncList', '<syncSearchParameters><Active xsi:nil="true" /></syncSearchParameters>'],
  [
    'project',
    'SaveProject',
    '<project><Id>7</Id><Name>P</Name><NameDisplay>Plain</NameDisplay><CustomerId>10001</CustomerId><TimeReg>Task</TimeReg><Budget xsi:nil="true" /></project>',
  ],
  ['project', 'GetSingleProject', '<projectId>7</projectId>'],
  ['project', 'GetProjectList', ''],
  ['project', 'GetProjectNameList', ''],
  [
    'account',
    'GetEntryId',
    '<argEntryId><Date>2026-05-15T00:00:00</Date><SortNo>1</SortNo><EntryNo>0</EntryNo></argEntryId>',
  ],
  [
    'account',
    'SaveBundleList',
    `<BundleList><Bundles><Bundle><YearId>2026</YearId><Vouchers>${vouchers}</Vouchers></Bundle></Bundles><SaveOption>0</SaveOption></BundleList>`,
  ],
  ['account', 'SaveBundleList', '<BundleList />'],
  ['account', 'GetTypeList', ''],
  ['account', 'GetAccountList', ''],
  ['account', 'GetTaxCodeList', ''],
  [
    'transaction',
    'GetTransactions',
    '<searchParams><DateStart>2026-01-01T00:00:00</DateStart><DateEnd>2027-01-01T00:00:00</DateEnd><SystemType xsi:nil="true" /><HasInvoiceId xsi:nil="true" /></searchParams>',
  ],
  ['transaction', 'GetTransactionTypes', ''],
  ['transaction', 'GetFiscalYears', ''],
  ['client', 'GetDepartmentList', ''],
  [
    'attachment',
    'GetFileInfo',
    '<parameters><StampNo><int>456</int></StampNo><HasStampNo xsi:nil="true" /><FileApproved xsi:nil="true" /></parameters>',
  ],
  ['attachment', 'GetSize', file],
  ['attachment', 'DownloadChunk', `${file}<offset>0</offset><bufferSize>8</bufferSize>`],
  ['attachment', 'GetChecksum', file],
  ['attachment', 'GetMaxRequestLength', ''],
  ['product', 'SaveCategories', '<categories><Category><Name>Timer</Name></Category></categories>'],
  ['product', 'GetCategories', '<returnProperties><string>Id</string><string>Name</string></returnProperties>'],
  [
    'product',
    'SaveProducts',
    '<products><Product><Name>Konsulent</Name><CategoryId>1</CategoryId><No>P-1</No></Product><Product><No>x</No></Product></products>',
  ],
  [
    'product',
    'GetProducts',
    '<searchParams><No>P-1</No></searchParams><returnProperties><string>Id</string></returnProperties>',
  ],
  ['invoice', 'SaveInvoices', `<invoices>${order(700)}${order(701, '<CustomerId>9</CustomerId>')}</invoices>`],
  [
    'invoice',
    'GetInvoices',
    '<searchParams><OrderIds><int>700</int></OrderIds></searchParams><invoiceReturnProperties><string>InvoiceId</string><string>InvoiceRows</string></invoiceReturnProperties><rowReturnProperties><string>VatRate</string></rowReturnProperties>',
  ],
  [
    'invoice',
    'UpdateInvoices',
    '<invoices><InvoiceOrder><OrderId>700</OrderId><IncludeVAT xsi:nil="true" /><InvoiceTitle>x</InvoiceTitle></InvoiceOrder></invoices>',
  ],
  ['invoice', 'GetOrderSyncList', '<syncParams><RegisteredAfter>2026-01-01T00:00:00</RegisteredAfter></syncParams>'],
];

let vendor: VendorCaller;
beforeAll(async () => {
  vendor = await startVendor({ clock: () => new Date('2026-05-20T10:00:00Z') });
  await vendor.control.ledger(anna.clientId).addFiles(456, { size: 20, meta: { InvoiceNo: 'S-1' } });
});
afterAll(() => vendor.sandbox.close());

describe('an answer is read back strictly by the declared types', () => {
  it.each(asked)('%s %s', async (service, operation, inner) => {
    const reply = await vendor.call(`${service}.${operation}`, inner);
    const answering = services.find((candidate) => operation in candidate.operations);
    if (answering === undefined) throw new Error(`No service has ${operation}`);
    const content = readEnvelope(Buffer.from(reply.text), '1.1');
    const { types, namespace } = answering;
    expect([reply.status, content.localName, content.namespaceURI]).toEqual([200, `${operation}Response`, namespace]);
    const read = readRecord({ types, namespace, tolerant: false }, `${operation}Response`, content);
    expect(Object.keys(read)).toEqual([`${operation}Result`]);
  });

  it('asks every operation of every service', () => {
    const operations = services.flatMap((service) => Object.keys(service.operations));
    expect([...new Set(asked.map(([, operation]) => operation))].sort()).toEqual(operations.sort());
  });
});
