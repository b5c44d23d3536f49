import {
  accounting,
  anna,
  credentialOf,
  envelope,
  faultOf,
  type Sending,
  startVendor,
  type VendorCaller,
  webservices,
} from './support/vendor-caller.ts';

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

const login = `<Login xmlns="${webservices}"><credential>${credentialOf(anna)}</credential></Login>`;
const refusedMessages: [string, number, string, Sending][] = [
  [
    'no SOAPAction',
    500,
    'Unable to handle request without a valid action parameter',
    { headers: { SOAPAction: 'LEFT OUT' } },
  ],
  [
    'the SOAPAction of another namespace',
    500,
    'Server did not recognize the value of HTTP Header SOAPAction',
    { headers: { SOAPAction: `"${accounting}Login"` } },
  ],
  [
    'a SOAPAction without quotes but wrong',
    500,
    'Server did not recognize the value of HTTP Header SOAPAction',
    { headers: { SOAPAction: `${webservices}Logout` } },
  ],
  [
    'another operation than the action says',
    500,
    'was not expected',
    { headers: { SOAPAction: `"${webservices}/HasSession"` } },
  ],
  [
    'the operation in the other namespace',
    500,
    'was not expected',
    { body: envelope(`<Login xmlns="${accounting}" />`) },
  ],
  ['JSON as content type', 415, 'media type is unsupported', { headers: { 'Content-Type': 'application/json' } }],
  [
    'another charset',
    415,
    'media type is unsupported',
    { headers: { 'Content-Type': 'text/xml; charset=iso-8859-1' } },
  ],
  ['a DOCTYPE', 500, 'DTD is prohibited', { body: envelope(login).replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>') }],
  [
    'bytes that are not UTF-8',
    500,
    'Invalid character in the given encoding',
    { body: latin1(envelope(login.replace('secret', 'hemmelig blåbær'))) },
  ],
  ['half an envelope', 500, 'There is an error in XML document', { body: envelope(login).slice(0, 300) }],
  ['no XML', 500, 'There is an error in XML document', { body: 'username=a' }],
  [
    'an unknown entity',
    500,
    'There is an error in XML document',
    { body: envelope(login.replace('a long', '&aelig;')) },
  ],
  [
    'an envelope of the other version',
    500,
    'Possible SOAP version mismatch',
    { body: envelope(login, 'http://www.w3.org/2003/05/soap-envelope') },
  ],
  ['two elements in the body', 500, 'second element in the body', { body: envelope(login + login) }],
  ['an empty body', 500, 'is empty', { body: envelope('') }],
  [
    'a header that must be understood',
    500,
    'SOAP header Key was not understood',
    {
      body: envelope(login).replace(
        '<soap:Body>',
        '<soap:Header><Key xmlns="urn:k" soap:mustUnderstand="1" /></soap:Header><soap:Body>',
      ),
    },
  ],
  ['PUT instead of POST', 405, 'is not allowed', { method: 'PUT' }],
  ['a service on the wrong host', 404, 'cannot be found', { host: 'webservices' }],
  ['a path that no service has', 404, 'cannot be found', { path: '/Economy/Account/V002/Accountservice.asmx' }],
];

function latin1(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

describe('what the contract does not allow is refused', () => {
  it.each(refusedContents)('%s', async (_what, service, operation, inner, reason) => {
    const reply = await vendor.call(service, operation, inner);
    expect(reply.status).toBe(500);
    expect(reply.text).toContain('<faultcode>soap:Client</faultcode>');
    expect(faultOf(reply)).toContain(reason.startsWith('The supplied') ? reason : 'Instance validation error');
    expect(decoded(faultOf(reply))).toContain(reason);
  });

  it.each(refusedMessages)('%s', async (_what, status, reason, sending) => {
    const reply = await vendor.call('auth', 'Login', '', { body: envelope(login), ...sending });
    expect([reply.status, decoded(reply.text).includes(reason) ? reason : reply.text]).toEqual([status, reason]);
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

describe('what the contract allows is taken', () => {
  it('SOAP 1.2, with and without the action in the content type', async () => {
    const body = envelope(login, 'http://www.w3.org/2003/05/soap-envelope');
    for (const action of ['', `; action="${webservices}/Login"`]) {
      const headers = { 'Content-Type': `application/soap+xml; charset=utf-8${action}`, SOAPAction: 'LEFT OUT' };
      const reply = await vendor.call('auth', 'Login', '', { body, headers });
      expect(reply.headers.get('content-type')).toBe('application/soap+xml; charset=utf-8');
      expect(reply.text).toMatch(/<LoginResult>[a-z0-9]{24}<\/LoginResult>/);
    }
  });

  it('prefixes of any name, a path in other case, an action without quotes, a byte order mark', async () => {
    const body = `\uFEFF${envelope(`<w:HasSession xmlns:w="${webservices}" />`)}`;
    const headers = { SOAPAction: `${webservices}/HasSession` };
    const reply = await vendor.call('auth', 'HasSession', '', {
      body,
      headers,
      path: '/Authenticate/V001/Authenticate.asmx',
    });
    expect(reply.text).toContain('<HasSessionResult>true</HasSessionResult>');
  });

  it('unknown elements and any order, when told to be tolerant', async () => {
    await vendor.control.setSwitches({ tolerant: true });
    const reply = await vendor.call(
      'company',
      'SaveCompanies',
      company('<Type>Business</Type><Naem>x</Naem><Name>A</Name>'),
    );
    await vendor.control.setSwitches({ tolerant: false });
    expect(reply.text).toContain('<Id>10001</Id>');
  });
});

function decoded(text = ''): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
