import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { list, one, optional } from '../../lib/connectors/twenty-four-seven-office/wsdl/service-description.ts';
import { writeWsdl } from '../../lib/connectors/twenty-four-seven-office/wsdl/write-wsdl.ts';
import { TransportError } from '../../lib/sync/errors.ts';
import type { Http, HttpAnswer } from '../../lib/sync/ports.ts';
import { type SoapCall, soapService } from '../../lib/transport/soap.ts';

const namespace = 'http://example.org/shop';
const speak = soapService(
  writeWsdl({
    name: 'Shop',
    namespace,
    address: 'http://example.org/shop.asmx',
    operations: { Save: { input: [optional('item', 'Item')], output: [optional('SaveResult', 'ArrayOfItem')] } },
    types: {
      Item: [
        optional('Name', 'string'),
        optional('Price', 'decimal'),
        optional('On', 'dateTime'),
        optional('Count', 'int'),
        optional('New', 'boolean'),
        one('Kind', 'string'),
      ],
      ArrayOfItem: list('Item', 'Item'),
    },
    enumerations: {},
  }),
);

const call = (content: object): SoapCall => ({
  operation: 'Save',
  endpoint: 'http://127.0.0.1:1/shop.asmx',
  content: { item: content },
  headers: { Cookie: 'a=b' },
  deadlineMs: 1000,
});

const envelope = (content: string) =>
  `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${content}</s:Body></s:Envelope>`;
const saved = (content: string) => envelope(`<SaveResponse xmlns="${namespace}">${content}</SaveResponse>`);

const answering = (body: string | Uint8Array, more: Partial<HttpAnswer> = {}): Http => {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return async () => ({ status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: bytes, ...more });
};

async function sentFor(content: object): Promise<string> {
  let sent = '';
  const http: Http = async (request) => {
    sent = String(request.body);
    return answering(saved(''))(request);
  };
  await speak(http, call(content));
  return sent;
}

