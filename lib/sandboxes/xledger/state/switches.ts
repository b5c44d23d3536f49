import * as z from 'zod';

/** What the vendor's pages leave open, or what a test wants otherwise. Each has the default that the sandbox starts with. */
export const switches = z.strictObject({
  /** Requests in five seconds by one token; 20 seen in public client code. */
  burstLimit: z.int().positive().default(20),
  /** Requests at once by one token; the vendor's number is not public. */
  concurrencyLimit: z.int().positive().default(5),
  /** What a call costs; the formula is not public. Rows and inputs are counted in started portions, 0 = not counted. */
  creditsPerRequest: z.int().nonnegative().default(1),
  rowsPerCredit: z.int().nonnegative().default(100),
  inputsPerCredit: z.int().nonnegative().default(50),
  /** How `extensions.resetAt` is written. */
  resetAtForm: z.enum(['utc', 'local']).default('utc'),
  /** A bad input in a plural mutation: refused alone, or with all the others. */
  badInputs: z.enum(['partial', 'whole']).default('partial'),
  /** HTTP status when the token is refused. */
  refusedTokenStatus: z.union([z.literal(200), z.literal(401)]).default(200),
  /** What a list shows when `objectStatus` is left out. */
  defaultObjectStatus: z.enum(['OPEN', 'ALL']).default('OPEN'),
  /** More rows asked for than a query may give: refused, or cut. */
  largePages: z.enum(['refuse', 'cut']).default('refuse'),
  /** A delta cursor older than three days: goes on with what is left, or is refused. */
  staleDeltaCursor: z.enum(['continue', 'refuse']).default('continue'),
  /** Lists and look-ups show new rows so many seconds late. */
  listLagSeconds: z.number().nonnegative().default(0),
  /** The job that posts the import queue runs at each multiple of these seconds. */
  importEverySeconds: z.int().positive().default(1800),
  /** Import rows without `jobLevel`: left alone by the job, or taken. */
  missingJobLevel: z.enum(['wait', 'ready']).default('wait'),
  /** A `trRegNumber` that a posted voucher of the year has: posted again, or failed. */
  usedVoucherNumber: z.enum(['post-again', 'fail']).default('post-again'),
  /** Import rows after posting: still listed with `archive`, or gone. */
  postedImportItems: z.enum(['kept', 'gone']).default('kept'),
  /** `transactions.amount` of a taxed line: without the tax, or with it. */
  lineAmounts: z.enum(['net', 'gross']).default('net'),
  /** The sign of `taxAmount` against that of `amount`. */
  taxAmountSign: z.enum(['same', 'opposite']).default('same'),
  /** `companyNumber` on a customer: written on its company, or dropped. */
  customerCompanyNumber: z.enum(['company', 'dropped']).default('company'),
  /** File links open without the token (they hold a secret), or only with it. */
  fileLinkNeedsToken: z.boolean().default(false),
  /** How long a file link lives. */
  fileLinkMinutes: z.number().positive().default(60),
  /** The largest file that an upload may hold, in bytes. */
  largestUpload: z.int().positive().default(25_000_000),
  /** The name that SOAP callers give as `sApplication`. */
  soapApplication: z.string().min(1).default('XLEDGER'),
  /** How long a key made by `LogonKey` lives. */
  logonKeyHours: z.number().positive().default(24),
  /** Every answer comes so many milliseconds later. */
  latencyMs: z.int().nonnegative().default(0),
});

/** The switches as they stand. */
export type Switches = z.infer<typeof switches>;
/** The switches that a caller may set, each on its own. */
export type SwitchSettings = Partial<z.input<typeof switches>>;
