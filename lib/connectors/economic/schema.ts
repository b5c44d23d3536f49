import * as z from 'zod';
import { isoDaySchema } from '../../documents/iso-day.ts';

// Only the fields that are used; unknown ones are ignored. Booleans are only there when true (https://restdocs.e-conomic.com).

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const number = z
  .number()
  .nullish()
  .transform((value) => value ?? undefined);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value === true);

/** `2026-01-15T00:00:00Z`, or the day alone. */
const day = z
  .string()
  .transform((value) => value.slice(0, 10))
  .pipe(isoDaySchema);

/** A list of REST: `{collection}`. */
export function collectionOf<Item extends z.ZodType>(item: Item) {
  return z.object({ collection: z.array(item) });
}

/** A cursor page of the services: the last one has no cursor. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z
      .array(item)
      .nullish()
      .transform((items) => items ?? []),
    cursor: text,
  });
}

/** The agreement behind the token. */
export const selfSchema = z.object({
  agreementNumber: z.int(),
  company: z.object({ name: text, companyIdentificationNumber: text }).nullish(),
  settings: z.object({ baseCurrency: text, defaultPaymentTerm: z.unknown().optional() }).nullish(),
  modules: z
    .array(z.object({ name: text }))
    .nullish()
    .transform((modules) => modules ?? []),
});
export type Self = z.infer<typeof selfSchema>;

/** A customer: what is compared; what is kept through an update is the whole answer. */
export const customerSchema = z.looseObject({
  customerNumber: z.int(),
  name: z.string(),
  corporateIdentificationNumber: text,
  email: text,
  address: text,
  zip: text,
  city: text,
  country: text,
  barred: flag,
});
export type EconomicCustomer = z.infer<typeof customerSchema>;

/** Payment terms, by number and kind. */
export const paymentTermsSchema = z.object({ paymentTermsNumber: z.int(), name: text, paymentTermsType: text });

/** An account of the chart. */
export const accountSchema = z.object({
  accountNumber: z.int(),
  accountType: text,
  barred: flag,
  blockDirectEntries: flag,
});
export type EconomicAccount = z.infer<typeof accountSchema>;

/** A VAT code, with its rate in percent and the account its VAT is posted on. */
export const vatAccountSchema = z.object({
  vatCode: z.string(),
  ratePercentage: number,
  barred: flag,
  account: z.object({ accountNumber: z.int() }).nullish(),
  contraAccount: z.object({ accountNumber: z.int() }).nullish(),
});
export type EconomicVatAccount = z.infer<typeof vatAccountSchema>;

/** An accounting year, or one of its periods. */
export const accountingYearSchema = z.object({ year: z.string(), fromDate: day, toDate: day, closed: flag });
export type AccountingYear = z.infer<typeof accountingYearSchema>;
export const periodSchema = z.object({ fromDate: day, toDate: day, closed: flag, barred: flag });

/** A journal: which types of entries it takes. 0 is all. */
export const journalSchema = z.object({
  number: z.int(),
  name: text,
  allowedEntryType: number,
  requireAdminApproval: flag,
});
export type Journal = z.infer<typeof journalSchema>;

/** A project: what is compared; the whole answer is kept through an update. */
export const projectSchema = z.looseObject({
  number: z.int(),
  name: text,
  customerNumber: number,
  isBarred: flag,
  isClosed: flag,
  objectVersion: text,
});
export type EconomicProject = z.infer<typeof projectSchema>;

/** An entry that is not booked yet. */
export const draftEntrySchema = z.object({
  entryNumber: z.int(),
  entryTypeNumber: z.int(),
  journalNumber: number,
  voucherNumber: number,
  date: day,
  dueDate: day.nullish(),
  amount: z.number(),
  currency: text,
  customerNumber: number,
  accountNumber: number,
  customerInvoiceNumber: z
    .union([z.string(), z.int()])
    .nullish()
    .transform((value) => (value === null || value === undefined ? undefined : String(value))),
  text,
});
export type DraftEntry = z.infer<typeof draftEntrySchema>;

/** An entry of the ledger. */
export const bookedEntrySchema = z.object({
  entryNumber: z.int(),
  accountNumber: z.int(),
  amount: number,
  amountInBaseCurrency: number,
  currencyCode: text,
  date: day,
  text,
  type: number,
  vatAccountNumber: text,
  voucherNumber: number,
  customerNumber: number,
  customerInvoiceNumber: number,
  supplierNumber: number,
  supplierInvoiceNumber: text,
  projectNumber: number,
});
export type BookedEntry = z.infer<typeof bookedEntrySchema>;

/** A supplier's name. */
export const supplierSchema = z.object({ supplierNumber: z.int(), name: text });

/** A file of a voucher. */
export const attachedDocumentSchema = z.object({ number: z.int(), note: text, pageCount: number });
export type AttachedDocument = z.infer<typeof attachedDocumentSchema>;

/** What a creation answers: the new key alone. */
export const createdProjectSchema = z.object({ number: z.int() });
export const createdEntrySchema = z.object({ entryNumber: z.int() });
export const createdEntriesSchema = z.object({ entryNumbers: z.array(z.int()) });
export const createdDocumentSchema = z.object({ number: z.int() });

/** Errors of the OpenAPI services (application/problem+json). */
export const problemSchema = z.object({
  title: z.string(),
  detail: text,
  errorCode: text,
  errors: z
    .array(z.object({ message: text, errorCode: text, property: text }))
    .nullish()
    .transform((errors) => errors ?? []),
});

/** Errors of REST; `errors` is a list of texts or a tree. */
export const restErrorSchema = z.object({ message: z.string(), errorCode: text, errors: z.unknown().optional() });
