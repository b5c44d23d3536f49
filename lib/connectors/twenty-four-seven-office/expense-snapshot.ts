import Big from 'big.js';
import * as z from 'zod';
import type { Expense } from '../../documents/expense.ts';
import { isoDaySchema } from '../../documents/iso-day.ts';
import { type Money, minorUnitDigits, moneyFromDecimal } from '../../documents/money.ts';
import { dayOf } from './decode.ts';
import type { LedgerLine } from './schema.ts';

/** What a poll keeps of a ledger line: no settlement, no dates of change, no names that others may change. */
export const expenseSnapshotSchema = z.strictObject({
  id: z.string(),
  day: z.string().optional(),
  account: z.string().optional(),
  currency: z.string().optional(),
  amount: z.string().optional(),
  vatCode: z.string().optional(),
  comment: z.string().optional(),
  voucher: z.string().optional(),
  type: z.int().optional(),
  invoice: z.string().optional(),
  project: z.string().optional(),
  supplier: z.string().optional(),
  stamp: z.int().optional(),
  hidden: z.boolean(),
});
export type ExpenseSnapshot = z.infer<typeof expenseSnapshotSchema>;

/** Bytes of a comment that a snapshot keeps; a receipt stays under 4 kB. */
const commentBytes = 600;

/** A ledger line as its snapshot; undefined for a line without the one thing that names it. */
export function snapshotOf(line: LedgerLine): ExpenseSnapshot | undefined {
  if (line.Id === undefined) return undefined;
  const dimension = (type: string) => line.Dimensions.find((one) => one.Type === type && one.Value !== '0')?.Value;
  return {
    id: line.Id,
    day: line.Date === undefined ? undefined : dayOf(line.Date),
    account: line.AccountNo,
    currency: line.Currency?.slice(0, 20),
    amount: line.Amount?.slice(0, 40),
    vatCode: line.VatCode === '0' ? undefined : line.VatCode?.slice(0, 40),
    comment: shortened(line.Comment),
    voucher: line.TransactionNo,
    type: line.TransactionTypeId,
    invoice: line.InvoiceNo?.slice(0, 120),
    project: dimension('Project'),
    supplier: dimension('Customer'),
    stamp: line.StampNo === undefined || line.StampNo <= 0 ? undefined : line.StampNo,
    hidden: line.Hidden,
  };
}

function shortened(comment: string | undefined): string | undefined {
  if (comment === undefined || Buffer.byteLength(comment) <= commentBytes) return comment;
  return Buffer.from(comment).subarray(0, commentBytes).toString('utf8').replace(/�*$/, '…');
}

/** The snapshot as our document. `vat`: what the ledger posted as VAT for the line; absent where that could not be told. */
export function expenseOf(
  snapshot: ExpenseSnapshot,
  facts: { readonly vat: Big | undefined; readonly supplierName: string | undefined },
): Expense | undefined {
  const day = isoDaySchema.safeParse(snapshot.day);
  if (!day.success) return undefined;
  const { id, account = '', currency, project, comment = '', supplier, invoice, voucher, stamp, hidden } = snapshot;
  return {
    id,
    source: '24sevenoffice',
    account,
    projectNumber: project,
    description: comment,
    currency,
    amountIncludingVat: amountIncludingVat(snapshot, facts.vat),
    supplierNumber: supplier,
    supplierName: facts.supplierName,
    supplierInvoiceNumber: invoice,
    date: day.data,
    voucherNumber: voucher,
    filesUnder: stamp === undefined ? undefined : String(stamp),
    withdrawn: hidden,
  };
}

/** The line's amount and its VAT, in the line's own currency (assumed). Nothing is guessed: what is no money gives none. */
function amountIncludingVat({ amount, currency = '' }: ExpenseSnapshot, vat: Big | undefined): Money | undefined {
  if (vat === undefined || !isAmount(amount) || !/^[A-Z]{3}$/.test(currency)) return undefined;
  try {
    return moneyFromDecimal(new Big(amount).plus(vat).round(minorUnitDigits(currency)).toFixed(), currency);
  } catch (failure) {
    // Larger than any amount of money that can be counted: it is none.
    if (failure instanceof RangeError) return undefined;
    throw failure;
  }
}

function isAmount(amount: string | undefined): amount is string {
  return amount !== undefined && /^-?\d+(\.\d+)?$/.test(amount);
}
