import * as z from 'zod';

/** What the vendor's pages leave open, or what a test wants otherwise; each with the value that the sandbox starts with. */
export const switches = z.strictObject({
  /** Whether an `Idempotency-Key` does anything. */
  idempotency: z.enum(['kept', 'none']).default('kept'),
  /** A known key with another body; not documented. */
  idempotencyOtherBody: z.enum(['refuse', 'replay']).default('refuse'),
  /** Whether refusals (400 to 409) are kept under the key like successes; not documented. */
  idempotencyKeepsRefusals: z.boolean().default(true),
  /** A second customer invoice with the same number; no code is published for it. */
  duplicateInvoiceNumber: z.enum(['accept', 'refuse']).default('accept'),
  /** A manual customer invoice without a due date. */
  missingDueDate: z.enum(['refuse', 'accept']).default('refuse'),
  /** An entry for a customer that is barred. */
  barredCustomer: z.enum(['refuse', 'accept']).default('refuse'),
  /** A voucher number that a booked voucher of the same year has. */
  usedVoucherNumber: z.enum(['refuse', 'accept']).default('refuse'),
  /** Entries of one bulk call without voucher number: a number each, or one for all. */
  bulkVoucherNumbers: z.enum(['each', 'shared']).default('each'),
  /** What booking says: the codes of the journal, or nothing but 400. */
  bookingErrors: z.enum(['named', 'generic']).default('named'),
  /** How a missing module or package is told. */
  missingPackage: z.enum(['forbidden', 'bad-request']).default('forbidden'),
  /** What `defaultPaymentTerm` of `GET /self` is; the schema says text. */
  defaultPaymentTerm: z.enum(['link', 'number', 'name']).default('link'),
  /** Tokens a minute that one agreement has. */
  tokenLimit: z.int().positive().default(10_000),
  /** How used tokens come back: little by little, or all at the full minute. */
  tokenRefill: z.enum(['steady', 'window']).default('steady'),
  readCost: z.int().nonnegative().default(1),
  writeCost: z.int().nonnegative().default(3),
  /** Calls in 24 hours. https://www.e-conomic.com/developer/fair-use-policy */
  dailyLimit: z.int().positive().default(50_000),
  /** Whether 429 says when to come back; not documented. */
  retryAfter: z.boolean().default(false),
  /** Rows of one page of a cursor. */
  cursorPageSize: z.int().positive().default(1000),
  /** Lists lag so far behind writes; null = not at all. Reading by key never lags. */
  staleLists: z.strictObject({ seconds: z.number().positive() }).nullable().default(null),
  /** Every page after the first begins one row later (a row is missed) or one row earlier (a row comes twice). */
  pageShift: z.union([z.literal(0), z.literal(1), z.literal(-1)]).default(0),
  webhooks: z.enum(['normal', 'lost', 'doubled', 'reordered']).default('normal'),
});

/** The switches as they stand. */
export type Switches = z.infer<typeof switches>;
/** The switches that are to change. */
export type SwitchSettings = Partial<z.input<typeof switches>>;
