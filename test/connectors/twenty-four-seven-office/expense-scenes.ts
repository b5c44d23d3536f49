import type { ExpenseSnapshot } from '../../../lib/connectors/twenty-four-seven-office/expense-snapshot.ts';
import { twentyFourSevenOffice } from '../../../lib/connectors/twenty-four-seven-office/index.ts';
import type { TwentyFourSevenOfficeControl } from '../../../lib/sandboxes/twenty-four-seven-office/control.ts';
import { settingsWith } from '../../accounting/samples.ts';
import type { OfficeTestConnection } from './office-connection.ts';
import type { Scene } from './scene.ts';

const { expenses, expense, expenseFiles, expenseFile } = twentyFourSevenOffice;

/** Ids of ledger lines are chance; recordings number them in the order in which they appear. */
const id = 'dddddddd-0000-4000-8000-000000000001';
const content = Buffer.from('En kvittering, byte for byte.');
const [stamp, fileId, day] = [501, 9001, '2026-11-20'];

/** What the poll keeps of the supplier's invoice below. */
const snapshot: ExpenseSnapshot = {
  ...{ id, day, account: '4300', currency: 'NOK', amount: '1000.0000', vatCode: '1', comment: 'Festemateriell' },
  ...{ voucher: '1', type: 3, invoice: 'S-7788', project: '5017', supplier: '20007', stamp, hidden: false },
};

/** The invoice that an accountant books before the scenes are recorded. */
export async function bookSupplierInvoice(control: TwentyFourSevenOfficeControl, clientId: string): Promise<void> {
  await control.addCompany(clientId, { id: 20007, name: 'Eksempel Byggevare AS', type: 'Supplier' });
  await control.ledger(clientId).book({
    ...{ date: day, supplierId: 20007, invoiceNo: 'S-7788', at: '2026-11-20T12:00:00Z' },
    lines: [{ accountNo: 4300, amount: '1250.00', vatCode: '1', projectId: 5017, comment: 'Festemateriell' }],
    files: [{ type: 'Pdf', contentBase64: content.toString('base64') }],
  });
}

async function changedLines(connection: OfficeTestConnection): Promise<unknown> {
  const settings = settingsWith({ importExpenses: true, expenseAccounts: '4300', expenseActivity: 'Utlegg' });
  const entries = [];
  const order = { position: undefined, from: new Date('2026-11-19T09:00:00Z'), settings };
  const clock = () => new Date('2026-11-21T09:00:00Z');
  for await (const page of expenses.pages({ ...connection, clock }, order)) entries.push(...page.entries);
  return entries[0];
}

const readExpense: Scene['act'] = (connection) =>
  expense.read(connection, id, { snapshot, settings: settingsWith({}) });

const readFile: Scene['act'] = (connection) =>
  expenseFile.read(connection, `file:${id}:${fileId}`, {
    snapshot: { expenseKey: id, id: fileId, type: 'Pdf', stamp },
    settings: settingsWith({}),
  });

const stored = { kind: 'found', document: { contentType: 'application/pdf', stored: { size: content.length } } };

const fileScenes: readonly Scene[] = (
  [
    ['the-longest-request', 'GetMaxRequestLength'],
    ['the-size-of-a-file', 'GetSize'],
    ['the-bytes-of-a-file', 'DownloadChunk'],
    ['the-checksum-of-a-file', 'GetChecksum'],
  ] as const
).map(([sentence, operation]) => ({ sentence, operation, act: readFile, becomes: stored }));

/** Recorded after `bookSupplierInvoice`. */
export const expenseScenes: readonly Scene[] = [
  {
    sentence: 'ledger-lines-that-changed',
    operation: 'GetTransactions',
    act: changedLines,
    becomes: { key: id, snapshot },
  },
  {
    sentence: 'the-lines-of-a-suppliers-voucher',
    operation: 'GetTransactions',
    act: readExpense,
    becomes: { kind: 'found', document: { amountIncludingVat: { minor: 125_000, currency: 'NOK' } } },
  },
  {
    sentence: 'the-name-of-a-supplier',
    operation: 'GetCompanies',
    act: readExpense,
    becomes: { kind: 'found', document: { supplierNumber: '20007', supplierName: 'Eksempel Byggevare AS' } },
  },
  {
    sentence: 'the-files-of-a-stamp',
    operation: 'GetFileInfo',
    act: (connection) =>
      expenseFiles.confirm(connection, id, {
        ...{ targetId: '1', number: '1', fingerprint: '', sourceFingerprint: '', deliveredAt: '' },
        snapshot,
      }),
    becomes: { kind: 'confirmed', followers: [{ key: `file:${id}:${fileId}`, snapshot: { type: 'Pdf', stamp } }] },
  },
  ...fileScenes,
];
