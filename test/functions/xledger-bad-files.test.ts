import { problemTexts } from '../../lib/sync/problem-texts.ts';
import { ownerCode, startXledgerWorld } from './xledger-world.ts';

type World = Awaited<ReturnType<typeof startXledgerWorld>>;

let world: World;
afterEach(() => world.close());

const byMail = { delivery: 'email', receptionAddress: 'mb.23001@xledger.example' };
const inFile = { delivery: 'file', format: 'plain', schedule: 'by-hand', kid: 'none' };
const byApi = {
  ...{ delivery: 'api', transactionSource: 'AR', receivableAccount: '1500', includePdf: true },
  ...{ projectDimension: 'glObject2', kid: 'none' },
};
const line = { lineNumber: 1, description: 'Timer', financialAccountNumber: '3000', vatCode: '2', vatPercentage: 25 };

/** What Moment gives for the PDF of an invoice, instead of one. */
let given: Uint8Array = new Uint8Array();

/** An invoice whose customer is there, told by its webhook. */
async function invoiceBy(invoices: object) {
  world = await startXledgerWorld(
    { exportInvoices: true, invoices },
    {
      http: (http) => async (request) => {
        const answer = await http(request);
        return request.url.endsWith('/pdf') ? { ...answer, body: given } : answer;
      },
    },
  );
  const customer = { name: 'Fjord Kunde AS', customerNumber: '1001', country: 'NO', city: 'Oslo', zipCode: '0155' };
  const made = await world.moment.create({ company: 'fjord', entity: 'customers' }, customer);
  await world.tell('customers', Number(made.id));
  const lines = [{ ...line, quantity: 1, unitPrice: 100 }];
  const order = { description: 'Timer', customerId: Number(made.id), lines };
  const id = Number((await world.moment.create({ company: 'fjord', entity: 'invoices' }, order)).id);
  await world.moment.finalize({ company: 'fjord', id });
  return { id, receipt: await world.tell('invoices', id) };
}

const bytes = (text: string) => Buffer.from(text);
const noPdf: [string, Uint8Array, string][] = [
  ['no bytes', bytes(''), '0 bytes'],
  ['a web page', bytes('<!doctype html><h1>We will be back soon</h1>'), 'not a PDF'],
  ['bytes of something else', Buffer.from('504b0304140000000800', 'hex'), 'not a PDF'],
  ['a PDF behind a line of text', bytes('OK\n%PDF-1.7\n%%EOF\n'), 'not a PDF'],
  ['a PDF of 8 MB', bytes(`%PDF-1.7\n${'x'.repeat(8 * 1024 * 1024)}`), '8.0 MB, at most 7 MB'],
];

describe.each([
  ['by mail', byMail],
  ['into the import queue', byApi],
])('an invoice %s', (_way, invoices) => {
  it.each(noPdf)('is rejected in words when Moment gives %s for the PDF', async (_what, instead, value) => {
    given = instead;
    const { receipt } = await invoiceBy(invoices);
    expect(receipt).toMatchObject({ state: 'rejected', problem: { code: 'pdf-unusable', field: 'file', value } });
    expect(problemTexts['pdf-unusable'].title.no).toBe('Fakturaens PDF kan ikke brukes');
    expect(world.letters).toEqual([]);
    expect((await world.xledger.entity(ownerCode)).importItems).toEqual([]);
  });

  it('goes once the PDF is mended at the source', async () => {
    given = bytes('');
    const { id } = await invoiceBy(invoices);
    given = bytes('%PDF-1.7\n%%EOF\n');
    const receipt = await world.tell('invoices', id);
    expect([receipt.state, receipt.problem?.code]).toEqual(
      invoices === byMail ? ['delivered', undefined] : ['pending', 'posting-awaited'],
    );
  });
});

it('an invoice into a file needs no PDF, so a bad one stops nothing', async () => {
  given = bytes('');
  expect((await invoiceBy(inFile)).receipt).toMatchObject({ state: 'delivered' });
});
