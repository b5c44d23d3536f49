import * as z from 'zod';

const day = z.iso.date();
const number = z.int().nonnegative();

/** An app of the developer portal: who may ask agreements for access, and what for. */
export const app = z.object({
  appNumber: z.int(),
  name: z.string(),
  secretToken: z.string(),
  publicToken: z.string(),
  roles: z.array(z.string()),
});

/** The access that an agreement gave to an app. */
const grant = z.object({ token: z.string(), appPublicToken: z.string(), revoked: z.boolean() });

/** An account of the chart; `type` as the services number it: 1 profit and loss, 2 status. */
export const account = z.object({
  number,
  name: z.string(),
  type: z.union([z.literal(1), z.literal(2)]),
  isBarred: z.boolean().default(false),
  isBlockedForDirectEntries: z.boolean().default(false),
  vatCode: z.string().optional(),
});

/** A VAT code; the account takes the tax. Kind 1 is sales, 2 is purchase. */
export const vatCode = z.object({
  code: z.string().min(1).max(5),
  name: z.string(),
  ratePercentage: z.number(),
  kind: z.union([z.literal(1), z.literal(2)]),
  accountNumber: number,
  /** Reverse charge: the same tax stands on this account with the other sign. */
  contraAccountNumber: number.optional(),
  barred: z.boolean().default(false),
});

/** An accounting year and those of its periods (1 is its first month) that are barred. */
export const accountingYear = z.object({
  year: z.string().max(11),
  fromDate: day,
  toDate: day,
  closed: z.boolean().default(false),
  barredPeriods: z.array(z.int().positive()).default([]),
});

/** A journal and the numbers of its vouchers. */
export const journal = z.object({
  number,
  name: z.string().min(1).max(50),
  allowedEntryType: z.int().default(0),
  requireAdminApproval: z.boolean().default(false),
  allowPartialBooking: z.boolean().default(true),
  requireBalancePerVoucherId: z.boolean().default(true),
  nextVoucherNumber: z.int().positive().default(1),
  minimumVoucherNumber: z.int().positive().default(1),
  maximumVoucherNumber: z.int().positive().default(999_999_999),
});

/** A group of customers; its account is the receivable account of their invoices. */
export const customerGroup = z.object({ number, name: z.string(), accountNumber: number });
const vatZone = z.object({ number, name: z.string() });
/** Terms of payment. */
export const paymentTerms = z.object({ number, name: z.string(), type: z.string(), daysOfCredit: z.int() });
/** A group of projects: 1 internal, 2 external and invoiceable, 3 external and not invoiceable. */
export const projectGroup = z.object({ number, name: z.string(), type: z.int().min(1).max(3) });
const projectStatus = z.object({ number, name: z.string(), type: z.int() });
/** A supplier, as far as entries name it. */
export const supplier = z.object({ number: z.int().positive().max(999_999_999), name: z.string().min(1).max(255) });
/** A currency; the rate is the price of 100 units in the base currency. */
export const currency = z.object({ code: z.string().length(3), rate: z.number().positive() });

/** A record with the fields as they were sent, and what the system adds. */
export const storedRecord = z.object({
  values: z.record(z.string(), z.json()),
  version: z.int(),
  createdAt: z.iso.datetime(),
  lastUpdated: z.iso.datetime(),
});

const table = z.record(z.string(), storedRecord);

/** The PDF of a voucher; each merged file is one more part (hash of its bytes). */
export const attachedDocument = z.object({
  number: z.int(),
  voucherNumber: z.int(),
  accountingYear: z.string(),
  note: z.string().optional(),
  parts: z.array(z.object({ sha256: z.string(), size: z.int(), contentType: z.string(), fileName: z.string() })),
  createdAt: z.iso.datetime(),
});

/** Everything that one agreement holds. */
export const agreementState = z.object({
  number: z.int().positive(),
  companyName: z.string(),
  country: z.string(),
  companyIdentificationNumber: z.string(),
  baseCurrency: z.string().length(3),
  modules: z.array(z.string()),
  package: z.enum(['Plus', 'Smart', 'Advanced']),
  grants: z.array(grant),
  accounts: z.array(account),
  vatCodes: z.array(vatCode),
  years: z.array(accountingYear),
  journals: z.array(journal),
  customerGroups: z.array(customerGroup),
  vatZones: z.array(vatZone),
  paymentTerms: z.array(paymentTerms),
  projectGroups: z.array(projectGroup),
  projectStatuses: z.array(projectStatus),
  currencies: z.array(currency),
  suppliers: z.array(supplier),
  /** Payment terms of new customers; none until somebody chooses them. */
  defaultPaymentTerms: z.int().optional(),
  supplierAccount: number,
  customers: table,
  projects: table,
  draftEntries: table,
  bookedEntries: table,
  documents: z.array(attachedDocument),
  webhooks: table,
  journalBookedUrls: z.array(z.string()),
  nextDraftEntryNumber: z.int(),
  nextBookedEntryNumber: z.int(),
  nextDocumentNumber: z.int(),
});

/** An app of the developer portal. */
export type App = z.infer<typeof app>;
/** Everything that one agreement holds. */
export type AgreementState = z.infer<typeof agreementState>;
/** A record with the fields as they were sent, and what the system adds. */
export type StoredRecord = z.infer<typeof storedRecord>;
/** The documents of a voucher. */
export type AttachedDocument = z.infer<typeof attachedDocument>;
/** A journal. */
export type Journal = z.infer<typeof journal>;
/** An accounting year. */
export type AccountingYear = z.infer<typeof accountingYear>;
/** A VAT code. */
export type VatCode = z.infer<typeof vatCode>;
