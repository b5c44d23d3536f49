import * as z from 'zod';
import type { Logins } from '../vendors.ts';
import { checkExpenseSettings, expenseSettings } from './expense-settings.ts';
import { validUntilDay } from './expiry-settings.ts';
import { momentCredentials, momentLogin, momentSecrets, momentSettings } from './moment-settings.ts';
import { noticeSettings } from './notice-settings.ts';

/** Groups, zones, terms and journals are small numbers that a person reads off a list in e-conomic. */
const listNumber = z.int().min(1).max(999_999_999);

const fields = z.strictObject({
  momentCompanyCode: momentSettings.momentCompanyCode,
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
  exportCustomers: momentSettings.exportCustomers,
  exportProjects: momentSettings.exportProjects,
  exportInvoices: z.boolean().default(true),
  ...expenseSettings,
  transferFrom: momentSettings.transferFrom,
  validUntil: z.strictObject({ moment: validUntilDay, economic: validUntilDay }).default({}),
  ...noticeSettings,
});

/** What a person sets for Moment ↔ Visma e-conomic. Nothing that decides a posting of a line has a default. */
export const momentEconomicSettingsSchema = fields.superRefine(checkExpenseSettings);
export type MomentEconomicSettings = z.infer<typeof momentEconomicSettingsSchema>;

/** Secrets of Moment ↔ Visma e-conomic. Sealed at rest, never shown again. */
export const momentEconomicCredentialsSchema = z.strictObject({
  momentApiKey: momentCredentials.momentApiKey,
  agreementGrantToken: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[\x21-\x7e]+$/, 'the token as e-conomic shows it, without spaces')
    .describe('Agreement token: what e-conomic shows when this app is given access to the agreement.'),
  webhookSecret: momentCredentials.webhookSecret.describe(
    'The secret part of the webhook addresses, at Moment and at e-conomic.',
  ),
});
export type MomentEconomicCredentials = z.infer<typeof momentEconomicCredentialsSchema>;

const secretSchemas = {
  economic: z.object({ agreementGrantToken: z.string() }),
};

/** The kind: its name for people, its schemas, how credentials part by vendor, and the log-in each connector gets. */
export const momentEconomicKind = {
  title: 'Moment ↔ Visma e-conomic',
  settings: momentEconomicSettingsSchema,
  credentials: momentEconomicCredentialsSchema,
  /** Secrets are sealed a vendor at a time, so that a Lambda opens only those of the vendors its story names. */
  secrets(credentials: MomentEconomicCredentials): Record<'moment' | 'webhook' | keyof typeof secretSchemas, object> {
    const { agreementGrantToken } = credentials;
    return {
      ...momentSecrets(credentials),
      economic: { agreementGrantToken },
    };
  },
  logins: {
    moment: momentLogin,
    economic(_settings: MomentEconomicSettings, secret: unknown): Logins['economic'] {
      return secretSchemas.economic.parse(secret);
    },
  },
} as const;
