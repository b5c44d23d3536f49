import {
  accounting,
  anna,
  credentialOf,
  decoded,
  envelope,
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

describe('messages that the contract does not allow are refused', () => {
  it.each(refusedMessages)('%s', async (_what, status, reason, sending) => {
    const reply = await vendor.call('auth.Login', '', { body: envelope(login), ...sending });
    expect([reply.status, decoded(reply.text).includes(reason) ? reason : reply.text]).toEqual([status, reason]);
  });
});

describe('what the contract allows is taken', () => {
  it('SOAP 1.2, with and without the action in the content type', async () => {
    const body = envelope(login, 'http://www.w3.org/2003/05/soap-envelope');
    for (const action of ['', `; action="${webservices}/Login"`]) {
      const headers = { 'Content-Type': `application/soap+xml; charset=utf-8${action}`, SOAPAction: 'LEFT OUT' };
      const reply = await vendor.call('auth.Login', '', { body, headers });
      expect(reply.headers.get('content-type')).toBe('application/soap+xml; charset=utf-8');
      expect(reply.text).toMatch(/<LoginResult>[a-z0-9]{24}<\/LoginResult>/);
    }
  });

  it('prefixes of any name, a path in other case, an action without quotes, a byte order mark', async () => {
    const body = `\uFEFF${envelope(`<w:HasSession xmlns:w="${webservices}" />`)}`;
    const headers = { SOAPAction: `${webservices}/HasSession` };
    const reply = await vendor.call('auth.HasSession', '', {
      body,
      headers,
      path: '/Authenticate/V001/Authenticate.asmx',
    });
    expect(reply.text).toContain('<HasSessionResult>true</HasSessionResult>');
  });

  it('unknown elements and any order, when told to be tolerant', async () => {
    await vendor.control.setSwitches({ tolerant: true });
    const reply = await vendor.call(
      'company.SaveCompanies',
      '<companies><Company><Type>Business</Type><Naem>x</Naem><Name>A</Name></Company></companies>',
    );
    await vendor.control.setSwitches({ tolerant: false });
    expect(reply.text).toContain('<Id>10001</Id>');
  });
});
