import * as z from 'zod';
import { isoDaySchema } from './iso-day.ts';
import { moneySchema } from './money.ts';

/** One line of an outgoing invoice. Amounts are positive on invoices and on credit notes alike. */
export const invoiceLineSchema = z.strictObject({
  lineNumber: z.int(),
  description: z.string(),
  account: z.string().optional(),
  vatCode: z.string().optional(),
  /** Percent as decimal text: "25", "11.11". */
  vatPercentage: z.string().optional(),
  amountExcludingVat: moneySchema,
  vatAmount: moneySchema,
  amountIncludingVat: moneySchema,
  projectNumber: z.string().optional(),
  /** The source's key of the line's project, where it is not the invoice's own. */
  projectId: z.string().optional(),
});
export type InvoiceLine = z.infer<typeof invoiceLineSchema>;

/** An outgoing invoice or credit note as the source holds it now. Only a finalized one has a number. */
export const invoiceSchema = z.strictObject({
  id: z.string().min(1),
  number: z.string().optional(),
  kind: z.enum(['invoice', 'creditNote']),
  creditedInvoiceNumber: z.string().optional(),
  finalized: z.boolean(),
  transfer: z.enum(['toTransfer', 'transferred', 'doNotTransfer']),
  description: z.string(),
  customerId: z.string().optional(),
  customerNumber: z.string().optional(),
  projectId: z.string().optional(),
  projectNumber: z.string().optional(),
  invoiceDate: isoDaySchema.optional(),
  dueDate: isoDaySchema.optional(),
  kid: z.string().optional(),
  currency: z.string(),
  /** Price of one unit of `currency` in the company's own currency, decimal text; absent for the own currency. */
  currencyRate: z.string().optional(),
  totalExcludingVat: moneySchema,
  totalVat: moneySchema,
  totalIncludingVat: moneySchema,
  lines: z.array(invoiceLineSchema),
});
export type Invoice = z.infer<typeof invoiceSchema>;
