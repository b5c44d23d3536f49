import * as z from 'zod';
import { isoDaySchema } from './iso-day.ts';
import { moneySchema } from './money.ts';

/**
 * One posted supplier expense as the ERP's ledger holds it now: one posting on one account and project. What changes on
 * its own (settlement, balance) is no part of it.
 */
export const expenseSchema = z.strictObject({
  /** The ERP's lasting key of the posting. */
  id: z.string().min(1),
  /** Whose ledger it stands in, so that two ledgers' keys are never one at the target. */
  source: z.string().min(1),
  account: z.string(),
  projectNumber: z.string().optional(),
  /** The target's own key of that project, as it answered; absent where it knows none with this number. */
  projectId: z.string().optional(),
  description: z.string(),
  /** The currency as the ERP names it. */
  currency: z.string().optional(),
  /** Debit positive; negative is a credit. Absent where the currency or the amount is none. */
  amountIncludingVat: moneySchema.optional(),
  /** Absent on postings without a supplier. */
  supplierNumber: z.string().optional(),
  /** Absent where there is no supplier, or its name could not be read. */
  supplierName: z.string().optional(),
  supplierInvoiceNumber: z.string().optional(),
  /** Day of the invoice. */
  date: isoDaySchema,
  voucherNumber: z.string().optional(),
  /** What the ERP finds the files of this posting under (a stamp, a voucher); absent without files. */
  filesUnder: z.string().optional(),
  /** True when the ledger no longer counts this posting: hidden, cancelled, deleted by a correction. */
  withdrawn: z.boolean(),
  /** The voucher or invoice number that this posting takes back, where the ERP says so. */
  reverses: z.string().optional(),
});
export type Expense = z.infer<typeof expenseSchema>;
