import * as z from 'zod';
import type { Logins } from '../vendors.ts';
import { checkExpenseSettings, expenseSettings } from './expense-settings.ts';
import { validUntilDay } from './expiry-settings.ts';
import { momentCredentials, momentLogin, momentSecrets, momentSettings } from './moment-settings.ts';
import { noticeSettings } from './notice-settings.ts';

const customerNumber = z.string().regex(/^[1-9]\d{0,9}$/, 'a customer number: digits only');
const account = z.int().min(1).max(32767);

const fields = z.strictObject({
  momentCompanyCode: momentSettings.momentCompanyCode,
  identityId: z
    .guid()
    .optional()
    .describe(
      '24SevenOffice Identity Id. Needed when the login has several identities; set by itself when it has one.',
    ),
  clientId: customerNumber
    .optional()
    .describe(
      'Client id: when set, every project gets this customer number. The vendor’s public page says no more about it.',
    ),
  factoringId: customerNumber
    .optional()
    .describe('Factoring id: when set, every voucher and every project gets this customer number.'),
  voucherType: z
    .int()
    .positive()
    .describe('Number of the transaction type at 24SevenOffice that outgoing invoices get.'),
  receivableAccount: account.describe('Account number of the receivable (customer ledger), usually 1500.'),
  posting: z
    .enum(['ledger', 'journal'])
    .default('ledger')
    .describe('ledger: vouchers are posted at once. journal: they wait in the registration module for a person.'),
  vatCodes: z
    .array(z.strictObject({ moment: z.string().min(1), twentyFourSevenOffice: z.string().min(1) }))
    .default([])
    .describe(
      'VAT code pairs. A code without a pair is used as it stands, and must exist at 24SevenOffice with the same rate.',
    ),
  exportCustomers: momentSettings.exportCustomers,
  exportProjects: momentSettings.exportProjects,
  exportInvoices: z.boolean().default(true),
  transferFrom: momentSettings.transferFrom,
  ...expenseSettings,
  validUntil: z.strictObject({ moment: validUntilDay, '24sevenoffice': validUntilDay }).default({}),
  ...noticeSettings,
});

/** What a person sets for Moment ↔ 24SevenOffice. Nothing that decides a posting has a default. */
export const moment24SevenOfficeSettingsSchema = fields.superRefine(checkExpenseSettings);
export type Moment24SevenOfficeSettings = z.infer<typeof moment24SevenOfficeSettingsSchema>;

/** Secrets of Moment ↔ 24SevenOffice. Sealed at rest, never shown again. */
export const moment24SevenOfficeCredentialsSchema = z.strictObject({
  momentApiKey: momentCredentials.momentApiKey,
  username: z.string().min(1).describe('24SevenOffice user name (e-mail address of the API user).'),
  password: z.string().min(1).describe('24SevenOffice password.'),
  applicationId: z
    .guid()
    .optional()
    .describe('24SevenOffice ApplicationId. Leave out to use the one of this deployment.'),
  webhookSecret: momentCredentials.webhookSecret,
});
export type Moment24SevenOfficeCredentials = z.infer<typeof moment24SevenOfficeCredentialsSchema>;

const secretSchemas = {
  '24sevenoffice': z.object({ username: z.string(), password: z.string(), applicationId: z.string().optional() }),
};

/** The kind: its name for people, its schemas, how credentials part by vendor, and the log-in each connector gets. */
export const moment24SevenOfficeKind = {
  title: 'Moment ↔ 24SevenOffice',
  settings: moment24SevenOfficeSettingsSchema,
  credentials: moment24SevenOfficeCredentialsSchema,
  /** Secrets are sealed a vendor at a time, so that a Lambda opens only those of the vendors its story names. */
  secrets(
    credentials: Moment24SevenOfficeCredentials,
  ): Record<'moment' | 'webhook' | keyof typeof secretSchemas, object> {
    const { username, password, applicationId } = credentials;
    return {
      ...momentSecrets(credentials),
      '24sevenoffice': { username, password, applicationId },
    };
  },
  logins: {
    moment: momentLogin,
    '24sevenoffice'(settings: Moment24SevenOfficeSettings, secret: unknown): Logins['24sevenoffice'] {
      const { username, password, applicationId } = secretSchemas['24sevenoffice'].parse(secret);
      return { username, password, applicationId, identityId: settings.identityId };
    },
  },
} as const;
