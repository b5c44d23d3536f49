import * as z from 'zod';
import { sandboxFaults } from '../sandbox.ts';

/** What the control endpoint takes to make a company. The next invoice number never moves back. */
export const companySettings = z.strictObject({
  apiKey: z.string().min(1),
  name: z.string().min(1),
  currencyCode: z.string().regex(/^[A-Z]{3}$/),
  nextInvoiceNumber: z.int().positive().optional(),
});

/** Where the company's webhooks go, per topic; the whole setting is replaced. */
export const webhookUrls = z.strictObject({
  customers: z.url().optional(),
  projects: z.url().optional(),
  invoices: z.url().optional(),
});

export const finalizeWishes = z.strictObject({
  invoiceNumber: z.int().positive().optional(),
  kid: z.string().nullable().optional(),
});

export const faultSwitch = z.strictObject({
  operation: z.string().min(1),
  fault: z.enum(sandboxFaults),
  company: z.string().optional(),
  times: z.int().positive().optional(),
  delayMs: z.int().nonnegative().optional(),
});

export const switchSettings = z.strictObject({
  pageBase: z.union([z.literal(0), z.literal(1)]).optional(),
  looseDateFilters: z.boolean().optional(),
  webhooks: z.enum(['normal', 'lost', 'doubled', 'reordered']).optional(),
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
  webhooks: webhookUrls,
  customers: z.array(shownRecord),
  projects: z.array(shownRecord),
  invoices: z.array(shownRecord),
  projectExtensions: z.array(shownRecord),
  projectExpenses: z.array(shownRecord),
  attachments: z.array(shownRecord),
});

export const shownCall = z.object({
  company: z.string(),
  operation: z.string(),
  method: z.string(),
  path: z.string(),
  query: z.string(),
  status: z.int().optional(),
  at: z.string(),
});

export const shownDelivery = z.object({
  company: z.string(),
  topic: z.string(),
  event: z.string(),
  id: z.int(),
  attempt: z.int(),
  status: z.int().optional(),
  at: z.string(),
});

export type CompanySettings = z.infer<typeof companySettings>;
export type WebhookUrls = z.infer<typeof webhookUrls>;
export type SwitchSettings = z.infer<typeof switchSettings>;
export type ShownRecord = z.infer<typeof shownRecord>;
export type ShownCompany = z.infer<typeof shownCompany>;
export type ShownCall = z.infer<typeof shownCall>;
export type ShownDelivery = z.infer<typeof shownDelivery>;
