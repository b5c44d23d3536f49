import { DOMParser } from '@xmldom/xmldom';
import { fetch } from 'undici';
import { handClock, type OpenXledger, openXledger, ownerCode, soapUser } from './support/open-xledger.ts';

const authentication = '/WS/Common/Lib/Authentication.asmx';
const exporting = '/WS/XL/Export/Export.asmx';

describe('the SOAP log-on of the Xledger sandbox', () => {
  const time = handClock('2026-03-20T10:00:00Z');
  let xledger: OpenXledger;
  beforeEach(async () => {
    xledger = await openXledger({ clock: time.clock });
    await xledger.control.putEntity(23009, { name: 'Bakke Eksempel AS' });
    await xledger.control.putSoapUser(soapUser.userName, { password: soapUser.password, ownerCodes: [ownerCode] });
  });
  afterEach(() => xledger.close());

  async function send(path: string, operation: string, values: readonly (readonly [string, string | number])[]) {
    const inner = values.map(([name, value]) => `<${name}>${value}</${name}>`).join('');
    const body = `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><${operation} xmlns="http://ws.xledger.net/">${inner}</${operation}></s:Body></s:Envelope>`;
    const headers = { 'content-type': 'application/soap+xml; charset=utf-8' };
    const response = await fetch(xledger.sandbox.url + path, { method: 'POST', headers, body });
    const text = await response.text();
    const document = new DOMParser().parseFromString(text, 'text/xml');
    const all = (name: string) => [...document.getElementsByTagName(name)].map(({ textContent }) => textContent);
    return { status: response.status, text, all };
  }
  const logOn = async (password = soapUser.password, application = 'XLEDGER') => {
    const values = [
      ['sLogonID', soapUser.userName],
      ['sPassword', password],
      ['sApplication', application],
    ] as const;
    return send(authentication, 'LogonKey', values);
  };
  const keyOf = async () => String((await logOn()).all('LogonKeyResult')[0]);
  const common = (key: string, entity = ownerCode) =>
    [
      ['sUserName', soapUser.userName],
      ['sKey', key],
      ['sApplication', 'XLEDGER'],
      ['iEntityCode', entity],
    ] as const;
  const march = [
    ['dDateFrom', '2026-03-01'],
    ['dDateTo', '2026-03-31'],
  ] as const;
  const lines = (key: string, days: readonly (readonly [string, string])[] = march, entity = ownerCode) =>
    send(exporting, 'GetGeneralLedgerTransactionsData', [...common(key, entity), ...days]);

  it('gives the same expenses and documents as GraphQL, of the days asked for', async () => {
    await xledger.control.addRecord(ownerCode, 'projects', { code: 'P-1', description: 'Solpark' });
    await xledger.control.addRecord(ownerCode, 'suppliers', { code: '60001', description: 'Rør & Sønn <AS>' });
    await xledger.control.postVoucher(ownerCode, {
      ...{
        number: 40001,
        postedDate: '2026-03-20',
        supplierCode: '60001',
        invoiceNumber: 'F-17',
        invoiceDate: '2026-03-18',
      },
      lines: [{ account: '4500', amount: 125000, taxRule: '1', projectCode: 'P-1', text: 'Uke 12' }],
      file: { name: 'F-17.pdf', contentType: 'application/pdf', base64: 'JVBERi0xLjQ=' },
    });
    const key = await keyOf();
    const found = await lines(key);
    expect(found.all('Transaction')).toHaveLength(3);
    const first = [
      'AccountCode',
      'ProjectCode',
      'Amount',
      'TaxAmount',
      'SupplierName',
      'InvoiceNumber',
      'InvoiceDate',
    ].map((name) => found.all(name)[0]);
    expect(first).toEqual(['4500', 'P-1', '1000.00', '250.00', 'Rør & Sønn <AS>', 'F-17', '2026-03-18']);
    const file = await send(exporting, 'GetFileData', [...common(key), ['iFileId', String(found.all('FileId')[0])]]);
    expect([file.all('ContentType')[0], file.all('Content')[0]]).toEqual(['application/pdf', 'JVBERi0xLjQ=']);
    expect(
      (
        await lines(key, [
          ['dDateFrom', '2026-04-01'],
          ['dDateTo', '2026-04-30'],
        ])
      ).all('Transaction'),
    ).toEqual([]);
  });

  const refused: [string, () => Promise<{ status: number; text: string }>, RegExp][] = [
    ['a wrong password', () => logOn('guess'), /Invalid user name or password/],
    ['another application', () => logOn(soapUser.password, 'OTHER'), /Unknown application/],
    ['a key that nobody was given', () => lines('NO-KEY'), /Invalid logon key/],
    ['no key', () => lines(''), /Invalid logon key/],
    ['an entity that is not there', async () => lines(await keyOf(), march, 5), /no access to entity 5/],
    ['an entity without rights', async () => lines(await keyOf(), march, 23009), /no access to entity 23009/],
    [
      'a day that is none',
      async () =>
        lines(await keyOf(), [
          ['dDateFrom', 'x'],
          ['dDateTo', 'y'],
        ]),
      /dDateFrom is not a date/,
    ],
    ['parameters in another order', async () => lines(await keyOf(), march.toReversed()), /in this order/],
    [
      'an operation of another service',
      async () => send(authentication, 'GetFileData', common(await keyOf())),
      /did not recognize GetFileData/,
    ],
    [
      'a file that is not there',
      async () => send(exporting, 'GetFileData', [...common(await keyOf()), ['iFileId', 5]]),
      /No file 5/,
    ],
  ];
  it.each(refused)('refuses %s as a fault', async (_what, call, reason) => {
    const { status, text } = await call();
    expect(status).toBe(500);
    expect(text).toMatch(/<soap:Fault>/);
    expect(text).toMatch(reason);
  });

  it.each([
    ['another content type', 'text/xml', '<a/>', 415],
    ['what is no XML', 'application/soap+xml', 'a', 500],
    ['a DTD', 'application/soap+xml', '<!DOCTYPE a><a/>', 500],
    ['another envelope', 'application/soap+xml', '<a/>', 500],
  ])('refuses %s', async (_what, contentType, body, status) => {
    const headers = { 'content-type': contentType };
    const response = await fetch(xledger.sandbox.url + authentication, { method: 'POST', headers, body });
    expect(response.status).toBe(status);
  });

  it('forgets a key after a day; a key handed out ahead stays good', async () => {
    const key = await keyOf();
    time.forward(86_400);
    expect((await lines(key)).status).toBe(500);
    await xledger.control.putSoapUser(soapUser.userName, { password: 'x', ownerCodes: [ownerCode], logonKey: 'AHEAD' });
    expect((await lines('AHEAD')).status).toBe(200);
  });

  it('makes faults and keeps secrets out of its log', async () => {
    await xledger.control.addFault({ operation: 'LogonKey', fault: 'fail-500', times: 1 });
    expect((await logOn()).status).toBe(500);
    const key = await keyOf();
    await lines(key);
    const told = JSON.stringify(await xledger.control.requests());
    expect(told).toContain('GetGeneralLedgerTransactionsData');
    for (const secret of [key, soapUser.password]) expect(told).not.toContain(secret);
  });
});
