import type { ConsoleParts } from '../../../functions/console/console-parts.ts';
import { saveIntegration } from '../../../lib/runtime/save-integration.ts';
import { createCheckpointStore } from '../../../lib/store/checkpoint-store.ts';
import { createExportList } from '../../../lib/store/export-list.ts';
import { receiptToFields } from '../../../lib/store/receipt-item.ts';
import { putItem, type Table } from '../../../lib/store/table.ts';
import { SyncError } from '../../../lib/sync/errors.ts';
import { notePollFailure } from '../../../lib/sync/poll-refusal.ts';
import type { Receipt } from '../../../lib/sync/receipt.ts';
import { exampleInvoice } from '../../connectors/xledger/example-invoice.ts';
import { receiptOf } from '../../support/receipt-of.ts';
import { ago, now } from './example-receipts.ts';

const skog = { tenant: 'skog', integration: 'skog.main' };
const holt = { tenant: 'holt', integration: 'holt.main', direction: 'recman-invoices-to-24sevenoffice' };

/** Integrations of the other kinds: one with files, a schedule that is stopped and a log-in that ends; one that exports from RecMan. */
export async function fillOthers(table: Table, parts: ConsoleParts): Promise<void> {
  for (const order of [xledgerOrder, recmanOrder]) {
    const { vault, clock } = parts;
    const saved = await saveIntegration(order, { store: parts.integrations, vault, clock });
    if (saved.kind === 'refused') throw new Error(JSON.stringify(saved.problems));
  }
  const problem = { code: 'login-refused', vendorWords: 'The API token is not valid.' } as const;
  const failure = new SyncError({ advice: 'hold', applied: 'no', problem });
  const place = { ...skog, direction: 'xledger-expenses-to-moment' };
  await notePollFailure(place, failure, {
    checkpoints: createCheckpointStore(table),
    clock: () => new Date(ago(18_000)),
  });
  const list = createExportList(table, skog);
  for (const key of ['20451', '20452']) {
    const document = { invoice: { ...exampleInvoice, invoiceNumber: key }, setUp: { format: 'plain' } };
    await list.add({ key, document, addedAt: ago(600) });
  }
  for (const receipt of recmanReceipts) await putItem(table, receiptToFields(receipt));
}

const xledgerOrder = {
  ...{ tenant: 'skog', id: 'skog.main', kind: 'moment-xledger', name: 'Skog Eksempel AS', enabled: true },
  settings: {
    ...{ momentCompanyCode: 'skog', requestsPerHour: 1000, exportInvoices: true },
    invoices: { delivery: 'file', format: 'plain', schedule: 'by-hand', kid: 'none' },
    ...{ importExpenses: true, expenseAccounts: '4500, 6700', expenseActivity: 'Utlegg' },
    validUntil: { xledger: new Date(now.getTime() + 9 * 86_400_000).toISOString().slice(0, 10) },
  },
  credentials: { momentApiKey: 'k', token: 'ZXhhbXBsZS10b2tlbi1vZi1za29n', webhookSecret: 'w'.repeat(40) },
};

const recmanOrder = {
  ...{ tenant: 'holt', id: 'holt.main', kind: 'recman-24sevenoffice', name: 'Holt Eksempel AS', enabled: true },
  settings: { productCategoryId: 1, departments: [{ departmentId: '501' }, { departmentId: '502' }] },
  credentials: { recmanKey: 'k', departmentUsers: { 501: { username: 'u', password: 'p' } } },
};

function recmanInvoice(key: string, changes: Partial<Receipt>): Receipt {
  const listed = { type: 'invoice', departmentId: '501', date: '2026-11-20', totalIncVat: '1250.00', currency: 'NOK' };
  const source = { print: 'p', snapshot: { ...listed, invoiceNumber: `1${key}` } };
  return receiptOf({ ...holt, key, number: `1${key}`, source, updatedAt: ago(300), ...changes });
}

const recmanReceipts = [
  recmanInvoice('0101', { state: 'skipped', problem: { code: 'not-chosen' } }),
  recmanInvoice('0102', { state: 'pending', problem: { code: 'department-login-missing', value: '502' } }),
  recmanInvoice('0103', { state: 'rejected', problem: { code: 'field-missing', field: 'lines[0].productNumber' } }),
];
