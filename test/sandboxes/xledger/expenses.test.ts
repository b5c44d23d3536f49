import { handClock, nodesOf, type OpenXledger, openXledger, ownerCode, token } from './support/open-xledger.ts';

const deltas = (more = '') =>
  `{ transaction_deltas(first: 100 ${more}) { edges { cursor node { dbId mutationType } } pageInfo { hasNextPage } } }`;
const invoice = {
  ...{ number: 40001, postedDate: '2026-03-20', text: 'Rørlegger', supplierCode: '60001' },
  ...{ invoiceNumber: 'F-17', invoiceDate: '2026-03-18', dueDate: '2026-04-01' },
  lines: [{ account: '4500', amount: 125000, taxRule: '1', projectCode: 'P-1', text: 'Uke 12' }],
  file: { name: 'F-17.pdf', contentType: 'application/pdf', base64: Buffer.from('%PDF-1.4 F-17').toString('base64') },
};

describe('posted expenses at the Xledger sandbox', () => {
  const time = handClock('2026-03-20T10:00:00Z');
  let xledger: OpenXledger;
  beforeEach(async () => {
    xledger = await openXledger({ clock: time.clock });
    await xledger.control.addRecord(ownerCode, 'projects', { code: 'P-1', description: 'Solpark' });
    await xledger.control.addRecord(ownerCode, 'suppliers', { code: '60001', description: 'Eksempel Rør AS' });
  });
  afterEach(() => xledger.close());

  it('shows a line with project, supplier, tax and document, and the invoice in the supplier ledger', async () => {
    await xledger.control.postVoucher(ownerCode, invoice);
    const lines =
      '{ transactions { edges { node { text amount taxAmount account { code } company { description } taxRule { code } glDimension { glObject2 { code } } header { dbId transactionNumber postedDate createdAt transactionSource { code } } } } } }';
    const [cost, tax, owed] = nodesOf(await xledger.ask(lines), 'transactions');
    expect(cost).toMatchObject({
      ...{ text: 'Uke 12', amount: '1000.00', taxAmount: '250.00', account: { code: '4500' }, taxRule: { code: '1' } },
      ...{ company: { description: 'Eksempel Rør AS' }, glDimension: { glObject2: { code: 'P-1' } } },
      header: { transactionNumber: 40001, postedDate: '2026-03-20', transactionSource: { code: 'AP' } },
    });
    expect([tax, owed]).toMatchObject([
      { amount: '250.00', account: { code: '2710' } },
      { amount: '-1250.00', account: { code: '2400' } },
    ]);
    const owedTo =
      '{ apTransactions { edges { node { amount invoiceNumber invoiceDate subledger { code description } transactionHeader { dbId } } } } }';
    expect(nodesOf(await xledger.ask(owedTo), 'apTransactions')).toMatchObject([
      {
        ...{ amount: '-1250.00', invoiceNumber: 'F-17', invoiceDate: '2026-03-18' },
        ...{
          subledger: { code: '60001', description: 'Eksempel Rør AS' },
          transactionHeader: { dbId: Object(cost?.header).dbId },
        },
      },
    ]);
  });

  it('shows amounts gross, or tax with the other sign, when a switch says so', async () => {
    await xledger.control.postVoucher(ownerCode, invoice);
    await xledger.control.setSwitches({ lineAmounts: 'gross', taxAmountSign: 'opposite' });
    const found = await xledger.ask('{ transactions(first: 1) { edges { node { amount taxAmount } } } }');
    expect(nodesOf(found, 'transactions')).toEqual([{ amount: '1250.00', taxAmount: '-250.00' }]);
  });

  it('tells times as Central European local time without a zone', async () => {
    await xledger.control.postVoucher(ownerCode, invoice);
    const winter = time.clock();
    const found = await xledger.ask('{ transactions(first: 1) { edges { node { header { createdAt } } } } }');
    const [line] = nodesOf(found, 'transactions');
    const local = new Date(winter.getTime() + 3_600_000).toISOString().slice(0, 19);
    expect(line).toEqual({ header: { createdAt: local } });
  });

  it('tells changes for three days, oldest first, from a cursor on', async () => {
    const { transactionDbIds, headerDbId } = await xledger.control.postVoucher(ownerCode, invoice);
    const first = nodesOf(await xledger.ask(deltas()), 'transaction_deltas');
    expect(first).toEqual(transactionDbIds.map((dbId) => ({ dbId, mutationType: 'ADDED' })));
    const newest = await xledger.ask('{ transaction_deltas(last: 1) { edges { cursor node { dbId } } } }');
    const cursor = /"cursor":"(\d+)"/.exec(newest.text)?.[1];
    expect((await xledger.ask(deltas(`after: "${cursor}"`))).data).toEqual({
      transaction_deltas: { edges: null, pageInfo: { hasNextPage: false } },
    });
    time.forward(2 * 86_400);
    await xledger.control.removeVoucher(ownerCode, headerDbId);
    expect(nodesOf(await xledger.ask(deltas(`after: "${cursor}"`)), 'transaction_deltas')).toEqual(
      transactionDbIds.map((dbId) => ({ dbId, mutationType: 'DELETED' })),
    );
    time.forward(2 * 86_400);
    expect(nodesOf(await xledger.ask(deltas()), 'transaction_deltas')).toHaveLength(3);
    await xledger.control.setSwitches({ staleDeltaCursor: 'refuse' });
    expect((await xledger.ask(deltas('after: "1"'))).errors).toMatchObject([
      { message: expect.stringMatching(/older/) },
    ]);
  });

  it('names the rates of tax rules, and the dimension that holds projects', async () => {
    await xledger.control.putEntity(ownerCode, { projectDimension: 3 });
    const kinds = nodesOf(
      await xledger.ask('{ objectKinds(filter: {name: "TAX_RULE"}) { edges { node { dbId } } } }'),
      'objectKinds',
    );
    expect(kinds).toEqual([{ dbId: '14' }]);
    const rates = '{ taxTableSetups { edges { node { taxPercent objectValue { code objectKindDbId } } } } }';
    expect(nodesOf(await xledger.ask(rates), 'taxTableSetups')).toContainEqual({
      taxPercent: 25,
      objectValue: { code: '2', objectKindDbId: 14 },
    });
    const setup = '{ entities { edges { node { code glSetupEntries { field { name } fieldObject { code } } } } } }';
    expect(nodesOf(await xledger.ask(setup), 'entities')).toEqual([
      { code: '23001', glSetupEntries: [{ field: { name: 'glObject3' }, fieldObject: { code: 'PROJECT' } }] },
    ]);
  });

  const spoiled: [string, Parameters<OpenXledger['control']['addFault']>[0]['fault'], object][] = [
    ['is not there', 'file-missing', { status: 404 }],
    ['is empty', 'file-empty', { status: 200, length: 0, type: 'application/pdf' }],
    ['is a page', 'file-wrong-type', { status: 200, type: 'text/html; charset=utf-8' }],
    ['is 60 MB', 'file-too-large', { status: 200, length: 60_000_000 }],
    ['is cut in half', 'truncated', { status: 200, length: 6 }],
    ['meets a server error', 'fail-500', { status: 500 }],
  ];
  it.each(spoiled)('gives a document that %s, once', async (_what, fault, expected) => {
    await xledger.control.postVoucher(ownerCode, invoice);
    const url = await link(xledger);
    await xledger.control.addFault({ operation: 'file', fault, times: 1 });
    expect(await download(url)).toMatchObject(expected);
    expect(await download(url)).toMatchObject({ status: 200, length: 13, type: 'application/pdf' });
  });

  it('closes a link after an hour, or to those without the token', async () => {
    await xledger.control.postVoucher(ownerCode, invoice);
    const url = await link(xledger);
    await xledger.control.setSwitches({ fileLinkNeedsToken: true });
    expect(await download(url)).toMatchObject({ status: 403 });
    expect(await download(url, `token ${token}`)).toMatchObject({ status: 200 });
    expect(await download(url.replace('t=', 't=x'))).toMatchObject({ status: 403 });
    await xledger.control.setSwitches({ fileLinkNeedsToken: false });
    time.forward(3601);
    expect(await download(url)).toMatchObject({ status: 403 });
  });
});

async function link({ ask }: OpenXledger): Promise<string> {
  const found = await ask('{ apTransactions { edges { node { invoiceFile { url } } } } }');
  const { url } = { url: '', ...Object(nodesOf(found, 'apTransactions')[0]?.invoiceFile) };
  return url;
}

async function download(url: string, authorization?: string) {
  const response = await fetch(url, authorization === undefined ? {} : { headers: { authorization } });
  const { byteLength } = await response.arrayBuffer();
  return { status: response.status, length: byteLength, type: response.headers.get('content-type') };
}
