import * as z from 'zod';
import {
  account,
  accountingYear,
  agreementState,
  app,
  currency,
  customerGroup,
  journal,
  paymentTerms,
  projectGroup,
  supplier,
  vatCode,
} from '../state/agreement-state.ts';

/** What may be set of an agreement; each list is replaced whole. An agreement that is not there is made. */
export const agreementSettings = z.strictObject({
  companyName: z.string().min(1).optional(),
  country: z.string().optional(),
  companyIdentificationNumber: z.string().optional(),
  baseCurrency: z.string().length(3).optional(),
  modules: z.array(z.string()).optional(),
  package: z.enum(['Plus', 'Smart', 'Advanced']).optional(),
  accounts: z.array(account).optional(),
  vatCodes: z.array(vatCode).optional(),
  years: z.array(accountingYear).optional(),
  journals: z.array(journal).optional(),
  customerGroups: z.array(customerGroup).optional(),
  paymentTerms: z.array(paymentTerms).optional(),
  projectGroups: z.array(projectGroup).optional(),
  currencies: z.array(currency).optional(),
  suppliers: z.array(supplier).optional(),
  defaultPaymentTerms: z.int().optional(),
});

/** An app; without roles it is a super user. */
export const appSettings = app.extend({
  appNumber: z.int().default(1),
  name: z.string().default('Ledgerbridge'),
  roles: z.array(z.string()).default(['SuperUser']),
});

/** Access to give. */
export const grantSettings = z.strictObject({ token: z.string().min(1), appPublicToken: z.string().min(1) });

/** Fields of a customer or a project that a person sets; `null` clears. */
export const recordFields = z.record(z.string(), z.json());

/** A voucher that somebody books in the product: its entries as those of a journal, and its document in base64. */
export const voucherSettings = z.strictObject({
  journal: z.int().default(1),
  entries: z.array(z.record(z.string(), z.json())).min(1),
  document: z.strictObject({ content: z.base64(), fileName: z.string().default('bilag.pdf') }).optional(),
});

/** What was booked. */
export const bookedVoucher = z.object({ voucherNumber: z.int(), from: z.int(), to: z.int() });

/** Where the webhook that a person set up in the product goes; no URL takes it away. */
export const webhookSettings = z.strictObject({ journalBooked: z.string().optional() });

/** A line of the log of calls. */
export const shownCall = z.object({
  company: z.string(),
  host: z.enum(['rest', 'services']),
  operation: z.string(),
  method: z.string(),
  path: z.string(),
  query: z.string(),
  idempotencyKey: z.string().optional(),
  fromCache: z.literal(true).optional(),
  body: z.string().optional(),
  status: z.int().optional(),
  at: z.string(),
});

/** Something that the vendor passed over without a word. */
export const shownIgnored = z.object({
  company: z.string(),
  operation: z.string(),
  path: z.string(),
  why: z.enum(['unknown', 'read-only', 'parameter']),
  at: z.string(),
});

/** One attempt to deliver a webhook. */
export const shownDelivery = z.object({
  company: z.string(),
  journal: z.int(),
  from: z.int(),
  to: z.int(),
  attempt: z.int(),
  status: z.int().optional(),
  at: z.string(),
});

/** An agreement as the control endpoint shows it: everything but the tokens. */
export const shownAgreement = agreementState.omit({ grants: true });

/** What may be set of an agreement. */
export type AgreementSettings = z.input<typeof agreementSettings>;
/** An app; without roles it is a super user. */
export type AppSettings = z.input<typeof appSettings>;
/** Access to give. */
export type GrantSettings = z.infer<typeof grantSettings>;
/** A voucher that somebody books in the product. */
export type VoucherSettings = z.input<typeof voucherSettings>;
/** What was booked. */
export type BookedVoucher = z.infer<typeof bookedVoucher>;
/** See `webhookSettings`. */
export type WebhookSettings = z.infer<typeof webhookSettings>;
/** One call to the vendor's APIs; no status when no answer was given. */
export type ShownCall = z.infer<typeof shownCall>;
/** Something that the vendor passed over without a word. */
export type ShownIgnored = z.infer<typeof shownIgnored>;
/** One attempt to deliver a webhook. */
export type ShownDelivery = z.infer<typeof shownDelivery>;
/** See `shownAgreement`. */
export type ShownAgreement = z.infer<typeof shownAgreement>;
