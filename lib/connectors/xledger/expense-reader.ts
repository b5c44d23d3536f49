import type { Expense } from '../../documents/expense.ts';
import type { Reader } from '../../sync/define-sync.ts';
import { expenseOf, expenseSnapshotSchema } from './expense-snapshot.ts';

/** Expenses as the last poll kept them, read by token or by log-on: no call. */
export const expenseReader: Reader<Expense, 'xledger'> = {
  vendor: 'xledger',
  read: async (_connection, _key, { snapshot }) => {
    if (snapshot === undefined) return { kind: 'absent' };
    const parsed = expenseSnapshotSchema.safeParse(snapshot);
    if (!parsed.success) return { kind: 'unreadable', problem: { code: 'contract-changed', field: 'line' } };
    if (parsed.data.removed === true) return { kind: 'absent' };
    const document = expenseOf(parsed.data);
    if (document === undefined) {
      const problem = { code: 'contract-changed', field: 'postedDate', value: parsed.data.day } as const;
      return { kind: 'unreadable', problem };
    }
    const label = [document.supplierName, document.supplierInvoiceNumber ?? document.description];
    return { kind: 'found', document, number: document.voucherNumber, label: label.filter(Boolean).join(' ') };
  },
};
