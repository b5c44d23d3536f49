import type * as z from 'zod';
import type { Logins } from './vendors.ts';

/**
 * A kind of integration as those see it who handle all kinds alike: its own schemas have made sure of what its functions
 * are given.
 */
export type IntegrationKind = {
  readonly title: string;
  readonly settings: z.ZodType;
  readonly credentials: z.ZodType<{ readonly webhookSecret: string }>;
  secrets(credentials: unknown): Readonly<Record<string, object>>;
  readonly logins: {
    moment?(settings: unknown, secret: unknown): Logins['moment'];
    '24sevenoffice'?(settings: unknown, secret: unknown): Logins['24sevenoffice'];
    economic?(settings: unknown, secret: unknown): Logins['economic'];
    xledger?(settings: unknown, secret: unknown): Logins['xledger'];
  };
};
