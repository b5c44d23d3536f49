import { moment } from '../../../lib/connectors/moment/index.ts';
import { invoiceSchema } from '../../../lib/documents/invoice.ts';
import { momentConnection, noContext, withStub } from './moment-connection.ts';

const line = {
  lineNumber: 1,
  description: 'Seniorrådgiver, 16 t',
  financialAccountNumber: '3000',
  vatCode: '3',
  vatPercentage: 25,
  amountExcludingVat: 18400,
  vatAmount: 4600,
  amountIncludingVat: 23000,
};
const invoice = {
  id: 7300123,
  invoiceNumber: 20451,
  invoiceType: 'invoice',
  invoiceState: 'finalized',
  transferState: 'toTransfer',
  description: 'Rådgivning november',
  customerId: 9911,
  customerNumber: '10021',
  projectId: 8800,
  projectNumber: '2040',
  invoiceDate: '2026-11-20',
  dueDate: '2026-12-04',
  kid: '2045100217',
  currencyCode: 'NOK',
  totalExcludingVat: 18400.0,
  totalVat: 4600.0,
  totalIncludingVat: 23000.0,
  lines: [line],
  lastModifiedDate: '2026-11-20T10:12:03+01:00',
};

function readInvoice(json: unknown, key = '7300123') {
  return withStub({ json }, (stub) => moment.invoice.read(momentConnection(stub.url), key, noContext));
}

describe('reading by id', () => {
  it('asks the company’s own address with the key as Basic password, one call from the allowance', () =>
    withStub({ json: { id: 9911, name: 'Nordfjord Rederi AS' } }, async (stub) => {
      const connection = momentConnection(`${stub.url}/`);
      await moment.customer.read(connection, '9911', noContext);
      expect(connection.spent()).toBe(1);
      expect(stub.asked).toMatchObject([
        {
          method: 'GET',
          path: '/api/1.0/companies/fjord/customers/9911',
          headers: { authorization: `Basic ${Buffer.from('apikey:canary-key-1').toString('base64')}` },
        },
      ]);
    }));

  it('reads a customer', () => {
    const json = {
      id: 9911,
      version: 4,
      customerNumber: 10021,
      name: ' Nordfjord\u0007\u200B  Rederi\tAS ',
      organizationNumber: '974760673',
      email: null,
      lastModifiedDate: '2026-11-20T09:12:03Z',
    };
    return withStub({ json }, async (stub) => {
      expect(await moment.customer.read(momentConnection(stub.url), '9911', noContext)).toEqual({
        kind: 'found',
        document: { id: '9911', number: '10021', name: 'Nordfjord Rederi AS', organizationNumber: '974760673' },
        number: '10021',
        label: 'Nordfjord Rederi AS',
        modifiedAt: '2026-11-20T09:12:03.000Z',
      });
    });
  });

  it('reads a project with its customer’s number', () =>
    withStub(
      ({ path }) =>
        path.endsWith('/projects/8800')
          ? { json: { id: 8800, projectNumber: '2040', name: 'Fjordkart', customerId: 9911 } }
          : { json: { id: 9911, customerNumber: '10021' } },
      async (stub) => {
        expect(await moment.project.read(momentConnection(stub.url), '8800', noContext)).toMatchObject({
          kind: 'found',
          document: { id: '8800', number: '2040', name: 'Fjordkart', customerId: '9911', customerNumber: '10021' },
        });
      },
    ));

  it('reads an invoice to the øre', async () => {
    const reading = await readInvoice({ ...invoice, totalVat: 1.1, totalExcludingVat: 2.2, totalIncludingVat: 3.3e3 });
    if (reading.kind !== 'found') throw new Error(JSON.stringify(reading));
    expect(invoiceSchema.parse(reading.document)).toMatchObject({
      id: '7300123',
      number: '20451',
      totalVat: { minor: 110, currency: 'NOK' },
      totalExcludingVat: { minor: 220, currency: 'NOK' },
      totalIncludingVat: { minor: 330000, currency: 'NOK' },
      lines: [{ account: '3000', vatPercentage: '25', amountIncludingVat: { minor: 2300000, currency: 'NOK' } }],
    });
    expect(reading).toMatchObject({ number: '20451', modifiedAt: '2026-11-20T09:12:03.000Z' });
  });

  it.each([
    ['a number as text', { invoiceNumber: ' 20451 ' }, { number: '20451' }],
    ['the largest id', { customerId: 9007199254740991 }, { customerId: '9007199254740991' }],
    ['null as absent', { kid: null, projectId: null, dueDate: null }, { kid: undefined, projectId: undefined }],
    ['no lines', { lines: null }, { lines: [] }],
    ['a currency in small letters', { currencyCode: 'nok' }, { currency: 'NOK' }],
    ['yen without decimals', { currencyCode: 'JPY' }, { totalVat: { minor: 4600, currency: 'JPY' } }],
    ['a rate of six decimals', { currencyRate: 0.000001 }, { currencyRate: '0.000001' }],
  ])('takes %s', async (_what, changes, expected) => {
    expect(await readInvoice({ ...invoice, ...changes })).toMatchObject({ kind: 'found', document: expected });
  });

  it('takes a line of text without amounts', async () => {
    const reading = await readInvoice({ ...invoice, lines: [line, { description: 'Takk' }] });
    const nothing = { minor: 0, currency: 'NOK' };
    expect(reading).toMatchObject({
      document: { lines: [{}, { lineNumber: 2, description: 'Takk', amountIncludingVat: nothing }] },
    });
  });

  it('knows a draft by its state, whatever else is missing', async () => {
    const reading = await readInvoice({ id: 7300123, invoiceState: 'draft', lines: 'soon' });
    if (reading.kind !== 'found') throw new Error(JSON.stringify(reading));
    expect(invoiceSchema.parse(reading.document).finalized).toBe(false);
  });
});

