import { twentyFourSevenOffice } from '../../../lib/connectors/twenty-four-seven-office/index.ts';
import {
  bareCustomer,
  creditNote,
  customer,
  euroVoucher,
  journalVoucher,
  project,
  voucher,
} from './example-documents.ts';
import { creditOrder, product, salesOrder } from './example-orders.ts';
import { lookUp, type Scene, withoutIdentity, write } from './scene.ts';

const {
  customer: customers,
  project: projects,
  voucher: vouchers,
  product: products,
  order: orders,
  testConnection,
} = twentyFourSevenOffice;

const clientCompany = {
  name: 'Fjord Regnskap AS',
  organizationNumber: undefined,
  currency: 'NOK',
  identityId: 'aaaaaaaa-0000-4000-8000-000000000001',
};
const savedCustomer = { kind: 'delivered', targetId: '10001', number: '10001' };
const shownCustomer = 'Ærlig & Sønner <Rådgivning> "AS" (10001), 999999999, moment:fjord:501';
const foundCustomer = { kind: 'found', equal: true, targetId: '10001', number: '10001', shown: shownCustomer };

const companyScenes: readonly Scene[] = [
  { sentence: 'a-login', operation: 'Login', act: testConnection, becomes: clientCompany },
  { sentence: 'the-client-company', operation: 'GetClientInformation', act: testConnection, becomes: clientCompany },
  {
    sentence: 'a-login-with-one-identity',
    operation: 'GetIdentities',
    act: (connection) => testConnection(withoutIdentity(connection)),
    becomes: clientCompany,
  },
  {
    sentence: 'a-customer-nobody-knows',
    operation: 'GetCompanies',
    act: lookUp(customers, customer),
    becomes: { kind: 'absent' },
  },
  { sentence: 'a-new-customer', operation: 'SaveCompanies', act: write(customers, customer), becomes: savedCustomer },
  {
    sentence: 'a-customer-that-changed',
    operation: 'SaveCompanies',
    act: write(customers, customer, { targetId: '10001', number: '10001' }),
    becomes: savedCustomer,
  },
  {
    sentence: 'a-customer-found-by-our-key',
    operation: 'GetCompanies',
    act: lookUp(customers, customer),
    becomes: foundCustomer,
  },
  {
    sentence: 'a-new-customer-with-a-name-only',
    operation: 'SaveCompanies',
    act: write(customers, bareCustomer),
    becomes: { kind: 'delivered', targetId: '10002', number: '10002' },
  },
];

const projectScenes: readonly Scene[] = [
  {
    sentence: 'a-customer-number-that-exists',
    operation: 'GetCompanies',
    act: (connection) =>
      projects.check(connection, project, [{ what: 'customer', number: '10001', field: 'customerNumber' }]),
    becomes: [],
  },
  {
    sentence: 'a-project',
    operation: 'SaveProject',
    act: write(projects, project),
    becomes: { kind: 'delivered', targetId: '5017', number: '5017' },
  },
  {
    sentence: 'a-project-found',
    operation: 'GetSingleProject',
    act: lookUp(projects, project),
    becomes: {
      kind: 'found',
      equal: true,
      targetId: '5017',
      number: '5017',
      shown: 'Årsoppgjør 2026 (5017), customer 10001',
    },
  },
  {
    sentence: 'a-project-nobody-knows',
    operation: 'GetSingleProject',
    act: lookUp(projects, { ...project, number: '5099' }),
    becomes: { kind: 'absent' },
  },
];

const lists: readonly Scene[] = [
  'GetTypeList',
  'GetFiscalYears',
  'GetCurrencyList',
  'GetAccountList',
  'GetTaxCodeList',
].map((operation) => ({
  sentence: `the-list-of-${operation.replace(/^Get|List$/g, '').toLowerCase()}`,
  operation,
  act: (connection) => vouchers.check(connection, euroVoucher, []),
  becomes: [],
}));

const saved = (number: string) => ({ kind: 'delivered', targetId: `2026-11-20/1/${number}`, number });

