import * as z from 'zod';
import { isoDaySchema } from './iso-day.ts';
import { moneySchema } from './money.ts';

/** One posting (ledger line) of a voucher. The amount includes VAT; debit positive, credit negative. */
export const postingSchema = z.strictObject({
  account: z.string(),
  amount: moneySchema,
  /** VAT code of the target, on revenue postings. */
  vatCode: z.string().optional(),
  /** The rate that the source applied, percent as decimal text; the target's code must have the same. */
  vatPercentage: z.string().optional(),
  projectNumber: z.string().optional(),
  /** The invoice line that this posting comes from, counted from 0, so that a problem names what a person can find. */
  line: z.int().optional(),
  text: z.string(),
});
export type Posting = z.infer<typeof postingSchema>;

/** A balanced voucher for the ledger: the receivable first, then one posting per invoice line. */
export const voucherSchema = z.strictObject({
  /** Voucher number; equals the invoice number. */
  number: z.string(),
  /** The target's number of the transaction type (voucher series). */
  voucherType: z.int(),
  /** `ledger` is posted at once; `journal` waits there for a person's approval. */
  posting: z.enum(['ledger', 'journal']),
  date: isoDaySchema,
  dueDate: isoDaySchema,
  customerNumber: z.string(),
  invoiceNumber: z.string(),
  kid: z.string().optional(),
  currency: z.string(),
  currencyRate: z.string().optional(),
  receivable: postingSchema,
  revenue: z.array(postingSchema).min(1),
});
export type Voucher = z.infer<typeof voucherSchema>;