describe('an answer that does not fit stops the document, with the field named', () => {
  it.each<[string, object, string, string | undefined]>([
    ['another state', { invoiceState: 'sent' }, 'invoiceState', 'sent'],
    ['no transfer state', { transferState: null }, 'transferState', undefined],
    ['no currency', { currencyCode: undefined }, 'currencyCode', undefined],
    ['three decimals', { totalVat: 1.005 }, 'totalVat', '1.005'],
    ['øre in yen', { currencyCode: 'JPY', totalVat: 1.5 }, 'totalVat', '1.5'],
    ['more than a number holds', { totalVat: 1e19 }, 'totalVat', '10000000000000000000'],
    ['more than a number holds exactly', { totalVat: 10_000_000_000_000.01 }, 'totalVat', '10000000000000.01'],
    ['an amount as text', { totalVat: '4600' }, 'totalVat', '4600'],
    ['a day that does not exist', { dueDate: '2026-02-30' }, 'dueDate', '2026-02-30'],
    ['a fraction of an id', { customerId: 1.5 }, 'customerId', '1.5'],
    ['an id above 2^53', { customerId: 2 ** 53 }, 'customerId', '9007199254740992'],
    ['half a line', { lines: [line, { ...line, vatAmount: undefined }] }, 'lines[1].vatAmount', undefined],
    ['a VAT code as a list', { lines: [{ ...line, vatCode: ['3'] }] }, 'lines[0].vatCode', 'a list'],
    ['a number with a hidden mark', { invoiceNumber: '20\u200B451' }, 'invoiceNumber', '20451'],
    ['the answer for another id', { id: 4 }, 'id', '4'],
  ])('%s', async (_what, changes, field, value) => {
    expect(await readInvoice({ ...invoice, ...changes })).toEqual({
      kind: 'unreadable',
      problem: { code: 'contract-changed', field, value },
    });
  });

  it.each([
    ['a list', []],
    ['a text', 'ok'],
    ['nothing', null],
  ])('%s instead of a record', async (_what, json) => {
    const reading = await withStub({ body: JSON.stringify(json) }, (stub) =>
      moment.customer.read(momentConnection(stub.url), '1', noContext),
    );
    expect(reading).toMatchObject({ kind: 'unreadable', problem: { code: 'contract-changed' } });
  });
});

describe('what is not there', () => {
  const missing = (listStatus: number) => (asked: { path: string }) =>
    asked.path.endsWith('/customers') ? { status: listStatus, json: { content: [] } } : { status: 404 };

  it('is absent, and the company is asked for once', () =>
    withStub(missing(200), async (stub) => {
      const connection = momentConnection(stub.url);
      expect(await moment.invoice.read(connection, '1', noContext)).toEqual({ kind: 'absent' });
      expect(await moment.project.read(connection, '2', noContext)).toEqual({ kind: 'absent' });
      expect(stub.asked).toHaveLength(3);
    }));

  it('is a wrong company code when the whole company is unknown: nothing counts as deleted', () =>
    withStub(missing(404), async (stub) => {
      const reading = moment.invoice.read(momentConnection(stub.url), '1', noContext);
      await expect(reading).rejects.toMatchObject({
        reason: { advice: 'hold', problem: { code: 'login-refused', field: 'momentCompanyCode', value: 'fjord' } },
      });
    }));

  it('leaves the company’s address by no company code', async () => {
    const connection = momentConnection('http://127.0.0.1:1', { login: { companyCode: '..', apiKey: 'x' } });
    await expect(moment.customer.read(connection, '1', noContext)).rejects.toMatchObject({
      reason: { advice: 'refuse' },
    });
    expect(connection.spent()).toBe(0);
  });
});
