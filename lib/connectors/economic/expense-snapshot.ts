import Big from 'big.js';
import * as z from 'zod';
import type { Expense } from '../../documents/expense.ts';
import { type Money, minorUnitDigits, moneyFromDecimal } from '../../documents/money.ts';
import type { BookedEntry } from './schema.ts';

/** What a poll keeps of a booked entry: no remainder, no settlement. */
export const expenseSnapshotSchema = z.strictObject({
  entry: z.int(),
  day: z.string(),
  account: z.string(),
  amount: z.string().optional(),
  currency: z.string().optional(),
  text: z.string().optional(),
  vatCode: z.string().optional(),
  voucher: z.int().optional(),
  project: z.string().optional(),
  supplier: z.string().optional(),
  invoice: z.string().optional(),
});
export type ExpenseSnapshot = z.infer<typeof expenseSnapshotSchema>;

/** Characters of a text that a snapshot keeps; a receipt stays under 4 kB. */
const longestText = 250;

/** A booked entry as its snapshot. */
export function snapshotOf(entry: BookedEntry): ExpenseSnapshot {
  const { projectNumber, supplierNumber } = entry;
  return {
    entry: entry.entryNumber,
    day: entry.date,
    account: String(entry.accountNumber),
    amount: entry.amount === undefined ? undefined : new Big(entry.amount).toFixed(),
    currency: entry.currencyCode?.slice(0, 20),
    text: entry.text?.slice(0, longestText),
    vatCode: entry.vatAccountNumber === '' ? undefined : entry.vatAccountNumber?.slice(0, 20),
    voucher: entry.voucherNumber,
    project: projectNumber === undefined || projectNumber === 0 ? undefined : String(projectNumber),
    supplier: supplierNumber === undefined || supplierNumber === 0 ? undefined : String(supplierNumber),
    invoice: entry.supplierInvoiceNumber?.slice(0, 120),
  };
}

/** The VAT that comes on top of a net entry: an amount that the voucher shows, or the rate of its code. */
export type EntryVat =
  | { readonly kind: 'none' }
  | { readonly kind: 'amount'; readonly amount: string }
  | { readonly kind: 'rate'; readonly percent: number }
  | { readonly kind: 'unknown' };

/** The snapshot as our document. */
export function expenseOf(
  snapshot: ExpenseSnapshot,
  facts: { readonly vat: EntryVat; readonly supplierName: string | undefined; readonly agreement: number },
): Expense {
  const { entry, day, account, text = '', currency, project, supplier, invoice, voucher } = snapshot;
  return {
    id: String(entry),
    source: `economic:${facts.agreement}`,
    account,
    projectNumber: project,
    description: text,
    currency,
    amountIncludingVat: amountIncludingVat(snapshot, facts.vat),
    // A supplier that cannot be found any more is left out: the posting stands without it.
    supplierNumber: facts.supplierName === undefined ? undefined : supplier,
    supplierName: facts.supplierName,
    supplierInvoiceNumber: invoice,
    date: day,
    voucherNumber: voucher === undefined ? undefined : String(voucher),
    filesUnder: voucher === undefined ? undefined : `${day}/${voucher}`,
    withdrawn: false,
  };
}

/** A code whose VAT is not known gives no amount: nothing is guessed. */
function amountIncludingVat({ amount, currency = '' }: ExpenseSnapshot, vat: EntryVat): Money | undefined {
  if (amount === undefined || vat.kind === 'unknown' || !/^[A-Z]{3}$/.test(currency)) return undefined;
  const net = new Big(amount);
  const gross =
    vat.kind === 'amount' ? net.plus(vat.amount) : vat.kind === 'rate' ? net.times(100 + vat.percent).div(100) : net;
  try {
    return moneyFromDecimal(gross.round(minorUnitDigits(currency)).toFixed(), currency);
  } catch (failure) {
    // Larger than any amount of money that can be counted: it is none.
    if (failure instanceof RangeError) return undefined;
    throw failure;
  }
}
