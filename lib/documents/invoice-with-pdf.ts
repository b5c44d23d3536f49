import * as z from 'zod';
import { invoiceSchema } from './invoice.ts';

/** An invoice's PDF in the object store, or why there is none. */
export const invoicePdfSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('kept'),
    name: z.string(),
    size: z.int(),
    sha256: z.string(),
    /** False: the bytes do not begin as a PDF does. */
    isPdf: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('refused'),
    code: z.enum(['file-missing', 'file-empty', 'file-too-large', 'file-type-refused']),
  }),
]);
export type InvoicePdf = z.infer<typeof invoicePdfSchema>;

/** An invoice with its PDF, where the settings ask for it. */
export const invoiceWithPdfSchema = invoiceSchema.extend({ pdf: invoicePdfSchema.optional() });
export type InvoiceWithPdf = z.infer<typeof invoiceWithPdfSchema>;
