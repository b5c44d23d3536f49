import { xledger } from '../../../../lib/connectors/xledger/index.ts';
import { pagesByLogOn } from '../../../../lib/connectors/xledger/pages-by-log-on.ts';
import { pagesByToken } from '../../../../lib/connectors/xledger/pages-by-token.ts';
import { pageOfText } from '../../../../lib/sandboxes/parts/page-of-text.ts';
import type { XledgerControl } from '../../../../lib/sandboxes/xledger/control.ts';
import type { PollOrder, PollPage } from '../../../../lib/sync/define-sync.ts';
import { ownerCode, type Scene, soapUser } from '../scene.ts';
import type { XledgerTestConnection } from '../xledger-connection.ts';

const settings = { importExpenses: true, expenseAccounts: '4500', expenseActivity: 'Utlegg' };
const from = new Date('2026-11-01T00:00:00Z');

type Pages = (connection: XledgerTestConnection, order: PollOrder) => AsyncGenerator<PollPage>;

async function lastPage(pages: AsyncGenerator<PollPage>): Promise<{ entries: unknown[]; position: string }> {
  const entries: unknown[] = [];
  let position = '';
  for await (const page of pages) {
    entries.push(...page.entries);
    position = page.position;
  }
  return { entries, position };
}

/** Polls for the first time. */
const polling =
  (pages: Pages): Scene['act'] =>
  (connection) =>
    lastPage(pages(connection, { position: undefined, from, settings }));

const logOn = { username: soapUser.userName, password: soapUser.password, logonKey: undefined, ownerCode };

/** The same by the log-on instead of the token. */
const byLogOn =
  (act: Scene['act']): Scene['act'] =>
  (connection) =>
    act({ ...connection, login: { ...connection.login, token: undefined, soap: logOn } });

/** A position as the first poll of an empty ledger leaves it. */
const readSoFar = JSON.stringify({ at: '2026-11-21T08:45:00.000Z', accounts: ['4500'], again: [] });

const pollingAgain: Scene['act'] = (connection) =>
  lastPage(pagesByToken(connection, { position: readSoFar, from, settings }));

/** Posts a supplier's invoice with its document, dated on this day. */
const postedOn =
  (invoiceDate: string) =>
  async (control: XledgerControl): Promise<void> => {
    await control.addRecord(ownerCode, 'suppliers', { code: '60001', description: 'Eksempel Rør AS' });
    await control.addRecord(ownerCode, 'projects', { code: 'P-17', description: 'Bru' });
    const base64 = pageOfText(['Faktura F-40001']).toString('base64');
    await control.postVoucher(ownerCode, {
      ...{ number: 40_001, postedDate: '2026-11-20', text: 'Rørlegger', supplierCode: '60001' },
      ...{ invoiceNumber: 'F-40001', invoiceDate, dueDate: '2026-12-04' },
      lines: [{ account: '4500', amount: 1_250_000, taxRule: '1', projectCode: 'P-17', text: 'Rørlegger, uke 47' }],
      file: { name: 'F-40001.pdf', contentType: 'application/pdf', base64 },
    });
  };

const posted = postedOn('2026-11-18');
const line = { project: 'P-17', supplierName: 'Eksempel Rør AS', invoice: 'F-40001', day: '2026-11-18' };
const onePage = (snapshot: object): object => ({ entries: [{ snapshot: snapshot }] });

/** The document of the line that was posted: both ids are given in order. */
const fetching: Scene['act'] = (connection) =>
  xledger.expenseFile.read(connection, `file:${lineId}:${fileId}`, {
    ...{ snapshot: { expenseKey: lineId, file: fileId }, settings },
  });
const [lineId, fileId] = ['20000033', '20000031'];
const aDocument = { kind: 'found', document: { contentType: 'application/pdf', fileName: `bilag-${fileId}.pdf` } };

/** Posted expenses by token and by log-on, and their documents. */
export const expenseScenes: readonly Scene[] = [
  {
    sentence: 'the-newest-deltas',
    operation: 'NewestDeltas',
    before: posted,
    act: polling(pagesByToken),
    becomes: onePage(line),
    others: { ExpenseDeltas: 'deltas-without-news' },
  },
  {
    sentence: 'the-newest-lines',
    operation: 'NewestLines',
    before: posted,
    act: polling(pagesByToken),
    becomes: onePage(line),
    others: { ExpenseDeltas: 'deltas-without-news' },
  },
  {
    sentence: 'deltas-without-news',
    operation: 'ExpenseDeltas',
    before: posted,
    act: polling(pagesByToken),
    becomes: onePage(line),
  },
  {
    sentence: 'deltas-with-news',
    operation: 'ExpenseDeltas',
    before: posted,
    act: pollingAgain,
    becomes: onePage(line),
    others: { PostedLines: 'posted-lines-with-their-supplier' },
  },
  {
    sentence: 'posted-lines-with-their-supplier',
    operation: 'PostedLines',
    before: posted,
    act: pollingAgain,
    becomes: onePage(line),
    others: { ExpenseDeltas: 'deltas-with-news' },
  },
  {
    sentence: 'posted-lines-of-a-list',
    operation: 'PostedLines',
    before: posted,
    act: polling(pagesByToken),
    becomes: onePage(line),
    others: { ExpenseDeltas: 'deltas-without-news' },
  },
  {
    sentence: 'the-suppliers-invoices-of-a-list',
    operation: 'SupplierInvoices',
    before: posted,
    act: polling(pagesByToken),
    becomes: onePage(line),
    others: { ExpenseDeltas: 'deltas-without-news' },
  },
  {
    sentence: 'the-link-to-a-document',
    operation: 'FileOfLine',
    before: posted,
    act: fetching,
    becomes: aDocument,
  },
  { sentence: 'a-document', operation: 'file', before: posted, act: fetching, becomes: aDocument },
  {
    sentence: 'a-log-on',
    operation: 'LogonKey',
    before: posted,
    act: byLogOn(polling(pagesByLogOn)),
    becomes: { entries: [{ snapshot: { id: lineId } }] },
  },
  {
    sentence: 'a-log-on-that-is-refused',
    operation: 'LogonKey',
    before: (control) => control.putSoapUser(soapUser.userName, { password: 'another', ownerCodes: [ownerCode] }),
    act: byLogOn(polling(pagesByLogOn)),
    becomes: { advice: 'hold', problem: { code: 'login-refused' } },
    status: 500,
  },
  {
    sentence: 'lines-by-log-on',
    operation: 'GetGeneralLedgerTransactionsData',
    before: posted,
    act: byLogOn(polling(pagesByLogOn)),
    becomes: onePage(line),
  },
  {
    sentence: 'no-lines-by-log-on',
    operation: 'GetGeneralLedgerTransactionsData',
    act: byLogOn(polling(pagesByLogOn)),
    becomes: { entries: [] },
  },
  {
    sentence: 'a-document-by-log-on',
    operation: 'GetFileData',
    before: posted,
    act: byLogOn(fetching),
    becomes: aDocument,
  },
];
