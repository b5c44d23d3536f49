import * as z from 'zod';

const day = z.iso.date();
const instant = z.iso.datetime();
const text = z.string().nullish();

/** An account of the chart. `ledger` marks the one that customers' or suppliers' lines stand on. */
export const account = z.object({
  dbId: z.int(),
  code: z.string(),
  description: z.string(),
  posting: z.boolean().default(true),
  ledger: z.enum(['AR', 'AP']).optional(),
});

/** A tax rule with its rate in percent; the tax goes to the account with this code. */
export const taxRule = z.object({
  dbId: z.int(),
  code: z.string(),
  description: z.string(),
  percent: z.number(),
  taxAccount: z.string().optional(),
});

const recorded = z.object({ dbId: z.int(), createdAt: instant, modifiedAt: instant });

/** A company: the legal person behind customers and suppliers. */
export const company = recorded.extend({
  code: text,
  description: z.string(),
  companyNumber: text,
  taxNumber: text,
  email: text,
  phone: text,
  phone2: text,
  countryDbId: z.int().nullish(),
  streetAddress: text,
  zipCode: text,
  place: text,
  addressCountry: text,
});

/** A supplier. */
export const supplier = recorded.extend({
  code: z.string(),
  description: z.string(),
  companyDbId: z.int(),
  email: text,
  fromDate: day.nullish(),
  toDate: day.nullish(),
});

/** A customer. */
export const customer = supplier.extend({
  phone: text,
  phoneNumber2: text,
  streetAddress: text,
  zipCode: text,
  place: text,
  countryDbId: z.int().nullish(),
  yourReference: text,
  taxNumber: text,
  bankAccount: text,
  notes: text,
  contract: text,
  currencyDbId: z.int().nullish(),
  payTermsDbId: z.int().nullish(),
  paymentNotification: z.boolean().nullish(),
});

/** A project, which is a posting dimension as well. */
export const project = recorded.extend({
  code: z.string(),
  description: z.string(),
  text,
  email: text,
  extIdentifier: text,
  yourReference: text,
  contract: text,
  fromDate: day.nullish(),
  toDate: day.nullish(),
  billable: z.boolean().nullish(),
  external: z.boolean().nullish(),
  allowPosting: z.boolean().nullish(),
  timesheetEntry: z.boolean().nullish(),
  invoiceHeader: text,
  invoiceFooter: text,
  subledgerDbId: z.int().nullish(),
  companyDbId: z.int().nullish(),
  currencyDbId: z.int().nullish(),
});

/** The head of a posted voucher. */
export const header = recorded.extend({
  number: z.int(),
  source: z.string(),
  text: z.string(),
  postedDate: day,
  fileDbId: z.int().optional(),
});

/** A posted general-ledger line. Amounts in hundredths; `net` and `tax` make the gross. */
export const transaction = z.object({
  dbId: z.int(),
  createdAt: instant,
  headerDbId: z.int(),
  position: z.int(),
  text: z.string(),
  net: z.int(),
  tax: z.int(),
  currency: z.string(),
  accountDbId: z.int(),
  taxRuleDbId: z.int().optional(),
  projectDbId: z.int().optional(),
  companyDbId: z.int().optional(),
});

/** A line of the customer or supplier ledger. Amounts in hundredths. */
export const ledgerLine = z.object({
  dbId: z.int(),
  createdAt: instant,
  ledger: z.enum(['AR', 'AP']),
  headerDbId: z.int(),
  subledgerDbId: z.int(),
  accountDbId: z.int(),
  amount: z.int(),
  currency: z.string(),
  text: z.string(),
  invoiceNumber: text,
  invoiceDate: day.nullish(),
  dueDate: day.nullish(),
  extIdentifier: text,
  paymentReference: text,
  projectDbId: z.int().optional(),
});

