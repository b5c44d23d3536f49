import * as z from 'zod';

/** Anything that JSON can carry. */
export type JsonValue = z.infer<ReturnType<typeof z.json>>;
/** A JSON object. */
export type JsonObject = { [field: string]: JsonValue };

const storedRecord = z.object({
  id: z.int(),
  version: z.int(),
  createdDate: z.string(),
  lastModifiedDate: z.string(),
  values: z.record(z.string(), z.json()),
});

/** The currencies that expenses may be in, unless a company is told otherwise. */
const usualCurrencies = ['DKK', 'EUR', 'GBP', 'NOK', 'SEK', 'USD'];

const table = z.record(z.string(), storedRecord);

const companyState = z.object({
  code: z.string(),
  id: z.int(),
  name: z.string(),
  currencyCode: z.string(),
  apiKey: z.string(),
  nextInvoiceNumber: z.int(),
  expenseCurrencies: z.array(z.string()).default(usualCurrencies),
  webhooks: z.object({ customers: z.string(), projects: z.string(), invoices: z.string() }).partial(),
  records: z.object({
    customers: table,
    projects: table,
    invoices: table,
    projectExtensions: table,
    projectExpenses: table,
    attachments: table,
  }),
});

/** Everything that the sandbox keeps on disk. */
export const momentState = z.object({ nextId: z.int(), companies: z.record(z.string(), companyState) });

/** See `momentState`. */
export type MomentState = z.infer<typeof momentState>;
/** One company with its records, settings and webhooks. */
export type CompanyState = z.infer<typeof companyState>;
/** A record: what Moment keeps of all records, and its own fields in `values`. */
export type StoredRecord = z.infer<typeof storedRecord>;
/** The kinds of records. */
export type EntityName = keyof CompanyState['records'];
/** The kinds of records that webhooks tell of. */
export type WebhookTopic = keyof CompanyState['webhooks'];

/** A Moment without companies. Ids start above 32 bits, because Moment promises no more than "large integers". */
export function emptyMomentState(): MomentState {
  return { nextId: 6_278_897_001, companies: {} };
}

/** A company without records. */
export function emptyCompany(
  settings: Pick<CompanyState, 'code' | 'id' | 'name' | 'currencyCode' | 'apiKey'>,
): CompanyState {
  return {
    ...settings,
    nextInvoiceNumber: 1,
    expenseCurrencies: usualCurrencies,
    webhooks: {},
    records: {
      customers: {},
      projects: {},
      invoices: {},
      projectExtensions: {},
      projectExpenses: {},
      attachments: {},
    },
  };
}

/** The company of a code, if there is one. */
export function companyByCode(state: MomentState, code: string): CompanyState | undefined {
  return Object.hasOwn(state.companies, code) ? state.companies[code] : undefined;
}

/** A JSON object, as opposed to a list, a text, a number or null. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
