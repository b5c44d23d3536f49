import * as z from 'zod';
import { isoDaySchema } from '../../documents/iso-day.ts';
import { codeText, freeText, isVisibleCode } from '../../documents/text.ts';

// Only the fields that are used. Numbers and flags often come as text; empty text, null and absent mean the same.
// The scope reference was not at hand: README.md of this folder says which of these shapes are assumed.

const scalar = z.union([z.string(), z.number(), z.boolean()]).nullish();

const text = scalar.transform((value) => freeText(String(value ?? '')));
const optionalText = text.transform((value) => (value === '' ? undefined : value));
const optionalCode = scalar
  .transform((value) => codeText(String(value ?? '')))
  .refine(isVisibleCode, 'holds a character that cannot be seen')
  .transform((value) => (value === '' ? undefined : value));

const id = z.union([z.int().positive(), z.string().regex(/^[1-9]\d{0,15}$/)]).transform(String);

/** RecMan writes 0, "0" or "" where there is no record. */
const optionalId = z
  .union([z.literal(['', '0', 0]).transform(() => undefined), id])
  .nullish()
  .transform((value) => value ?? undefined);

/** `2026-11-21`, or with a time that says nothing of the day. */
const optionalDay = z
  .string()
  .transform((value) => value.slice(0, 10))
  .transform((value) => (value === '' || value === '0000-00-00' ? undefined : value))
  .pipe(isoDaySchema.optional())
  .nullish()
  .transform((value) => value ?? undefined);

/** RecMan's wall clock: `2026-11-21 10:15:00`. */
export const wallTimeSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?$/)
  .transform((value) => (value.length === 16 ? `${value}:00` : value).replace('T', ' '));
const optionalWallTime = z
  .union([z.literal('').transform(() => undefined), wallTimeSchema])
  .nullish()
  .transform((value) => value ?? undefined);

const decimal = z
  .union([z.number(), z.string()])
  .transform((value) => String(value).trim())
  .pipe(z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/));
const optionalDecimal = z
  .union([z.literal('').transform(() => undefined), decimal])
  .nullish()
  .transform((value) => value ?? undefined);

/** Maps by id in PHP: an empty one is written as an empty list, and some scopes answer lists. */
export function mapOf<Row extends z.ZodType>(row: Row) {
  return z
    .union([z.array(z.unknown()), z.record(z.string(), z.unknown())])
    .nullish()
    .transform((rows) => (Array.isArray(rows) ? rows : Object.values(rows ?? {})))
    .pipe(z.array(row));
}

/** A line of an invoice. */
export const recmanLineSchema = z.object({
  lineId: id,
  sort: optionalDecimal,
  productNumber: optionalCode,
  productName: text,
  description: text,
  quantity: decimal,
  price: decimal,
  discountPercent: optionalDecimal,
  vatRate: optionalDecimal,
  amountExVat: decimal,
});
export type RecmanLine = z.infer<typeof recmanLineSchema>;

/** An invoice or credit note. */
export const recmanInvoiceSchema = z.object({
  invoiceId: id,
  invoiceNumber: optionalCode,
  type: z.enum(['invoice', 'creditNote']),
  creditedInvoiceId: optionalId,
  creditedInvoiceNumber: optionalCode,
  departmentId: optionalId,
  companyId: optionalId,
  projectId: optionalId,
  date: optionalDay,
  dueDate: optionalDay,
  kid: optionalCode,
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/),
  totalExVat: decimal,
  totalVat: decimal,
  totalIncVat: decimal,
  yourReference: optionalText,
  ourReference: optionalText,
  notes: optionalText,
  lines: mapOf(recmanLineSchema),
  updated: optionalWallTime,
});
export type RecmanInvoice = z.infer<typeof recmanInvoiceSchema>;

/**
 * Of a listed invoice, what tells which it is and when it was changed, and what people choose it by. One that does not fit is
 * listed all the same.
 */
export const recmanListedSchema = z.object({
  invoiceId: id,
  updated: optionalWallTime.catch(undefined),
  invoiceNumber: recmanInvoiceSchema.shape.invoiceNumber.catch(undefined),
  type: recmanInvoiceSchema.shape.type.optional().catch(undefined),
  departmentId: optionalId.catch(undefined),
  date: optionalDay.catch(undefined),
  // The same amount comes as a number in one answer and as text in another: 6812.5 and "6812.50".
  totalIncVat: optionalDecimal
    .transform((value) => value?.replace(/\.(\d*?)0*$/, '.$1').replace(/\.$/, ''))
    .catch(undefined),
  currency: recmanInvoiceSchema.shape.currency.optional().catch(undefined),
});

/** A company: a customer among others. */
export const recmanCompanySchema = z.object({
  companyId: id,
  companyNumber: optionalCode,
  name: text,
  vatNumber: optionalText,
  email: optionalText,
  updated: optionalWallTime,
});

/** A department, to which invoices belong. */
export const recmanDepartmentSchema = z.object({ departmentId: id, number: optionalCode, name: text });

/** Every answer. Business errors come with HTTP 200. */
export const envelopeSchema = z.object({
  success: z.union([z.boolean(), z.enum(['true', 'false', '1', '0']), z.literal([0, 1])]).transform((value) => {
    return value === true || value === 'true' || value === '1' || value === 1;
  }),
  data: z.unknown().optional(),
  numRows: optionalDecimal,
  error: z.unknown().optional(),
  errors: z.unknown().optional(),
});

const errorItem = z.union([
  z.string().transform((message) => ({ code: undefined, message })),
  z.object({ code: optionalCode, message: optionalText }),
]);

/** One error or a list of them, each with or without a code. */
export const errorListSchema = z.union([z.array(errorItem), errorItem.transform((item) => [item])]);