/** A line in the import queue. `batch` is the request that brought it. Amounts in hundredths. */
export const importItem = recorded.extend({
  batch: z.int(),
  level: z.enum(['waiting', 'ready', 'posted', 'failed']),
  source: text,
  trRegNumber: z.int().nullish(),
  trItemNumber: z.int().nullish(),
  postedDate: day.nullish(),
  invoiceDate: day.nullish(),
  dueDate: day.nullish(),
  accountDbId: z.int().nullish(),
  subledgerDbId: z.int().nullish(),
  projectDbId: z.int().nullish(),
  taxRuleDbId: z.int().nullish(),
  currency: text,
  exchangeRate: z.number().nullish(),
  amount: z.int().nullish(),
  invoiceAmount: z.int().nullish(),
  taxAmount: z.int().nullish(),
  invoiceNumber: text,
  extIdentifier: text,
  paymentReference: text,
  extOrderNumber: text,
  text,
  yourReference: text,
  workflow: z.boolean().nullish(),
  fileDbId: z.int().optional(),
});

/** Why the job could not post a line. */
export const importError = z.object({ dbId: z.int(), createdAt: instant, itemDbId: z.int(), message: z.string() });

/** A document. `base64` holds its bytes. */
export const storedFile = z.object({ dbId: z.int(), name: z.string(), contentType: z.string(), base64: z.string() });

/** What deltas are told of. */
export const deltaKind = z.enum(['Customer', 'Project', 'Supplier', 'Transaction', 'ARTransaction', 'APTransaction']);

/** One change, kept for three days. */
export const delta = z.object({
  number: z.int(),
  at: instant,
  kind: deltaKind,
  dbId: z.int(),
  mutation: z.enum(['ADDED', 'UPDATED', 'DELETED']),
});

/** A span of months that may be posted in. */
export const openPeriod = z.object({ dbId: z.int(), fromDate: day, toDate: day });

/** Everything that one entity (company) holds. `projectDimension` tells which of glObject1..5 holds projects. */
export const entityState = z.object({
  ownerCode: z.int(),
  dbId: z.int(),
  name: z.string(),
  organizationNumber: z.string(),
  currency: z.string().length(3),
  projectDimension: z.int().min(1).max(5),
  createdAt: instant,
  accounts: z.array(account),
  taxRules: z.array(taxRule),
  payTerms: z.array(z.object({ dbId: z.int(), code: z.string(), description: z.string() })),
  periods: z.array(openPeriod),
  companies: z.array(company),
  customers: z.array(customer),
  suppliers: z.array(supplier),
  projects: z.array(project),
  headers: z.array(header),
  transactions: z.array(transaction),
  ledgerLines: z.array(ledgerLine),
  importItems: z.array(importItem),
  importErrors: z.array(importError),
  files: z.array(storedFile),
  deltas: z.array(delta),
  /** When the job last looked at the import queue. */
  importedUntil: instant,
});

/** Everything that one entity holds. */
export type EntityState = z.infer<typeof entityState>;
/** An account of the chart. */
export type Account = z.infer<typeof account>;
/** A tax rule. */
export type TaxRule = z.infer<typeof taxRule>;
/** A company. */
export type Company = z.infer<typeof company>;
/** A customer. */
export type Customer = z.infer<typeof customer>;
/** A supplier. */
export type Supplier = z.infer<typeof supplier>;
/** A project. */
export type Project = z.infer<typeof project>;
/** The head of a posted voucher. */
export type Header = z.infer<typeof header>;
/** A posted general-ledger line. */
export type Transaction = z.infer<typeof transaction>;
/** A line of the customer or supplier ledger. */
export type LedgerLine = z.infer<typeof ledgerLine>;
/** A line in the import queue. */
export type ImportItem = z.infer<typeof importItem>;
/** A document. */
export type StoredFile = z.infer<typeof storedFile>;
/** What deltas are told of. */
export type DeltaKind = z.infer<typeof deltaKind>;
