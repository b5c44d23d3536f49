import { anna, credentialOf, decoded, faultOf, startVendor, type VendorCaller } from './support/vendor-caller.ts';

let vendor: VendorCaller;
beforeAll(async () => {
  vendor = await startVendor();
});
afterAll(() => vendor.sandbox.close());

const company = (inner: string) => `<companies><Company>${inner}</Company></companies>`;
const project = (inner: string) => `<project>${inner}</project>`;
const entry = (inner: string) =>
  `<BundleList><Bundles><Bundle><Vouchers><Voucher><TransactionNo>1</TransactionNo><Entries><Entry>${inner}</Entry></Entries><Sort>1</Sort></Voucher></Vouchers></Bundle></Bundles></BundleList>`;
const search = (inner: string) => `<searchParams>${inner}</searchParams>`;

const refusedContents: [string, string, string, string, string][] = [
  [
    'elements out of the WSDL order',
    'company',
    'SaveCompanies',
    company('<Name>A</Name><OrganizationNumber>1</OrganizationNumber>'),
    'out of the declared order',
  ],
  [
    'credential in another order',
    'auth',
    'Login',
    `<credential><Username>a</Username>${credentialOf({ applicationId: anna.applicationId })}</credential>`,
    'out of the declared order',
  ],
  ['an unknown element', 'company', 'SaveCompanies', company('<Naem>A</Naem>'), 'is not declared in Company'],
  [
    'an element in a wrong namespace',
    'company',
    'SaveCompanies',
    company('<Name xmlns="http://24sevenoffice.com/webservices">A</Name>'),
    'is not declared in Company',
  ],
  ['an element twice', 'company', 'SaveCompanies', company('<Name>A</Name><Name>B</Name>'), 'stands twice'],
  [
    'a value that is not in the enumeration',
    'company',
    'SaveCompanies',
    company('<Name>A</Name><Type>Firm</Type>'),
    "'Firm' is not a valid value for CompanyType.",
  ],
  [
    'an enumeration in other case',
    'project',
    'SaveProject',
    project('<Name>A</Name><NameDisplay>plain</NameDisplay><TimeReg>WorkType</TimeReg>'),
    "'plain' is not a valid value for ProjectNameType.",
  ],
  [
    'a missing required element',
    'project',
    'SaveProject',
    project('<Name>A</Name><NameDisplay>Plain</NameDisplay>'),
    "element 'TimeReg' of Project is missing.",
  ],
  [
    'a missing element that may be nil',
    'transaction',
    'GetTransactions',
    search('<DateStart>2026-01-01T00:00:00</DateStart>'),
    "element 'SystemType' of TransactionSearchParameters is missing.",
  ],
  [
    'nil where nil is not declared',
    'company',
    'SaveCompanies',
    company('<Name xsi:nil="true" />'),
    "'Name' cannot be nil.",
  ],
  [
    'scientific notation',
    'account',
    'SaveBundleList',
    entry('<Date>2026-01-01T00:00:00</Date><Amount>1.25E+3</Amount>'),
    "'1.25E+3' is not a valid value for decimal.",
  ],
  [
    'a decimal comma',
    'account',
    'SaveBundleList',
    entry('<Date>2026-01-01T00:00:00</Date><Amount>1,25</Amount>'),
    "'1,25' is not a valid value for decimal.",
  ],
  [
    'an empty number',
    'account',
    'SaveBundleList',
    entry('<Date>2026-01-01T00:00:00</Date><Amount />'),
    "'' is not a valid value for decimal.",
  ],
  ['an empty date', 'account', 'SaveBundleList', entry('<Date />'), "'' is not a valid value for dateTime."],
  [
    'a date without time',
    'account',
    'SaveBundleList',
    entry('<Date>2026-01-01</Date>'),
    "'2026-01-01' is not a valid value for dateTime.",
  ],
  [
    'a day that does not exist',
    'account',
    'SaveBundleList',
    entry('<Date>2026-02-30T00:00:00</Date>'),
    "'2026-02-30T00:00:00' is not a valid value for dateTime.",
  ],
  [
    'a time that daylight saving skips',
    'account',
    'SaveBundleList',
    entry('<Date>2026-03-29T02:30:00</Date>'),
    'The supplied DateTime represents an invalid time.',
  ],
  [
    'a number beyond 32 bits',
    'project',
    'GetSingleProject',
    '<projectId>2147483648</projectId>',
    "'2147483648' is not a valid value for int.",
  ],
  [
    'a fraction as a number',
    'project',
    'GetSingleProject',
    '<projectId>1.0</projectId>',
    "'1.0' is not a valid value for int.",
  ],
  [
    'a boolean in capitals',
    'account',
    'SaveBundleList',
    '<BundleList><AllowDifference>True</AllowDifference></BundleList>',
    "'True' is not a valid value for boolean.",
  ],
  [
    'a guid in braces',
    'auth',
    'SetIdentityById',
    `<identityId>{${anna.identityId}}</identityId>`,
    'is not a valid value for guid.',
  ],
  [
    'an attribute that is not declared',
    'company',
    'SaveCompanies',
    company('<Name lang="no">A</Name>'),
    "attribute 'lang' is not declared on 'Name'.",
  ],
  ['text among elements', 'company', 'SaveCompanies', company('A<Name>A</Name>'), "text is not allowed in 'Company'."],
  [
    'elements where a value belongs',
    'company',
    'SaveCompanies',
    company('<Name><b>A</b></Name>'),
    'holds elements, string expected',
  ],
];

describe('contents that the contract does not allow are refused', () => {
  it.each(refusedContents)('%s', async (_what, service, operation, inner, reason) => {
    const reply = await vendor.call(`${service}.${operation}`, inner);
    expect(reply.status).toBe(500);
    expect(reply.text).toContain('<faultcode>soap:Client</faultcode>');
    expect(faultOf(reply)).toContain(reason.startsWith('The supplied') ? reason : 'Instance validation error');
    expect(decoded(faultOf(reply))).toContain(reason);
  });

  it('has changed nothing', async () => {
    const { companies, projects, vouchers, draftBundles } = await vendor.control.client(anna.clientId);
    expect({ companies, projects, vouchers, draftBundles }).toEqual({
      companies: [],
      projects: [],
      vouchers: [],
      draftBundles: [],
    });
  });
});
