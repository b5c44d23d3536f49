import type { Expense } from '../../documents/expense.ts';
import type { Reader } from '../../sync/define-sync.ts';
import type { Reading } from '../../sync/outcome.ts';
import { reading } from './call-failed.ts';
import type { OfficeConnection } from './exchange.ts';
import { type ExpenseSnapshot, expenseOf, expenseSnapshotSchema } from './expense-snapshot.ts';
import { findInList, referenceLists } from './reference-lists.ts';
import { supplierName } from './supplier-names.ts';

/**
 * Expenses as the last poll kept them: the vendor cannot be asked for one ledger line by its id. The supplier's name and the
 * rate of the VAT code are asked for, and kept for a while.
 */
export const expenseReader: Reader<Expense, '24sevenoffice'> = {
  vendor: '24sevenoffice',
  read: async (connection, _key, { snapshot }) => {
    if (snapshot === undefined) return { kind: 'absent' };
    const parsed = expenseSnapshotSchema.safeParse(snapshot);
    if (!parsed.success) return unreadable('line');
    return reading(() => readLine(connection, parsed.data));
  },
};

async function readLine(connection: OfficeConnection, snapshot: ExpenseSnapshot): Promise<Reading<Expense>> {
  const { supplier } = snapshot;
  const [name, rate] = await Promise.all([
    supplier === undefined ? undefined : supplierName(connection, supplier),
    rateOf(connection, snapshot),
  ]);
  const document = expenseOf(snapshot, { rate, supplierName: name });
  if (document === undefined) return unreadable('Date', snapshot.day);
  const label = [name, snapshot.invoice ?? snapshot.comment].filter(Boolean).join(' ');
  return { kind: 'found', document, number: snapshot.voucher, label };
}

/** Assumed: a line's VatCode is the tax code's number, as an entry's TaxNo is. */
async function rateOf(connection: OfficeConnection, { vatCode }: ExpenseSnapshot): Promise<string | undefined> {
  if (vatCode === undefined) return undefined;
  const found = await findInList(connection, referenceLists.taxCodes, ({ TaxNo }) => TaxNo === vatCode);
  return found?.TaxRate;
}

function unreadable(field: string, value?: string): Reading<Expense> {
  return { kind: 'unreadable', problem: { code: 'contract-changed', field, value } };
}
