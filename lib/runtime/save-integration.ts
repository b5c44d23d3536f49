import { createHash } from 'node:crypto';
import * as z from 'zod';
import {
  type Integration,
  integrationIdSchema,
  integrationKindNames,
  kindOf,
  tenantOf,
  tenantSchema,
} from '../documents/integration.ts';
import type { IntegrationStore } from '../store/integration-store.ts';
import type { Clock, Vault } from '../sync/ports.ts';

/** What a person, a form or a file gives. `credentials` left out: those of the present version stay. */
export type IntegrationOrder = {
  readonly tenant: string;
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly settings: unknown;
  readonly credentials?: unknown;
};

/** A field by its name (`settings.voucherType`) and what is wrong with it. Never carries the value. */
export type FieldProblem = { readonly field: string; readonly problem: string };

/** The next version is saved, or what keeps it from being saved. */
export type IntegrationSaved =
  | { readonly kind: 'saved'; readonly integration: Integration }
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] };

type Tools = { readonly store: Pick<IntegrationStore, 'find' | 'save'>; readonly vault: Vault; readonly clock: Clock };

const headSchema = z.object({
  tenant: tenantSchema,
  id: integrationIdSchema,
  kind: z.enum(integrationKindNames),
  name: z.string().min(1).max(200),
  enabled: z.boolean(),
});

/** Checks an integration by its kind, seals its secrets a vendor at a time, and saves it as the next version. */
export async function saveIntegration(
  order: IntegrationOrder,
  { store, vault, clock }: Tools,
): Promise<IntegrationSaved> {
  const head = headSchema.safeParse(order);
  if (!head.success) return refused(problemsOf(head.error));
  const { tenant, id } = head.data;
  if (tenantOf(id) !== tenant) return refused([{ field: 'id', problem: 'must begin with the tenant and a dot' }]);
  const kind = kindOf(head.data.kind);
  const before = await store.find(tenant, id);
  const settings = kind.settings.safeParse(order.settings);
  const credentials =
    order.credentials === undefined && before ? undefined : kind.credentials.safeParse(order.credentials);
  const problems = [
    ...(settings.success ? [] : problemsOf(settings.error, 'settings')),
    ...(credentials === undefined || credentials.success ? [] : problemsOf(credentials.error, 'credentials')),
  ];
  if (problems.length > 0) return refused(problems);
  const secrets =
    credentials?.data === undefined
      ? keptSecrets(before)
      : await sealedSecrets({ tenant, id, vault }, kind.secrets(credentials.data), secretOf(credentials.data));
  const now = clock().toISOString();
  const integration: Integration = {
    ...head.data,
    settings: settings.data,
    ...secrets,
    version: (before?.version ?? 0) + 1,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
  if (await store.save(integration)) return { kind: 'saved', integration };
  return refused([{ field: 'version', problem: 'somebody else changed this integration meanwhile; read it again' }]);
}

/** SHA-256 (hex) of a webhook secret: what is stored, and what the ingress compares. */
export function webhookSecretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Only kinds whose source sends webhooks have one. */
function secretOf(credentials: object): string | undefined {
  return 'webhookSecret' in credentials ? String(credentials.webhookSecret) : undefined;
}

type Secrets = Pick<Integration, 'sealed' | 'webhookSecretHash'>;

async function sealedSecrets(
  of: { tenant: string; id: string; vault: Vault },
  secrets: Readonly<Record<string, object>>,
  webhookSecret: string | undefined,
): Promise<Secrets> {
  const sealed = await Promise.all(
    Object.entries(secrets).map(async ([vendor, secret]) => {
      const context = { tenant: of.tenant, integration: of.id, vendor };
      return [vendor, await of.vault.seal(JSON.stringify(secret), context)] as const;
    }),
  );
  const hash = webhookSecret === undefined ? undefined : webhookSecretHash(webhookSecret);
  return { sealed: Object.fromEntries(sealed), webhookSecretHash: hash };
}

function keptSecrets(before: Integration | undefined): Secrets {
  if (before === undefined) throw new Error('unreachable: a new integration has credentials');
  return { sealed: before.sealed, webhookSecretHash: before.webhookSecretHash };
}

function refused(problems: readonly FieldProblem[]): IntegrationSaved {
  return { kind: 'refused', problems };
}

function problemsOf(error: z.ZodError, under?: string): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({
      field: [...(under === undefined ? [] : [under]), ...path].join('.'),
      problem: issue.code === 'unrecognized_keys' ? 'is not a field of this kind' : issue.message,
    }));
  });
}
