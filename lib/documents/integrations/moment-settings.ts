import * as z from 'zod';
import { isoDaySchema } from '../iso-day.ts';
import type { Logins } from '../vendors.ts';

/** Settings and secrets that every kind of integration from Moment has. */
export const momentSettings = {
  momentCompanyCode: z
    .string()
    .min(1)
    .max(100)
    .describe('Moment company code: the database name in the address of the app.'),
  exportCustomers: z.boolean().default(true),
  exportProjects: z.boolean().default(true),
  transferFrom: isoDaySchema
    .optional()
    .describe('The first catch-up begins on this day. Left out: with what changes after the integration is made.'),
} as const;

/** See `momentSettings`. */
export const momentCredentials = {
  momentApiKey: z.string().min(1).describe('API key made in Moment under Company. Needs the add-on API Access.'),
  webhookSecret: z
    .string()
    .regex(/^[A-Za-z0-9_-]{32,128}$/)
    .describe('The secret part of the webhook address.'),
} as const;

type Given = { readonly momentApiKey: string; readonly webhookSecret: string };

/** What is sealed for Moment, and for the entrance of its webhooks. */
export function momentSecrets({ momentApiKey, webhookSecret }: Given) {
  return { moment: { apiKey: momentApiKey }, webhook: { webhookSecret } } as const;
}

const secretSchema = z.object({ apiKey: z.string() });

/** The log-in at Moment, from the settings and what was sealed. */
export function momentLogin(settings: { readonly momentCompanyCode: string }, secret: unknown): Logins['moment'] {
  return { companyCode: settings.momentCompanyCode, ...secretSchema.parse(secret) };
}
