import Big from 'big.js';
import type { Expense } from '../../documents/expense.ts';
import { minorUnitDigits } from '../../documents/money.ts';
import type { Reader } from '../../sync/define-sync.ts';
import type { Reading } from '../../sync/outcome.ts';
import { reading } from './call-failed.ts';
import type { OfficeConnection } from './exchange.ts';
import { type ExpenseSnapshot, expenseOf, expenseSnapshotSchema } from './expense-snapshot.ts';
import { findInList, listItems, referenceLists } from './reference-lists.ts';
import { supplierName } from './supplier-names.ts';
import { voucherLines } from './voucher-lines.ts';
import { vatOfLine } from './voucher-vat.ts';

/**
 * Expenses as the last poll kept them: the vendor cannot be asked for one ledger line by its id. The supplier's name and the
 * VAT that the ledger posted in the line's voucher are asked for, several at a time.
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
  const [name, vat] = await Promise.all([
    supplier === undefined ? undefined : supplierName(connection, supplier),
    vatOf(connection, snapshot),
  ]);
  const document = expenseOf(snapshot, { vat, supplierName: name });
  if (document === undefined) return unreadable('Date', snapshot.day);
  const label = [name, snapshot.invoice ?? snapshot.comment].filter(Boolean).join(' ');
  return { kind: 'found', document, number: snapshot.voucher, label };
}

/**
 * What the ledger posted as VAT for the line. A line without a code, or with one of rate 0, has none. Assumed: a line's VatCode
 * is the tax code's number, as an entry's TaxNo is.
 */
async function vatOf(connection: OfficeConnection, snapshot: ExpenseSnapshot): Promise<Big | undefined> {
  const { id, vatCode, currency = '', hidden } = snapshot;
  if (vatCode === undefined || hidden) return new Big(0);
  const own = await findInList(connection, referenceLists.taxCodes, ({ TaxNo }) => TaxNo === vatCode);
  if (own === undefined) return undefined;
  if (new Big(own.TaxRate).eq(0)) return new Big(0);
  if (own.AccountNo === undefined) return undefined;
  const [all, lines] = await Promise.all([
    listItems(connection, referenceLists.taxCodes),
    voucherLines(connection, snapshot),
  ]);
  const codes = all.map(({ TaxNo = '', AccountNo }) => ({ code: TaxNo, vatAccount: AccountNo?.toString() }));
  return vatOfLine(id, lines, { codes, digits: minorUnitDigits(currency) });
}

function unreadable(field: string, value?: string): Reading<Expense> {
  return { kind: 'unreadable', problem: { code: 'contract-changed', field, value } };
}
