import Big from 'big.js';
import * as z from 'zod';
import type { Expense } from '../../documents/expense.ts';
import { isoDaySchema } from '../../documents/iso-day.ts';
import { type Money, minorUnitDigits, moneyFromDecimal } from '../../documents/money.ts';

/** What a poll keeps of a posted line, however it was read: no settlement, no times of change. */
export const expenseSnapshotSchema = z.strictObject({
  id: z.string(),
  /** The line is gone from the ledger; nothing else is known of it then. */
  removed: z.boolean().optional(),
  day: z.string().optional(),
  account: z.string().optional(),
  /** Net amounts: in the company's currency, and in the voucher's. */
  amount: z.string().optional(),
  invoiceAmount: z.string().optional(),
  /** In the company's currency. */
  tax: z.string().optional(),
  currency: z.string().optional(),
  text: z.string().optional(),
  voucher: z.string().optional(),
  project: z.string().optional(),
  supplier: z.string().optional(),
  supplierName: z.string().optional(),
  invoice: z.string().optional(),
  reverses: z.string().optional(),
  file: z.string().optional(),
});
export type ExpenseSnapshot = z.infer<typeof expenseSnapshotSchema>;

/** A snapshot with texts that fit a receipt of 4 kB. */
export function fitted(snapshot: ExpenseSnapshot): ExpenseSnapshot {
  const { text, supplierName, invoice, reverses } = snapshot;
  return {
    ...snapshot,
    text: text?.slice(0, 250),
    supplierName: supplierName?.slice(0, 120),
    invoice: invoice?.slice(0, 101),
    reverses: reverses?.slice(0, 60),
  };
}

/** The snapshot as our document. Undefined: its day is none. */
export function expenseOf(snapshot: ExpenseSnapshot): Expense | undefined {
  const day = isoDaySchema.safeParse(snapshot.day);
  if (!day.success) return undefined;
  const { id, account = '', currency, project, text = '', supplier, supplierName, invoice, voucher, file } = snapshot;
  return {
    id,
    source: 'xledger',
    account,
    projectNumber: project,
    description: text,
    currency,
    amountIncludingVat: amountIncludingVat(snapshot),
    supplierNumber: supplier,
    supplierName,
    supplierInvoiceNumber: invoice,
    date: day.data,
    voucherNumber: voucher,
    filesUnder: file,
    withdrawn: false,
    reverses: snapshot.reverses,
  };
}

/**
 * Assumed: `amount` is net and, like `taxAmount`, in the company's currency; `invoiceAmount` is net in the voucher's. So the tax
 * is brought into the voucher's currency by what the two net amounts say. The sign of `taxAmount` is not told: tax goes the
 * way of its amount.
 */
function amountIncludingVat({ amount, invoiceAmount, tax = '0', currency = '' }: ExpenseSnapshot): Money | undefined {
  if (amount === undefined || !/^[A-Z]{3}$/.test(currency)) return undefined;
  const net = new Big(amount);
  const paid = new Big(invoiceAmount ?? amount);
  if (net.eq(0)) return moneyFromDecimal('0', currency);
  const gross = net.plus(new Big(tax).abs().times(net.s));
  try {
    const inVoucherCurrency = paid.times(gross).div(net).round(minorUnitDigits(currency));
    return moneyFromDecimal(inVoucherCurrency.toFixed(), currency);
  } catch (failure) {
    // Larger than any amount of money that can be counted: it is none.
    if (failure instanceof RangeError) return undefined;
    throw failure;
  }
}
