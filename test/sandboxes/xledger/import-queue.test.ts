import { aCustomer, handClock, nodesOf, type OpenXledger, openXledger, ownerCode } from './support/open-xledger.ts';

const day = { postedDate: '2026-02-17', invoiceDate: '2026-02-17', dueDate: '2026-03-03' };
const common = {
  transactionSource: { code: 'AR' },
  trRegNumber: 20451,
  jobLevel: { dbSubId: 1 },
  ...day,
  text: 'Faktura 20451',
};
const receivable = {
  ...common,
  account: { code: '1500' },
  subledger: { code: '1001' },
  amount: '1250.00',
  invoiceNumber: '20451',
  extIdentifier: '204513',
};
const revenue = {
  ...common,
  account: { code: '3000' },
  amount: '-1250.00',
  taxRule: { code: '2' },
  project: { code: 'P-1' },
};

const levels = '{ glImportItems { edges { node { trRegNumber archive jobLevel { code } } } } }';
const problems = '{ glImportItemErrors { edges { node { message transactionDbId errorLevel { code } } } } }';
const posted =
  '{ arTransactions(filter: {invoiceNumber: "20451"}) { edges { node { amount extIdentifier dueDate account { code } subledger { code } slTransactionType { code } invoiceFile { url } transactionHeader { transactionNumber transactionSource { code } } } } } }';

