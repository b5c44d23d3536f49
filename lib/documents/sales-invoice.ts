import * as z from 'zod';
import { isoDaySchema } from './iso-day.ts';
import { moneySchema } from './money.ts';

const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/);

/** A line of a sales invoice: a product, how much of it, and at what price. Positive on credit notes, too. */
export const salesInvoiceLineSchema = z.strictObject({
  id: z.string().min(1),
  productNumber: z.string().optional(),
  productName: z.string(),
  description: z.string(),
  /** Decimal text. */
  quantity: decimalText,
  /** Of one, without VAT and before the discount. */
  price: moneySchema,
  /** Percent as decimal text. */
  discountPercent: decimalText.optional(),
  vatRate: decimalText.optional(),
  amountExcludingVat: moneySchema,
});
export type SalesInvoiceLine = z.infer<typeof salesInvoiceLineSchema>;

/** An invoice or credit note by products, as the source holds it now. The kind turns the sign, not the amounts. */
export const salesInvoiceSchema = z.strictObject({
  id: z.string().min(1),
  number: z.string().optional(),
  kind: z.enum(['invoice', 'creditNote']),
  creditedInvoiceId: z.string().optional(),
  creditedInvoiceNumber: z.string().optional(),
  departmentId: z.string().optional(),
  /** The target's name for the books that the department's invoices go into. None: the department has no log-in there. */
  books: z.string().optional(),
  /** The source's key of the customer. */
  companyId: z.string().optional(),
  projectId: z.string().optional(),
  date: isoDaySchema.optional(),
  dueDate: isoDaySchema.optional(),
  kid: z.string().optional(),
  currency: z.string(),
  totalExcludingVat: moneySchema,
  totalVat: moneySchema,
  totalIncludingVat: moneySchema,
  yourReference: z.string().optional(),
  ourReference: z.string().optional(),
  notes: z.string().optional(),
  lines: z.array(salesInvoiceLineSchema),
});
export type SalesInvoice = z.infer<typeof salesInvoiceSchema>;
