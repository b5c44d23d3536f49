import * as z from 'zod';
import { isoDaySchema } from '../iso-day.ts';
import type { Logins } from '../vendors.ts';
import { checkExpenseSettings, expenseSettings } from './expense-settings.ts';
import { validUntilDay } from './expiry-settings.ts';
import { noticeSettings } from './notice-settings.ts';

/** Groups, zones, terms and journals are small numbers that a person reads off a list in e-conomic. */
const listNumber = z.int().min(1).max(999_999_999);

const fields = z.strictObject({
  momentCompanyCode: z
    .string()
    .min(1)
    .max(100)
    .describe('Moment company code: the database name in the address of the app.'),
  journal: listNumber.default(1).describe('Number of the journal that invoices are entered and booked in.'),
  customerGroup: listNumber
    .default(1)
    .describe('Customer group of new customers. It decides their receivable account in e-conomic.'),
  vatZone: listNumber
    .default(1)
    .describe('VAT zone of new customers: 1 is domestic. e-conomic’s list of VAT zones names the others.'),
  projectGroup: listNumber.default(1).describe('Project group of new projects.'),
  paymentTerms: listNumber
    .optional()
    .describe('Payment terms of new customers, by number. Left out: those that the agreement has as its default.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a currency code of three capital letters')
    .optional()
    .describe('Currency of new customers. Left out: the agreement’s own.'),
  vatCodes: z
    .array(z.strictObject({ moment: z.string().min(1), economic: z.string().min(1).max(5) }))
    .default([])
    .describe(
      'VAT code pairs. A code without a pair is used as it stands, and must exist in e-conomic with the same rate.',
    ),
  includePdf: z
    .boolean()
    .default(false)
    .describe('Attach the invoice’s PDF to its voucher. Needs e-conomic Smart or Advanced.'),
  bookWithoutPdf: z
    .boolean()
    .default(true)
    .describe(
      'true: where the agreement’s package has no attachments, the invoice is booked without its PDF, and the receipt says so. false: it waits in the journal until the package has them.',
    ),
  exportCustomers: z.boolean().default(true),
  exportProjects: z.boolean().default(true),
  exportInvoices: z.boolean().default(true),
  ...expenseSettings,
  transferFrom: isoDaySchema
    .optional()
    .describe('The first catch-up begins on this day. Left out: with what changes after the integration is made.'),
  validUntil: z.strictObject({ moment: validUntilDay, economic: validUntilDay }).default({}),
  ...noticeSettings,
});

/** What a person sets for Moment ↔ Visma e-conomic. Nothing that decides a posting of a line has a default. */
export const momentEconomicSettingsSchema = fields.superRefine(checkExpenseSettings);
export type MomentEconomicSettings = z.infer<typeof momentEconomicSettingsSchema>;

/** Secrets of Moment ↔ Visma e-conomic. Sealed at rest, never shown again. */
export const momentEconomicCredentialsSchema = z.strictObject({
  momentApiKey: z.string().min(1).describe('API key made in Moment under Company. Needs the add-on API Access.'),
  agreementGrantToken: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[\x21-\x7e]+$/, 'the token as e-conomic shows it, without spaces')
    .describe('Agreement token: what e-conomic shows when this app is given access to the agreement.'),
  webhookSecret: z
    .string()
    .regex(/^[A-Za-z0-9_-]{32,128}$/)
    .describe('The secret part of the webhook addresses, at Moment and at e-conomic.'),
});
export type MomentEconomicCredentials = z.infer<typeof momentEconomicCredentialsSchema>;

const secretSchemas = {
  moment: z.object({ apiKey: z.string() }),
  economic: z.object({ agreementGrantToken: z.string() }),
  webhook: z.object({ webhookSecret: z.string() }),
};

/** The kind: its name for people, its schemas, how credentials part by vendor, and the log-in each connector gets. */
export const momentEconomicKind = {
  title: 'Moment ↔ Visma e-conomic',
  settings: momentEconomicSettingsSchema,
  credentials: momentEconomicCredentialsSchema,
  /** Secrets are sealed a vendor at a time, so that a Lambda opens only those of the vendors its story names. */
  secrets(credentials: MomentEconomicCredentials): Record<keyof typeof secretSchemas, object> {
    const { momentApiKey, agreementGrantToken, webhookSecret } = credentials;
    return {
      moment: { apiKey: momentApiKey },
      economic: { agreementGrantToken },
      webhook: { webhookSecret },
    };
  },
  logins: {
    moment(settings: MomentEconomicSettings, secret: unknown): Logins['moment'] {
      return { companyCode: settings.momentCompanyCode, ...secretSchemas.moment.parse(secret) };
    },
    economic(_settings: MomentEconomicSettings, secret: unknown): Logins['economic'] {
      return secretSchemas.economic.parse(secret);
    },
  },
} as const;
