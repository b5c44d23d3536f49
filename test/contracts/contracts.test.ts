import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { companyService } from '../../lib/connectors/twenty-four-seven-office/wsdl/company-service.ts';
import type { ServiceDescription } from '../../lib/connectors/twenty-four-seven-office/wsdl/service-description.ts';
import { writeWsdl } from '../../lib/connectors/twenty-four-seven-office/wsdl/write-wsdl.ts';
import { compareWsdl } from './compare-wsdl.ts';
import type { Finding } from './finding.ts';
import { checkTwentyFourSevenOffice } from './twenty-four-seven-office.ts';
import { validateRequests } from './validate-requests.ts';

const recordings = join(import.meta.dirname, '../recordings');
const vendors = join(import.meta.dirname, '../../../shared/vendors');
const recorded = (sentence: string) => readFileSync(join(recordings, '24sevenoffice', sentence, 'request.xml'), 'utf8');

/** A stand-in for the vendor's WSDL: ours, which the check with the real ones proves to be a part of theirs. */
const wsdl = writeWsdl(companyService);
const wsdls = new Map([['companyService.wsdl', wsdl]]);
const problems = (findings: readonly Finding[]) =>
  findings.flatMap(({ subject, problem }) => (problem === undefined ? [] : [`${subject}: ${problem}`]));

describe('the contracts check', () => {
  it('agrees with a request as recorded', async () => {
    const request = { sentence: 'a customer', envelope: recorded('a-new-customer') };
    expect(problems(await validateRequests([request], wsdls))).toEqual([]);
  });

  const spoiled: [string, (envelope: string) => string, RegExp][] = [
    [
      'two elements in another order',
      (envelope) =>
        envelope.replace(/(<ExternalId>.*<\/ExternalId>)(<OrganizationNumber>.*<\/OrganizationNumber>)/, '$2$1'),
      /ExternalId.*not expected/,
    ],
    ['an unknown element', (envelope) => envelope.replace('<Name>', '<Nam>a</Nam><Name>'), /Nam.*not expected/],
    ['a value that is none', (envelope) => envelope.replace('>Business<', '>Firma<'), /facet 'enumeration'.*Firma/],
    [
      'another namespace',
      (envelope) => envelope.replaceAll('24sevenOffice.com', '24sevenoffice.com'),
      /no WSDL declares/,
    ],
    ['an empty body', (envelope) => envelope.replace(/<SaveCompanies.*<\/SaveCompanies>/, ''), /no body/],
  ];
  it.each(spoiled)('finds %s in a request', async (_what, spoil, expected) => {
    const envelope = spoil(recorded('a-new-customer'));
    expect(envelope).not.toBe(recorded('a-new-customer'));
    const found = await validateRequests([{ sentence: 'a customer', envelope }], wsdls);
    expect(problems(found).join()).toMatch(expected);
  });

  it('fails without recordings', async () => {
    expect(problems(await validateRequests([], wsdls))).toEqual(['recorded requests: there are none']);
  });

  const { GetCompanies, SaveCompanies } = companyService.operations;
  const different: [string, Partial<ServiceDescription>, RegExp][] = [
    ['another address', { address: 'https://api.example/' }, /address/],
    ['an operation of our own', { operations: { SaveCompany: { input: [], output: [] } } }, /no such operation/],
    [
      'another order',
      { types: { ...companyService.types, Company: companyService.types.Company?.toReversed() ?? [] } },
      /another order/,
    ],
    [
      'an element of our own',
      { operations: { GetCompanies: { input: SaveCompanies?.input ?? [], output: GetCompanies?.output ?? [] } } },
      /companies.*not so at the vendor/,
    ],
    ['a value of our own', { enumerations: { CompanyType: ['Customer'] } }, /value Customer/],
  ];
  it.each(different)('finds %s in a WSDL', (_what, changed, expected) => {
    const own = writeWsdl({ ...companyService, ...changed });
    expect(problems(compareWsdl('companies', own, wsdl)).join('\n')).toMatch(expected);
  });

  it('misses no WSDL and no recording: an empty folder differs', async () => {
    const found = problems(await checkTwentyFourSevenOffice(recordings, join(recordings, 'none')));
    expect(found).toContain('24sevenoffice accountService.wsdl: the file is missing');
    expect(found).toContain('recorded requests: there are none');
  });

  // The vendors' contracts are not part of the project: CONTRIBUTING tells where a person downloads them.
  const withVendors = existsSync(vendors) ? it : it.skip;
  withVendors('agrees with the vendor’s own WSDLs, where they are at hand', async () => {
    const found = await checkTwentyFourSevenOffice(vendors, recordings);
    expect(problems(found)).toEqual([]);
    expect(found.length).toBeGreaterThan(100);
  });
});
