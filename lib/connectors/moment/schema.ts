import * as z from 'zod';
import { isoDaySchema } from '../../documents/iso-day.ts';
import { codeText, freeText, isVisibleCode } from '../../documents/text.ts';

// Only the fields that are used; unknown ones are ignored. Absent and null mean the same in Moment.
// The vendor's Swagger was not at hand: README.md of this folder says which of these shapes are assumed.

/** Free text; empty when absent. */
const text = z
  .string()
  .nullish()
  .transform((value) => freeText(value ?? ''));

const optionalText = text.transform((value) => (value === '' ? undefined : value));

/** A business number or code: text at Moment, but `invoiceNumber` is an integer in the vendor's own webhook example. */
const optionalCode = z
  .union([z.int(), z.string()])
  .nullish()
  .transform((value) => codeText(String(value ?? '')))
  .refine(isVisibleCode, 'holds a character that cannot be seen')
  .transform((value) => (value === '' ? undefined : value));

/** Ids are integers up to 2^53-1; they are keys here, hence text. */
const id = z.union([z.int().positive(), z.string().regex(/^[1-9]\d{0,15}$/)]).transform(String);
const optionalId = id.nullish().transform((value) => value ?? undefined);

const optionalDay = isoDaySchema.nullish().transform((value) => value ?? undefined);

/** ISO 8601 with zone, kept in UTC with milliseconds so that texts compare as times do. */
const optionalInstant = z.iso
  .datetime({ offset: true })
  .nullish()
  .transform((value) => (typeof value === 'string' ? new Date(value).toISOString() : undefined));

const optionalNumber = z
  .number()
  .nullish()
  .transform((value) => value ?? undefined);

/** A customer; the number is absent until somebody gave one. */
export const momentCustomerSchema = z.object({
  id,
  customerNumber: optionalCode,
  name: text,
  organizationNumber: optionalText,
  email: optionalText,
  address1: optionalText,
  address2: optionalText,
  zipCode: optionalText,
  city: optionalText,
  country: optionalText,
  lastModifiedDate: optionalInstant,
});
export type MomentCustomer = z.infer<typeof momentCustomerSchema>;

/** What a project's reader needs of its customer. */
export const momentCustomerNumberSchema = z.object({ id, customerNumber: optionalCode });

/** A project; it names its customer by id alone. */
export const momentProjectSchema = z.object({
  id,
  projectNumber: optionalCode,
  name: text,
  customerId: optionalId,
  lastModifiedDate: optionalInstant,
});

/** A draft may lack nearly everything; it is only known by being one. */
export const momentInvoiceHeadSchema = z.object({
  id,
  invoiceState: z.enum(['draft', 'finalized']),
  description: text,
  lastModifiedDate: optionalInstant,
});

/** A line of an invoice. */
const momentInvoiceLineSchema = z.object({
  lineNumber: z
    .int()
    .nullish()
    .transform((value) => value ?? undefined),
  description: text,
  financialAccountNumber: optionalCode,
  vatCode: optionalCode,
  vatPercentage: optionalNumber,
  amountExcludingVat: optionalNumber,
  vatAmount: optionalNumber,
  amountIncludingVat: optionalNumber,
  projectNumber: optionalCode,
});
export type MomentInvoiceLine = z.infer<typeof momentInvoiceLineSchema>;

/** A finalized invoice or credit note. */
export const momentInvoiceSchema = z.object({
  id,
  invoiceNumber: optionalCode,
  invoiceType: z.enum(['invoice', 'creditNote']),
  creditedInvoiceNumber: optionalCode,
  // Required: a missing one could hide "do not transfer".
  transferState: z.enum(['toTransfer', 'transferred', 'doNotTransfer']),
  description: text,
  customerId: optionalId,
  customerNumber: optionalCode,
  projectId: optionalId,
  projectNumber: optionalCode,
  invoiceDate: optionalDay,
  dueDate: optionalDay,
  kid: optionalCode,
  currencyCode: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/),
  currencyRate: optionalNumber,
  totalExcludingVat: z.number(),
  totalVat: z.number(),
  totalIncludingVat: z.number(),
  lines: z
    .array(momentInvoiceLineSchema)
    .nullish()
    .transform((lines) => lines ?? []),
  lastModifiedDate: optionalInstant,
});
export type MomentInvoice = z.infer<typeof momentInvoiceSchema>;

/** One page of any list: of each row only what tells which record changed when. */
export const momentPageSchema = z.object({
  // The number, of projects alone, names those that have appeared: one that cannot be read stops no listing.
  content: z.array(z.object({ id, lastModifiedDate: optionalInstant, projectNumber: optionalCode.catch(undefined) })),
  page: z.object({
    number: z.int().nonnegative(),
    totalPages: z.int().nonnegative(),
    totalElements: z.int().nonnegative().optional(),
  }),
});
export type MomentPage = z.infer<typeof momentPageSchema>;

/** Rows of a list with the numbers that people know them by. A number that cannot be read is not the one looked for. */
export const momentNumbersSchema = z.object({
  content: z.array(
    z.object({
      id,
      customerNumber: optionalCode.catch(undefined),
      projectNumber: optionalCode.catch(undefined),
      invoiceNumber: optionalCode.catch(undefined),
    }),
  ),
});

/** Projects of a list, by number. */
export const momentProjectNumbersSchema = z.object({
  content: z.array(z.object({ id, projectNumber: optionalCode })),
});

/** Activities of a list. */
export const momentActivitiesSchema = z.object({
  content: z.array(z.object({ id, name: text, projectId: id, projectExtensionState: z.string().nullish() })),
});

/** The id of a record that was made. */
export const momentMadeSchema = z.object({ id });

/** Expenses of a list, by external id. */
export const momentExpensesSchema = z.object({
  content: z.array(
    z.object({
      id,
      externalId: optionalCode,
      projectId: optionalId,
      amountIncludingVat: z.number(),
      currencyCode: optionalCode,
      description: text,
    }),
  ),
});

/** Files of an expense; each by its own hash. */
export const momentAttachmentsSchema = z.object({
  content: z.array(z.object({ id, fileName: text, size: z.int(), sha256: z.string() })),
});

/** Error answers; other servers answer text or HTML instead. */
export const momentErrorSchema = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  errors: z.array(z.object({ field: z.string().optional(), message: z.string().optional() })).optional(),
});

const webhookRecord = z.object({ id });

/** Thin webhook bodies; event names besides CREATE_NEW are assumed, so any name is taken. */
export const momentWebhookSchema = {
  customers: z.object({ event: z.string(), customer: webhookRecord }).transform(({ customer }) => customer.id),
  projects: z.object({ event: z.string(), project: webhookRecord }).transform(({ project }) => project.id),
  invoices: z.object({ event: z.string(), invoice: webhookRecord }).transform(({ invoice }) => invoice.id),
} as const;
