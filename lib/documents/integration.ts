import * as z from 'zod';
import { moment24SevenOfficeKind } from './integrations/moment-24sevenoffice.ts';
import { momentEconomicKind } from './integrations/moment-economic.ts';
import { momentXledgerKind } from './integrations/moment-xledger.ts';
import { recman24SevenOfficeKind } from './integrations/recman-24sevenoffice.ts';
import type { Logins, Vendor } from './vendors.ts';

/** Every kind of integration, a line each. The console's forms, the local command line and the API read this list. */
export const integrationKinds = {
  'moment-24sevenoffice': moment24SevenOfficeKind,
  'moment-economic': momentEconomicKind,
  'moment-xledger': momentXledgerKind,
  'recman-24sevenoffice': recman24SevenOfficeKind,
} as const;
export type IntegrationKindName = keyof typeof integrationKinds;

/** The names of all kinds, for schemas. */
export const integrationKindNames = [
  'moment-24sevenoffice',
  'moment-economic',
  'moment-xledger',
  'recman-24sevenoffice',
] as const satisfies IntegrationKindName[];

/** A kind whichever it is: what it is given has been parsed by its own schemas. */
export type IntegrationKind = {
  readonly title: string;
  readonly settings: z.ZodType;
  readonly credentials: z.ZodType<object>;
  secrets(credentials: unknown): Record<string, object>;
  readonly logins: { readonly [V in Vendor]?: LoginOf<V> };
};

/** Declared as a method, so that a kind may name its own settings as what it takes. */
type LoginOf<V extends Vendor> = { from(settings: unknown, secret: unknown): Logins[V] }['from'];

/** The kind of that name. */
export function kindOf(name: IntegrationKindName): IntegrationKind {
  return integrationKinds[name];
}

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, at most 40');

/** A tenant is one customer company. */
export const tenantSchema = slug.describe(
  'The customer company, as a short name: lower-case letters, digits, hyphens.',
);

/**
 * The id of an integration: tenant, a dot, and a name of its own: `fjord.main`. The tenant is readable from it, so that
 * every key starts with the tenant also where only the id is known (a webhook's path).
 */
export const integrationIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}\.[a-z0-9][a-z0-9-]{0,39}$/);

/** The tenant that an integration id names. */
export function tenantOf(integrationId: string): string {
  return integrationId.slice(0, integrationId.indexOf('.'));
}

/** One tenant's set-up between two systems, as it is stored. Credentials are sealed and stand beside it. */
export const integrationSchema = z.strictObject({
  tenant: tenantSchema,
  id: integrationIdSchema,
  kind: z.enum(integrationKindNames),
  name: z.string().min(1).max(200),
  enabled: z.boolean(),
  /** Moves by one on each change; a document keeps the version it started with. */
  version: z.int().positive(),
  settings: z.unknown(),
  /** Sealed JSON of the secrets, by vendor (and `webhook`). */
  sealed: z.record(z.string(), z.string()),
  /** SHA-256 (hex) of the secret in the webhook path; none where the source has no webhooks. */
  webhookSecretHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Integration = z.infer<typeof integrationSchema>;
