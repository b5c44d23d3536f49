import * as z from 'zod';

/**
 * What the vendor's pages leave open, or what a test wants otherwise. Every switch has the default that the sandbox
 * starts with.
 */
export const switches = z.strictObject({
  /** Pass over unknown elements, wrong namespaces and wrong order instead of refusing them. */
  tolerant: z.boolean().default(false),
  /** Calls an hour. https://developer.24sevenoffice.com/faq/ */
  quotaLimit: z.int().nonnegative().default(7200),
  /** Whose calls share one quota; the vendor does not say. */
  quotaPer: z.enum(['login', 'address']).default('login'),
  /** How the spent quota is told; not documented. */
  quotaForm: z.enum(['fault', 'http-429', 'plain-text']).default('fault'),
  /** An empty list as an empty element, or not at all. */
  emptyLists: z.enum(['element', 'absent']).default('element'),
  /** SaveCompanies with an unknown Id and without ExplicitlySpecifyNewCompanyId. */
  unknownCompanyId: z.enum(['refuse', 'create']).default('refuse'),
  /** SaveProject with a CustomerId that no company has. */
  unknownProjectCustomer: z.enum(['refuse', 'accept']).default('refuse'),
  /** Ledger vouchers: split taxed lines in net and tax, or keep the gross line. */
  taxedLines: z.enum(['split', 'gross']).default('split'),
  /** What Entry.TaxNo means: the tax number, or the tax id. */
  entryTaxNo: z.enum(['number', 'id']).default('number'),
  /** Transaction numbers of bundles kept for review count as taken. */
  draftNumbersTaken: z.boolean().default(true),
  /** Most logins with the same user name in so many seconds; null = no throttle. */
  loginThrottle: z
    .strictObject({ logins: z.int().positive(), seconds: z.number().positive() })
    .nullable()
    .default(null),
  /** A second login with the same user name ends the first session. */
  singleSession: z.boolean().default(false),
  /** How long a session lives after its login. */
  sessionMinutes: z.number().positive().default(1440),
  /** Searches and lists lag so far behind writes; null = not at all. */
  staleLists: z.strictObject({ seconds: z.number().positive() }).nullable().default(null),
  /** Ledger lines in the order of posting, or the other way round; the vendor promises none. */
  listOrder: z.enum(['posted', 'reversed']).default('posted'),
  /** Whether the dimensions of a line carry names beside the numbers. */
  dimensionNames: z.enum(['given', 'absent']).default('given'),
  /** What a payment changes: every line of the settled voucher, or its line on the ledger account alone. */
  settlementTouches: z.enum(['voucher', 'ledger-line']).default('voucher'),
  /** What GetMaxRequestLength tells, in kB including overhead. */
  maxRequestLength: z.int().positive().default(4096),
  /** Elements that only the system sets, sent in an order: an error on the item, or passed over. */
  readOnlyElements: z.enum(['refuse', 'ignore']).default('refuse'),
  /** Orders with a negative total, which credit notes are. */
  negativeTotals: z.enum(['accept', 'refuse']).default('accept'),
  /** ReferenceInvoiceId and ReferenceOrderId of an invoice or order that is not there. */
  unknownReference: z.enum(['refuse', 'accept']).default('refuse'),
  /** GetProducts by number: the very number, or all that begin with it. */
  productNoSearch: z.enum(['exact', 'prefix']).default('exact'),
  /** A product number that another product has: taken, or an error on the item. */
  uniqueProductNos: z.boolean().default(false),
  /** Every answer comes so many milliseconds later. */
  latencyMs: z.int().nonnegative().default(0),
});

/** The switches as they stand. */
export type Switches = z.infer<typeof switches>;
/** The switches that a caller may set, each on its own. */
export type SwitchSettings = Partial<z.input<typeof switches>>;
