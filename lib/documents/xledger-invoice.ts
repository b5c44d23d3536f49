import * as z from 'zod';
import { isoDaySchema } from './iso-day.ts';
import { voucherFileSchema } from './journal-voucher.ts';
import { moneySchema } from './money.ts';
import { postingSchema } from './voucher.ts';

/** An invoice as a balanced voucher: what the customer owes, then one posting per line. */
export const ledgerInvoiceSchema = z.strictObject({
  invoiceNumber: z.string(),
  kind: z.enum(['invoice', 'creditNote']),
  creditedInvoiceNumber: z.string().optional(),
  description: z.string(),
  customerNumber: z.string(),
  projectNumber: z.string().optional(),
  date: isoDaySchema,
  dueDate: isoDaySchema,
  kid: z.string().optional(),
  currency: z.string(),
  /** Price of one unit in the company's own currency; left out for that currency. */
  currencyRate: z.string().optional(),
  /** Including VAT; negative on a credit note. */
  total: moneySchema,
  receivable: postingSchema.partial({ account: true }),
  revenue: z.array(postingSchema).min(1),
});
export type LedgerInvoice = z.infer<typeof ledgerInvoiceSchema>;

/** Layouts of files that Xledger imports; `plain` is for people. */
export const exportFormatSchema = z.enum(['plain', 'gl02b', 'ar10']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** What of the set-up goes into every row of a file. */
export const exportSetUpSchema = z.strictObject({
  format: exportFormatSchema,
  voucherType: z.string().optional(),
  ownerCode: z.int().optional(),
  department: z.string().optional(),
});
export type ExportSetUp = z.infer<typeof exportSetUpSchema>;

const pdf = voucherFileSchema.omit({ isOptional: true });

/** A finalized invoice on its way to Xledger, by the delivery that the integration has chosen. */
export const xledgerInvoiceSchema = z.discriminatedUnion('delivery', [
  z.strictObject({
    delivery: z.literal('email'),
    invoiceNumber: z.string(),
    receptionAddress: z.string(),
    pdf,
  }),
  z.strictObject({ delivery: z.literal('file'), invoice: ledgerInvoiceSchema, setUp: exportSetUpSchema }),
  z.strictObject({
    delivery: z.literal('api'),
    invoice: ledgerInvoiceSchema,
    transactionSource: z.string(),
    projectDimension: z.enum(['project', 'glObject1', 'glObject2', 'glObject3', 'glObject4', 'glObject5']),
    pdf: pdf.optional(),
  }),
]);
export type XledgerInvoice = z.infer<typeof xledgerInvoiceSchema>;