const voucherScenes: readonly Scene[] = [
  { sentence: 'a-voucher', operation: 'SaveBundleList', act: write(vouchers, voucher), becomes: saved('20231') },
  {
    sentence: 'a-voucher-for-the-journal',
    operation: 'SaveBundleList',
    act: write(vouchers, journalVoucher),
    becomes: saved('20232'),
  },
  { sentence: 'a-credit-note', operation: 'SaveBundleList', act: write(vouchers, creditNote), becomes: saved('20233') },
  {
    sentence: 'a-voucher-in-euro',
    operation: 'SaveBundleList',
    act: write(vouchers, euroVoucher),
    becomes: saved('20234'),
  },
  {
    sentence: 'a-voucher-number-in-use',
    operation: 'SaveBundleList',
    act: write(vouchers, voucher),
    becomes: { kind: 'duplicate', vendorWords: 'DuplicateData: Transaction number 20231 is already in use in 2026' },
  },
  {
    sentence: 'a-voucher-found',
    operation: 'GetTransactions',
    act: lookUp(vouchers, voucher),
    becomes: { kind: 'found', equal: true, targetId: '2026-11-20/1/20231', number: '20231' },
  },
  {
    sentence: 'the-transaction-types',
    operation: 'GetTransactionTypes',
    act: lookUp(vouchers, voucher),
    becomes: { kind: 'found', equal: true },
  },
  {
    sentence: 'a-voucher-found-with-another-amount',
    operation: 'GetTransactions',
    act: (connection) =>
      vouchers.lookUp(connection, { ...vouchers.evidence(voucher, undefined, {}), total: '13750.01' }),
    becomes: { kind: 'found', equal: false },
  },
  {
    sentence: 'a-voucher-nobody-knows',
    operation: 'GetTransactions',
    act: lookUp(vouchers, { ...voucher, number: '20999' }),
    becomes: { kind: 'absent' },
  },
];

const savedOrder = (targetId: string, number: string) => ({ kind: 'delivered', targetId, number });

const orderScenes: readonly Scene[] = [
  {
    sentence: 'the-product-categories',
    operation: 'GetCategories',
    act: (connection) => products.check(connection, product, []),
    becomes: [],
  },
  {
    sentence: 'a-product-nobody-knows',
    operation: 'GetProducts',
    act: lookUp(products, product),
    becomes: { kind: 'absent' },
  },
  {
    sentence: 'a-new-product',
    operation: 'SaveProducts',
    act: write(products, product),
    becomes: { kind: 'delivered', targetId: salesOrder.rows[0]?.productId, number: '110' },
  },
  {
    sentence: 'a-product-found',
    operation: 'GetProducts',
    act: lookUp(products, product),
    becomes: { kind: 'found', equal: true, targetId: salesOrder.rows[0]?.productId, number: '110' },
  },
  {
    sentence: 'an-order-nobody-knows',
    operation: 'GetInvoices',
    act: lookUp(orders, salesOrder),
    becomes: { kind: 'absent' },
  },
  {
    sentence: 'an-invoiced-order',
    operation: 'SaveInvoices',
    act: write(orders, salesOrder),
    becomes: savedOrder('400101', '50001'),
  },
  {
    sentence: 'a-credit-note-as-an-order',
    operation: 'SaveInvoices',
    act: write(orders, creditOrder),
    becomes: savedOrder('400201', '50002'),
  },
  {
    sentence: 'an-order-found',
    operation: 'GetInvoices',
    act: lookUp(orders, salesOrder),
    becomes: { kind: 'found', equal: true, targetId: '400101', number: '50001' },
  },
  {
    sentence: 'an-order-that-is-invoiced-already',
    operation: 'SaveInvoices',
    act: write(orders, salesOrder),
    becomes: { kind: 'duplicate' },
  },
];

/** Recorded against the sandbox, in this order: what an earlier scene saved, a later one finds. */
export const sandboxScenes: readonly Scene[] = [
  ...companyScenes,
  ...projectScenes,
  ...lists,
  ...voucherScenes,
  ...orderScenes,
];