describe('the import queue of the Xledger sandbox', () => {
  const time = handClock('2026-02-17T09:10:00Z');
  let xledger: OpenXledger;
  beforeEach(async () => {
    xledger = await openXledger({ clock: time.clock });
    await aCustomer(xledger);
    await xledger.add('addProjects', [{ code: 'P-1', description: 'Solpark' }]);
  });
  afterEach(() => xledger.close());

  it('posts a balanced voucher at the job’s next time, not before: tax split off, customer ledger and project told', async () => {
    await xledger.add('addGLImportItems', [receivable, revenue]);
    expect(nodesOf(await xledger.ask(levels), 'glImportItems')).toMatchObject([
      { jobLevel: { code: 'READY' }, archive: false },
      { jobLevel: { code: 'READY' } },
    ]);
    expect(nodesOf(await xledger.ask(posted), 'arTransactions')).toEqual([]);
    time.forward(1800);
    expect(nodesOf(await xledger.ask(posted), 'arTransactions')).toMatchObject([
      {
        ...{ amount: '1250.00', extIdentifier: '204513', dueDate: '2026-03-03', invoiceFile: null },
        ...{ account: { code: '1500' }, subledger: { code: '1001' }, slTransactionType: { code: 'INVOICE' } },
        transactionHeader: { transactionNumber: 20451, transactionSource: { code: 'AR' } },
      },
    ]);
    const lines =
      '{ transactions { edges { node { amount taxAmount account { code } taxRule { code } glDimension { glObject2 { code } } } } } }';
    expect(nodesOf(await xledger.ask(lines), 'transactions')).toMatchObject([
      { account: { code: '1500' }, amount: '1250.00', taxAmount: '0.00' },
      {
        account: { code: '3000' },
        amount: '-1000.00',
        taxAmount: '-250.00',
        glDimension: { glObject2: { code: 'P-1' } },
      },
      { account: { code: '2700' }, amount: '-250.00', taxRule: null },
    ]);
    expect(nodesOf(await xledger.ask(levels), 'glImportItems')[0]).toMatchObject({
      jobLevel: { code: 'POSTED' },
      archive: true,
    });
    await xledger.control.setSwitches({ postedImportItems: 'gone' });
    expect(nodesOf(await xledger.ask(levels), 'glImportItems')).toEqual([]);
  });

  const failing: [string, Record<string, unknown>, Record<string, unknown>, RegExp][] = [
    ['out of balance', {}, { amount: '-1249.99' }, /Voucher 20451 is not balanced: 0.01/],
    ['in a closed period', { postedDate: '2020-02-17' }, {}, /Period 2020-02 is closed/],
    ['without a day', { postedDate: null }, {}, /Posted date is missing/],
    ['on the receivable account without a customer', { subledger: null }, {}, /Account 1500 needs a subledger/],
    ['with tax on the receivable account', { taxRule: { code: '2' } }, {}, /Account 1500 takes no tax rule/],
    ['without voucher type', { transactionSource: null }, {}, /Transaction source is missing/],
  ];
  it.each(failing)('fails a voucher %s, with words, and posts nothing', async (_what, first, second, message) => {
    await xledger.add('addGLImportItems', [
      { ...receivable, ...first },
      { ...revenue, ...second },
    ]);
    await xledger.control.runImport(ownerCode);
    const told = nodesOf(await xledger.ask(problems), 'glImportItemErrors');
    expect(told[0]).toMatchObject({ message: expect.stringMatching(message), errorLevel: { code: 'ERROR' } });
    const items = nodesOf(
      await xledger.ask('{ glImportItems { edges { node { dbId jobLevel { code } } } } }'),
      'glImportItems',
    );
    expect(items.map((item) => item?.jobLevel)).toEqual([{ code: 'FAILED' }, { code: 'FAILED' }]);
    expect(String(told[0]?.transactionDbId)).toBe(items[0]?.dbId);
    expect(nodesOf(await xledger.ask(posted), 'arTransactions')).toEqual([]);
  });

  const refused: [string, Record<string, unknown>, RegExp][] = [
    ['an account that is not there', { account: { code: '9999' } }, /^account: no code 9999/],
    ['no account', { account: null }, /^account is required/],
    ['an unknown VAT code', { taxRule: { code: '77' } }, /^taxRule: no code 77/],
    ['an unknown project', { project: { code: 'P-9' } }, /^project: no code P-9/],
    ['an unknown customer', { subledger: { code: '9' } }, /^subledger: no code 9/],
    ['a document that did not come along', { invoiceFile: 'x.pdf' }, /^invoiceFile: the request holds no file "x.pdf"/],
  ];
  it.each(refused)('refuses at once %s', async (_what, node, message) => {
    const answered = await xledger.add('addGLImportItems', [{ ...receivable, ...node }]);
    expect(answered.errors).toMatchObject([
      { message: expect.stringMatching(message), extensions: { code: 'INVALID_VALUE' } },
    ]);
  });

  it('leaves a line without jobLevel alone', async () => {
    const { jobLevel, ...unready } = receivable;
    await xledger.add('addGLImportItems', [unready]);
    expect(await xledger.control.runImport(ownerCode)).toBe(0);
    expect(jobLevel).toEqual({ dbSubId: 1 });
  });

  it('posts a voucher that came twice twice, or fails the second when the switch says so', async () => {
    await xledger.add('addGLImportItems', [receivable, revenue]);
    await xledger.add('addGLImportItems', [receivable, revenue]);
    await xledger.control.runImport(ownerCode);
    expect(nodesOf(await xledger.ask(posted), 'arTransactions')).toHaveLength(2);
    await xledger.control.setSwitches({ usedVoucherNumber: 'fail' });
    await xledger.add('addGLImportItems', [receivable, revenue]);
    await xledger.control.runImport(ownerCode);
    expect(nodesOf(await xledger.ask(posted), 'arTransactions')).toHaveLength(2);
    expect(nodesOf(await xledger.ask(problems), 'glImportItemErrors')).toMatchObject([
      { message: 'Voucher number 20451 is in use' },
    ]);
  });

  it('fails a voucher in the words of a fault', async () => {
    await xledger.control.addFault({
      operation: 'importJob',
      fault: 'import-fails',
      times: 1,
      words: 'Kontoen er sperret',
    });
    await xledger.add('addGLImportItems', [receivable, revenue]);
    await xledger.control.runImport(ownerCode);
    expect(nodesOf(await xledger.ask(problems), 'glImportItemErrors')).toMatchObject([
      { message: 'Kontoen er sperret' },
    ]);
  });

  const query =
    'mutation ($inputs: [AddGLImportItemsInput!]!) { addGLImportItems(inputs: $inputs) { edges { node { dbId } } } }';
  const variables = { inputs: [{ node: { ...receivable, invoiceFile: 'faktura 20451 æ.pdf' } }, { node: revenue }] };
  const files = [{ name: 'faktura 20451 æ.pdf', content: '%PDF-1.4 invoice' }];

  it('keeps the document of a multipart request, files first and the query last, and gives it back by its link', async () => {
    const added = await xledger.ask(query, { variables, files });
    expect(added.errors).toEqual([]);
    await xledger.control.runImport(ownerCode);
    const [line] = nodesOf(await xledger.ask(posted), 'arTransactions');
    const { url } = { url: '', ...Object(line?.invoiceFile) };
    const response = await fetch(url);
    expect(await response.text()).toBe('%PDF-1.4 invoice');
    expect(response.headers.get('content-type')).toBe('application/pdf');
  });

  it('refuses a multipart request whose query is not the last part, and a document that is too large', async () => {
    expect((await xledger.ask(query, { variables, files, queryFirst: true })).errors).toMatchObject([
      { message: 'The part with the query must be the last one.' },
    ]);
    await xledger.control.setSwitches({ largestUpload: 10 });
    expect((await xledger.ask(query, { variables, files })).errors).toMatchObject([
      { message: 'invoiceFile: faktura 20451 æ.pdf is too large.' },
    ]);
  });
});
