import * as z from 'zod';
import { sandboxFaults } from '../sandbox.ts';

/** What the control endpoint takes to make a company. The next invoice number never moves back. */
export const companySettings = z.strictObject({
  apiKey: z.string().min(1),
  name: z.string().min(1),
  currencyCode: z.string().regex(/^[A-Z]{3}$/),
  nextInvoiceNumber: z.int().positive().optional(),
  /** Currencies that expenses may be in, beside the company's own. */
  expenseCurrencies: z.array(z.string().regex(/^[A-Z]{3}$/)).optional(),
});

/** Where the company's webhooks go, per topic; the whole setting is replaced. */
export const webhookUrls = z.strictObject({
  customers: z.url().optional(),
  projects: z.url().optional(),
  invoices: z.url().optional(),
});

/** What may be decided when an invoice is finalized. */
export const finalizeWishes = z.strictObject({
  invoiceNumber: z.int().positive().optional(),
  kid: z.string().nullable().optional(),
});

/** A fault to switch on. */
export const faultSwitch = z.strictObject({
  operation: z.string().min(1),
  fault: z.enum(sandboxFaults),
  company: z.string().optional(),
  times: z.int().positive().optional(),
  delayMs: z.int().nonnegative().optional(),
});

/** The switches that are to change. */
export const switchSettings = z.strictObject({
  pageBase: z.union([z.literal(0), z.literal(1)]).optional(),
  looseDateFilters: z.boolean().optional(),
  webhooks: z.enum(['normal', 'lost', 'doubled', 'reordered']).optional(),
  attachments: z.enum(['kept', 'changed', 'changed-quietly', 'lost']).optional(),
  attachmentContent: z.enum(['any', 'checked']).optional(),
  listLagSeconds: z.number().nonnegative().optional(),
});

/** A record as the control endpoint shows it: as the vendor's API would, with its lines. */
export const shownRecord = z.looseObject({ id: z.int(), version: z.int().optional() });

/** A company as the control endpoint shows it, without its key. */
export const shownCompany = z.object({
  code: z.string(),
  id: z.int(),
  name: z.string(),
  currencyCode: z.string(),
  nextInvoiceNumber: z.int(),
  expenseCurrencies: z.array(z.string()),
  webhooks: webhookUrls,
  customers: z.array(shownRecord),
  projects: z.array(shownRecord),
  invoices: z.array(shownRecord),
  projectExtensions: z.array(shownRecord),
  projectExpenses: z.array(shownRecord),
  attachments: z.array(shownRecord),
});

/** A line of the log of calls. */
export const shownCall = z.object({
  company: z.string(),
  operation: z.string(),
  method: z.string(),
  path: z.string(),
  query: z.string(),
  status: z.int().optional(),
  at: z.string(),
});

/** A line of the log of webhooks. */
export const shownDelivery = z.object({
  company: z.string(),
  topic: z.string(),
  event: z.string(),
  id: z.int(),
  attempt: z.int(),
  status: z.int().optional(),
  at: z.string(),
});

/** See `companySettings`. */
export type CompanySettings = z.infer<typeof companySettings>;
/** See `webhookUrls`. */
export type WebhookUrls = z.infer<typeof webhookUrls>;
/** How the sandbox behaves as a whole; what is absent stays. */
export type SwitchSettings = z.infer<typeof switchSettings>;
/** See `shownRecord`. */
export type ShownRecord = z.infer<typeof shownRecord>;
/** See `shownCompany`. */
export type ShownCompany = z.infer<typeof shownCompany>;
/** One call to the vendor's API, newest last; no status when no answer was given. */
export type ShownCall = z.infer<typeof shownCall>;
/** One attempt to deliver a webhook; no status when no answer came. */
export type ShownDelivery = z.infer<typeof shownDelivery>;