describe('soap, sending', () => {
  it('keeps the order of the WSDL, leaves out what is undefined, writes decimals and dates as given', async () => {
    const sent = await sentFor({ Kind: 'a', On: '2026-11-21T00:00:00', Price: '1250.50', Name: undefined, Count: 3 });
    expect(sent).toContain(
      `<Save xmlns="${namespace}"><item><Price>1250.50</Price><On>2026-11-21T00:00:00</On><Count>3</Count><Kind>a</Kind></item></Save>`,
    );
  });

  it('carries any text that XML can hold, and no markup', async () => {
    const legal = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(legal, fc.constantFrom('</Name><Kind>x</Kind>', '&amp;', ']]>', '<!DOCTYPE a>')),
        async (text) => {
          const parsed = new DOMParser().parseFromString(await sentFor({ Name: text, Kind: 'a' }), 'text/xml');
          expect([...parsed.getElementsByTagName('Name')].map((name) => name.textContent)).toEqual([text]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('sends action, type and the given headers', async () => {
    let headers: unknown;
    await speak(
      async (request) => {
        headers = request.headers;
        return answering(saved(''))(request);
      },
      call({ Kind: 'a' }),
    );
    expect(headers).toMatchObject({
      'Content-Type': 'text/xml; charset=utf-8',
      SOAPAction: `"${namespace}/Save"`,
      Cookie: 'a=b',
    });
  });
});

describe('soap, reading', () => {
  it('gives scalars as text and lists as lists', async () => {
    const items =
      '<Item><Name>&#248;l &amp; vin</Name><Price>12345678901234567.340</Price><On>2026-03-29T02:30:00</On><Count>007</Count><New>true</New></Item>';
    const { result } = await speak(answering(saved(`<SaveResult>${items}</SaveResult>`)), call({ Kind: 'a' }));
    expect(result).toEqual({
      SaveResult: {
        Item: [
          { Name: 'øl & vin', Price: '12345678901234567.340', On: '2026-03-29T02:30:00', Count: '007', New: 'true' },
        ],
      },
    });
  });

  it.each([
    ['an empty list', '<SaveResult />', { SaveResult: null }],
    ['no list', '', null],
    [
      'an element nobody declared',
      '<SaveResult><Item><Extra>1</Extra></Item></SaveResult>',
      { SaveResult: { Item: [{ Extra: '1' }] } },
    ],
  ])('reads %s', async (_what, content, expected) => {
    const { result } = await speak(answering(saved(content)), call({ Kind: 'a' }));
    expect(result).toEqual(expected);
  });

  it('lets no element reach a prototype', async () => {
    const content = '<SaveResult><Item><__proto__><polluted>1</polluted></__proto__></Item></SaveResult>';
    await expect(speak(answering(saved(content)), call({ Kind: 'a' }))).rejects.toMatchObject({
      name: 'SoapUnreadable',
    });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  const fault = envelope(
    '<s:Fault><faultcode>s:Server</faultcode><faultstring>Outer ---&gt; Inner</faultstring><detail /></s:Fault>',
  );
  it.each([200, 500])('tells a fault with status %s', async (status) => {
    const failure = speak(answering(fault, { status }), call({ Kind: 'a' }));
    await expect(failure).rejects.toMatchObject({
      name: 'SoapFault',
      faultCode: 's:Server',
      faultString: 'Outer ---> Inner',
      status,
    });
  });

  const bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>';
  it.each<[string, string, string | Uint8Array, string?]>([
    ['empty', 'nothing', ''],
    ['empty', 'blanks', ' \n '],
    ['plain-text', 'plain words', 'Service is busy'],
    ['html', 'a web page', '<html><body>Busy</body></html>'],
    ['html', 'a web page with a doctype', '<!DOCTYPE html><p>Busy'],
    ['doctype', 'a bomb of entities', `<?xml version="1.0"?>${bomb}${saved('<SaveResult>&c;</SaveResult>').slice(38)}`],
    [
      'doctype',
      'a doctype in small letters',
      `<!doctype Envelope SYSTEM "http://example.org/x.dtd">${saved('')}`.replace(
        '<!doctype',
        '<?xml version="1.0"?><!doctype',
      ),
    ],
    ['entity', 'an entity', saved('<!ENTITY a "b">')],
    ['not-utf-8', 'another charset', saved(''), 'text/xml; charset=windows-1252'],
    ['not-utf-8', 'another declared encoding', saved('').replace('encoding="utf-8"', 'encoding="utf-16"')],
    ['not-utf-8', 'bytes of latin-1', Buffer.from(saved('<SaveResult>ø</SaveResult>'), 'latin1')],
    ['half-envelope', 'half an envelope', saved('<SaveResult>').slice(0, -10)],
    ['half-envelope', 'something after the envelope', `${saved('')}<more/>`],
    ['not-well-formed', 'another document', '<feed><entry/></feed>'],
    ['not-well-formed', 'tags that cross', saved('<SaveResult><Item></SaveResult></Item>')],
    ['too-deep', 'deep nesting', saved(`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`)],
    ['too-deep', 'deep nesting behind comments', saved(`${'<a><!-- </a> -->'.repeat(100)}${'</a>'.repeat(100)}`)],
    ['unexpected-body', 'an empty body', envelope('')],
    ['unexpected-body', 'an answer to something else', envelope(`<LoadResponse xmlns="${namespace}"/>`)],
  ])('refuses as %s: %s', async (reason, _what, body, contentType = 'text/xml') => {
    const http = answering(body, { headers: { 'content-type': contentType } });
    await expect(speak(http, call({ Kind: 'a' }))).rejects.toMatchObject({
      name: 'SoapUnreadable',
      reason,
      status: 200,
    });
  });

  it('keeps the words of a page for people', async () => {
    const page = '<html><head><script>var a = 1;</script></head><body><h1>Limit</h1> exceeded by 3</body></html>';
    const failure = speak(answering(page, { status: 503 }), call({ Kind: 'a' }));
    await expect(failure).rejects.toMatchObject({ reason: 'html', words: 'Limit exceeded by 3', status: 503 });
  });

  it('lets the network’s error through as it is', async () => {
    const broken: Http = async () => {
      throw new TransportError('connect', 'ECONNREFUSED');
    };
    await expect(speak(broken, call({ Kind: 'a' }))).rejects.toMatchObject({
      name: 'TransportError',
      phase: 'connect',
    });
  });
});
