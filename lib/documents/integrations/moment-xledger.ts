import * as z from 'zod';
import type { Logins } from '../vendors.ts';
import { checkExpenseSettings, expenseSettings } from './expense-settings.ts';
import { validUntilDay } from './expiry-settings.ts';
import { momentCredentials, momentLogin, momentSecrets, momentSettings } from './moment-settings.ts';
import { noticeSettings } from './notice-settings.ts';
import { type XledgerInvoiceSettings, xledgerInvoiceSettings } from './xledger-invoice-settings.ts';

const ownerCode = z.int().positive().max(2_147_483_647);

const fields = z.strictObject({
  momentCompanyCode: momentSettings.momentCompanyCode,
  requestsPerHour: z
    .int('a whole number')
    .min(10, 'at least 10: the number of requests an hour that the plan allows')
    .max(1_000_000)
    .describe('Requests an hour of the Xledger plan. Xledger shows it where the token is made. There is no default.'),
  ownerCode: ownerCode
    .optional()
    .describe('Owner code ("Eier-ID") of the Xledger entity. Needed for the SOAP log-on and for files in GL02b.'),
  exportCustomers: momentSettings.exportCustomers,
  exportProjects: momentSettings.exportProjects,
  exportInvoices: z.boolean().default(false),
  invoices: xledgerInvoiceSettings
    .optional()
    .describe('How finalized invoices get to Xledger. Needed when exportInvoices is true.'),
  ...expenseSettings,
  transferFrom: momentSettings.transferFrom,
  validUntil: z.strictObject({ moment: validUntilDay, xledger: validUntilDay }).default({}),
  ...noticeSettings,
});

/** What a person sets for Moment ↔ Xledger. Nothing that decides a posting has a default. */
export const momentXledgerSettingsSchema = fields.superRefine((settings, found) => {
  checkExpenseSettings(settings, found);
  for (const path of missingSettings(settings)) {
    found.addIssue({ code: 'custom', path, message: 'is needed with these settings' });
  }
});
export type MomentXledgerSettings = z.infer<typeof momentXledgerSettingsSchema>;

type InvoiceChoice = {
  readonly exportInvoices: boolean;
  readonly ownerCode?: number | undefined;
  readonly invoices?: XledgerInvoiceSettings | undefined;
};

/** What the chosen way of delivery cannot do without: nothing of it is guessed. */
function missingSettings({ exportInvoices, ownerCode, invoices }: InvoiceChoice): readonly string[][] {
  if (invoices === undefined) return exportInvoices ? [['invoices']] : [];
  if (invoices.delivery !== 'file' || invoices.format === 'plain') return [];
  const needed = (['receivableAccount', 'voucherType'] as const).filter((name) => invoices[name] === undefined);
  const owner = invoices.format === 'gl02b' && ownerCode === undefined ? [['ownerCode']] : [];
  return [...needed.map((name) => ['invoices', name]), ...owner];
}

/** Secrets of Moment ↔ Xledger. Sealed at rest, never shown again. */
export const momentXledgerCredentialsSchema = z.strictObject({
  momentApiKey: momentCredentials.momentApiKey,
  token: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_-]{20,1000}={0,2}$/, 'an Xledger API token: letters, digits, - and _, without the word "token"')
    .optional()
    .describe('Xledger API token, made under Administration, Access control, GraphQL, API tokens. It is shown once.'),
  soapUsername: z.string().min(1).optional().describe('User name of an Xledger web service user.'),
  soapPassword: z.string().min(1).optional().describe('Password of that user.'),
  soapLogonKey: z.string().min(1).optional().describe('Log-on key of that user, where Xledger gave one.'),
  webhookSecret: momentCredentials.webhookSecret,
});
export type MomentXledgerCredentials = z.infer<typeof momentXledgerCredentialsSchema>;

const secretSchemas = {
  xledger: z.object({
    token: z.string().optional(),
    username: z.string().optional(),
    password: z.string().optional(),
    logonKey: z.string().optional(),
  }),
};

/** The kind: its name for people, its schemas, how credentials part by vendor, and the log-in each connector gets. */
export const momentXledgerKind = {
  title: 'Moment ↔ Xledger',
  settings: momentXledgerSettingsSchema,
  credentials: momentXledgerCredentialsSchema,
  /** Secrets are sealed a vendor at a time, so that a Lambda opens only those of the vendors its story names. */
  secrets(credentials: MomentXledgerCredentials): Record<'moment' | 'xledger' | 'webhook', object> {
    const { token, soapUsername, soapPassword, soapLogonKey } = credentials;
    return {
      ...momentSecrets(credentials),
      xledger: { token, username: soapUsername, password: soapPassword, logonKey: soapLogonKey },
    };
  },
  logins: {
    moment: momentLogin,
    xledger(settings: MomentXledgerSettings, secret: unknown): Logins['xledger'] {
      const { token, username, password, logonKey } = secretSchemas.xledger.parse(secret);
      const { ownerCode } = settings;
      const soap = username && ownerCode ? { username, password, logonKey, ownerCode } : undefined;
      return { token, soap };
    },
  },
} as const;
