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
  /** Every answer comes so many milliseconds later. */
  latencyMs: z.int().nonnegative().default(0),
});

/** The switches as they stand. */
export type Switches = z.infer<typeof switches>;
/** The switches that a caller may set, each on its own. */
export type SwitchSettings = Partial<z.input<typeof switches>>;
