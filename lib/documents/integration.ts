import * as z from 'zod';
import { moment24SevenOfficeKind } from './integrations/moment-24sevenoffice.ts';
import { momentEconomicKind } from './integrations/moment-economic.ts';
import { momentXledgerKind } from './integrations/moment-xledger.ts';

/** Every kind of integration, a line each. The console's forms, the local command line and the API read this list. */
export const integrationKinds = {
  'moment-24sevenoffice': moment24SevenOfficeKind,
  'moment-economic': momentEconomicKind,
  'moment-xledger': momentXledgerKind,
} as const;
export type IntegrationKindName = keyof typeof integrationKinds;

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
  kind: z.enum(['moment-24sevenoffice', 'moment-economic', 'moment-xledger']),
  name: z.string().min(1).max(200),
  enabled: z.boolean(),
  /** Moves by one on each change; a document keeps the version it started with. */
  version: z.int().positive(),
  settings: z.unknown(),
  /** Sealed JSON of the secrets, by vendor (and `webhook`). */
  sealed: z.record(z.string(), z.string()),
  /** SHA-256 (hex) of the secret in the webhook path. */
  webhookSecretHash: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Integration = z.infer<typeof integrationSchema>;
