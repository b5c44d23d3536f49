import { postedInvoice, sendInvoice } from '../../../../lib/connectors/xledger/invoice-writer.ts';
import type { LedgerInvoice, XledgerInvoice } from '../../../../lib/documents/xledger-invoice.ts';
import type { XledgerControl } from '../../../../lib/sandboxes/xledger/control.ts';
import { exampleCreditNote, exampleInvoice } from '../example-invoice.ts';
import { doneBefore, lookingUp, orderFor, ownerCode, type Scene, writing } from '../scene.ts';
import type { XledgerTestConnection } from '../xledger-connection.ts';

const onThere = (invoice: LedgerInvoice): LedgerInvoice => ({
  ...invoice,
  revenue: invoice.revenue.map((posting, index) => ({ ...posting, account: index === 0 ? '3000' : '3100' })),
});

const target = (invoice: LedgerInvoice): Extract<XledgerInvoice, { delivery: 'api' }> => ({
  ...{ delivery: 'api', invoice: onThere(invoice), transactionSource: 'AR', projectDimension: 'glObject2' },
});

const euro = (minor: number) => ({ minor, currency: 'EUR' });
const inEuro: LedgerInvoice = {
  ...exampleInvoice,
  ...{ invoiceNumber: '20453', currency: 'EUR', currencyRate: '11.7235', total: euro(10_001) },
  receivable: { ...exampleInvoice.receivable, amount: euro(10_001) },
  revenue: [
    { account: '3100', amount: euro(-5_000), vatCode: '27', vatPercentage: '0', line: 0, text: 'Timer' },
    { account: '3100', amount: euro(-5_001), vatCode: '27', vatPercentage: '0', line: 1, text: 'Reise' },
  ],
};

const parties = async (control: XledgerControl): Promise<void> => {
  await control.addRecord(ownerCode, 'customers', { code: '1001', description: 'Fjord Kunde AS' });
  await control.addRecord(ownerCode, 'projects', { code: 'P-17', description: 'Bru' });
};

/** Asks what became of invoice 20451, which was sent an hour ago. */
const asking: Scene['act'] = async (connection) => {
  const order = orderFor(postedInvoice, target(exampleInvoice), { done: doneBefore({ send: '20000060' }) });
  return postedInvoice.many?.write(connection, [order]);
};

/** Invoice 20451 stands in the queue. */
const queued = async (control: XledgerControl, connection: XledgerTestConnection): Promise<void> => {
  await parties(control);
  await writing(sendInvoice, target(exampleInvoice))(connection);
};

const failing = async (control: XledgerControl, connection: XledgerTestConnection): Promise<void> => {
  await queued(control, connection);
  await control.addFault({
    operation: 'importJob',
    fault: 'import-fails',
    times: 1,
    words: 'Period 2026-11 is closed',
  });
  await control.runImport(ownerCode);
};

const withPdf: Scene['act'] = async (connection) => {
  async function* content() {
    yield new TextEncoder().encode('%PDF-1.4\n%%EOF\n');
  }
  const kept = await connection.files.put('20451.pdf', content(), {
    contentType: 'application/pdf',
    maximumBytes: 100,
  });
  const { name, size, sha256 } = kept;
  const order = orderFor(sendInvoice, { ...target(exampleInvoice), pdf: { name, size, sha256 } });
  return sendInvoice.write(connection, order);
};

const inWords =
  'Period 2026-11 is closed (the lines stay in the import queue: post them from there, or remove them and try again)';

/** The lists that vouchers refer to, the import queue, and what became of it. */
export const invoiceScenes: readonly Scene[] = [
  {
    sentence: 'the-accounts-and-currencies',
    operation: 'LedgerLists',
    act: (connection) => sendInvoice.check(connection, target(exampleInvoice), []),
    becomes: [],
  },
  {
    sentence: 'the-tax-rules',
    operation: 'TaxRules',
    act: (connection) => sendInvoice.check(connection, target({ ...exampleInvoice, currency: 'QQQ' }), []),
    becomes: [{ code: 'currency-unknown', field: 'currency', value: 'QQQ' }],
  },
  {
    sentence: 'an-invoice-into-the-queue',
    operation: 'AddGLImportItems',
    before: parties,
    act: writing(sendInvoice, target(exampleInvoice)),
    becomes: { kind: 'delivered', number: '20451' },
  },
  {
    sentence: 'an-invoice-with-its-pdf',
    operation: 'AddGLImportItems',
    before: parties,
    act: withPdf,
    becomes: { kind: 'delivered', number: '20451' },
  },
  {
    sentence: 'a-credit-note-into-the-queue',
    operation: 'AddGLImportItems',
    before: parties,
    act: writing(sendInvoice, target(exampleCreditNote)),
    becomes: { kind: 'delivered', number: '20452' },
  },
  {
    sentence: 'an-invoice-in-euro',
    operation: 'AddGLImportItems',
    before: parties,
    act: writing(sendInvoice, target(inEuro)),
    becomes: { kind: 'delivered', number: '20453' },
  },
  {
    sentence: 'an-invoice-of-which-one-line-is-refused',
    operation: 'AddGLImportItems',
    before: (control) => control.addRecord(ownerCode, 'projects', { code: 'P-17', description: 'Bru' }),
    act: writing(sendInvoice, target(exampleInvoice)),
    becomes: { kind: 'unknown', vendorWords: 'refused in part: subledger: no code 1001. (INVALID_VALUE)' },
    others: { ImportedInvoices: 'an-invoice-without-its-first-line' },
  },
  {
    sentence: 'an-invoice-without-its-first-line',
    operation: 'ImportedInvoices',
    before: async (control, connection) => {
      await control.addRecord(ownerCode, 'projects', { code: 'P-17', description: 'Bru' });
      await writing(sendInvoice, target(exampleInvoice))(connection);
    },
    act: lookingUp(sendInvoice, target(exampleInvoice)),
    becomes: { kind: 'found', equal: false },
  },
  {
    sentence: 'an-invoice-that-nobody-knows',
    operation: 'ImportedInvoices',
    act: asking,
    becomes: [{ kind: 'rejected', problem: { code: 'import-gone' }, undoes: ['send'] }],
  },
  {
    sentence: 'an-invoice-that-waits-in-the-queue',
    operation: 'ImportedInvoices',
    before: queued,
    act: asking,
    becomes: [{ kind: 'not-applied', problem: { code: 'posting-awaited' } }],
  },
  {
    sentence: 'an-invoice-that-is-posted',
    operation: 'ImportedInvoices',
    before: async (...at) => [await queued(...at), await at[0].runImport(ownerCode)],
    act: asking,
    becomes: [{ kind: 'delivered', number: '20451' }],
  },
  {
    sentence: 'an-invoice-that-could-not-be-posted',
    operation: 'ImportedInvoices',
    before: failing,
    act: asking,
    becomes: [{ kind: 'rejected', problem: { code: 'fiscal-year-unknown' } }],
    others: { ImportErrors: 'why-an-invoice-could-not-be-posted' },
  },
  {
    sentence: 'why-an-invoice-could-not-be-posted',
    operation: 'ImportErrors',
    before: failing,
    act: asking,
    becomes: [{ kind: 'rejected', problem: { vendorWords: inWords } }],
    others: { ImportedInvoices: 'an-invoice-that-could-not-be-posted' },
  },
];
