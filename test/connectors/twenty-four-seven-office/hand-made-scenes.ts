import { twentyFourSevenOffice } from '../../../lib/connectors/twenty-four-seven-office/index.ts';
import { customer, project, voucher } from './example-documents.ts';
import { lookUp, type Scene, withoutIdentity, write } from './scene.ts';

const { customer: customers, project: projects, voucher: vouchers, testConnection } = twentyFourSevenOffice;

const ok = { status: 200 };
const failed = { status: 500 };
const unreadable = (reason: string) => ({ kind: 'unknown', vendorWords: `SaveProject: HTTP 200, ${reason}` });
const quotaWords = 'Limit exceeded by 1. Request is blocked. Quarantine ends at 2026-11-21T10:00:00Z';
const quota = {
  kind: 'not-applied',
  problem: { code: 'vendor-throttled', vendorWords: quotaWords },
  retryAt: new Date('2026-11-21T10:00:00.000Z'),
};

const saveProject = (sentence: string, byHand: Scene['byHand'], becomes: unknown): Scene => ({
  sentence,
  operation: 'SaveProject',
  act: write(projects, project),
  becomes,
  byHand,
});

const saveVoucher = (sentence: string, becomes: unknown): Scene => ({
  sentence,
  operation: 'SaveBundleList',
  act: write(vouchers, voucher),
  becomes,
  byHand: ok,
});

const findCustomer = (sentence: string, becomes: unknown, clue?: string): Scene => ({
  sentence,
  operation: 'GetCompanies',
  act: lookUp(
    customers,
    clue === undefined ? customer : { externalId: customer.externalId, name: customer.name },
    clue,
  ),
  becomes,
  byHand: ok,
});

/** Answers that a vendor's server may give and that nobody would like to get. */
const oddities: readonly Scene[] = [
  saveProject('an-answer-with-a-doctype', ok, unreadable('doctype')),
  saveProject('an-answer-with-an-entity', ok, unreadable('entity')),
  saveProject('an-answer-in-latin-1', { ...ok, contentType: 'text/xml; charset=iso-8859-1' }, unreadable('not-utf-8')),
  saveProject('an-answer-with-bytes-that-are-not-utf-8', ok, unreadable('not-utf-8')),
  saveProject('half-an-envelope', ok, unreadable('half-envelope')),
  saveProject('an-empty-answer', ok, unreadable('empty')),
  saveProject('an-answer-to-another-call', ok, unreadable('unexpected-body')),
  saveProject('an-envelope-without-content', ok, unreadable('unexpected-body')),
  saveProject('an-answer-nested-too-deep', ok, unreadable('too-deep')),
  saveProject(
    'a-web-page-with-status-200',
    { ...ok, contentType: 'text/html' },
    { kind: 'unknown', vendorWords: 'SaveProject: Maintenance We are back at 06:00.' },
  ),
  saveProject('a-fault-never-seen', failed, {
    kind: 'unknown',
    vendorWords: 'System.InvalidOperationException: The flux capacitor is not charged',
    neverSeen: true,
  }),
  saveProject('a-number-that-is-none', ok, {
    kind: 'unknown',
    vendorWords: 'The answer to SaveProject does not fit its contract (result)',
  }),
  saveProject('the-quota-as-a-fault', failed, quota),
  saveProject('the-quota-as-status-429', { status: 429, contentType: 'text/plain' }, quota),
  saveProject('the-quota-as-plain-text', { ...ok, contentType: 'text/plain' }, quota),
  saveProject('a-fault-of-validation', failed, { kind: 'rejected', problem: { code: 'refused-by-vendor' } }),
];

const refusals: readonly Scene[] = [
  {
    sentence: 'a-customer-that-the-vendor-refuses',
    operation: 'SaveCompanies',
    act: write(customers, customer),
    becomes: {
      kind: 'rejected',
      problem: {
        code: 'refused-by-vendor',
        vendorWords: 'DataBaseServerException: SQL Server encountered an error with severity level 14 of 25',
      },
    },
    byHand: ok,
  },
  {
    sentence: 'a-customer-that-met-a-broken-server',
    operation: 'SaveCompanies',
    act: write(customers, customer),
    becomes: {
      kind: 'unknown',
      vendorWords: 'DataBaseServerException: SQL Server encountered an error with severity level 20 of 25',
    },
    byHand: ok,
  },
  saveVoucher('a-voucher-saved-before', { kind: 'duplicate', vendorWords: 'DataAlreadySaved: free text' }),
  saveVoucher('a-voucher-number-in-use-old-spelling', { kind: 'duplicate', vendorWords: 'DublicateData' }),
  saveVoucher('a-voucher-with-an-unknown-project', {
    kind: 'rejected',
    problem: { code: 'project-unknown', field: 'projectNumber', vendorWords: 'Project 5017 does not exist' },
  }),
  saveVoucher('a-voucher-not-saved', { kind: 'rejected', problem: { code: 'refused-by-vendor' } }),
  saveVoucher('a-voucher-and-a-system-error', { kind: 'unknown', vendorWords: 'SystemError: Timeout expired' }),
];

const findings: readonly Scene[] = [
  findCustomer('two-customers-with-one-organization-number', {
    kind: 'conflict',
    problem: { code: 'several-matches', field: 'organizationNumber', value: '10041, 10042' },
  }),
  findCustomer('a-customer-without-its-number', {
    advice: 'hold',
    problem: { code: 'vendor-error', vendorWords: 'GetCompanies named a company without its number' },
    retryAt: undefined,
  }),
  findCustomer('a-customer-linked-to-another', {
    kind: 'conflict',
    problem: { code: 'linked-to-another', value: '10041' },
  }),
  findCustomer('a-customer-with-our-organization-number', {
    kind: 'found',
    equal: false,
    targetId: '10041',
    number: '10041',
  }),
  findCustomer(
    'a-customer-number-of-somebody-else',
    { kind: 'conflict', problem: { code: 'number-taken', field: 'number', value: '10041' } },
    '10041',
  ),
  findCustomer('a-customer-number-with-our-name', { kind: 'found', equal: false, number: '10041' }, '10041'),
];

const logins: readonly Scene[] = [
  {
    sentence: 'a-login-refused',
    operation: 'Login',
    act: testConnection,
    becomes: { advice: 'hold', problem: { code: 'login-refused', field: 'password' } },
    byHand: ok,
  },
  {
    sentence: 'a-login-to-a-blocked-identity',
    operation: 'Login',
    act: testConnection,
    becomes: { advice: 'hold', problem: { code: 'identity-blocked', field: 'identityId' } },
    byHand: failed,
  },
];

const choice =
  'Example One AS (aaaaaaaa-0000-4000-8000-000000000001), Example Two AS (aaaaaaaa-0000-4000-8000-000000000002)';

const identities: readonly Scene[] = [
  {
    sentence: 'a-login-with-several-identities',
    operation: 'GetIdentities',
    act: (connection) => testConnection(withoutIdentity(connection)),
    becomes: { advice: 'hold', problem: { code: 'identity-needed', field: 'identityId', vendorWords: choice } },
    byHand: ok,
  },
  {
    sentence: 'a-login-with-all-identities-blocked',
    operation: 'GetIdentities',
    act: (connection) => testConnection(withoutIdentity(connection)),
    becomes: { advice: 'hold', problem: { code: 'identity-blocked', field: 'identityId' } },
    byHand: ok,
  },
];

/** Scenes whose answers were written by hand. */
export const handMadeScenes: readonly Scene[] = [...oddities, ...refusals, ...findings, ...logins, ...identities];
