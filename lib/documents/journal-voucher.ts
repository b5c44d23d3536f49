import * as z from 'zod';
import { isoDaySchema } from './iso-day.ts';
import { postingSchema } from './voucher.ts';

/** The file that goes with a voucher, by its name in the object store. */
export const voucherFileSchema = z.strictObject({
  name: z.string().min(1),
  size: z.int().positive(),
  sha256: z.string(),
  /** True: the voucher is booked also where the ledger cannot hold files. */
  isOptional: z.boolean(),
});
export type VoucherFile = z.infer<typeof voucherFileSchema>;

/**
 * A customer invoice as a voucher of a journal: entered, given its file, and booked. The customer's side first; the postings
 * balance it to the øre. The ledger gives the voucher number.
 */
export const journalVoucherSchema = z.strictObject({
  journal: z.int(),
  invoiceNumber: z.string(),
  customerNumber: z.string(),
  date: isoDaySchema,
  dueDate: isoDaySchema,
  currency: z.string(),
  /** Price of one unit in the company's own currency; left out for that currency. */
  currencyRate: z.string().optional(),
  /** What the customer owes: negative on a credit note. Its account is the customer's. */
  receivable: postingSchema.omit({ account: true, vatCode: true, vatPercentage: true, line: true }),
  revenue: z.array(postingSchema).min(1),
  file: voucherFileSchema.optional(),
});
export type JournalVoucher = z.infer<typeof journalVoucherSchema>;
