import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type IntegrationKindName, integrationKinds, tenantSchema } from '../documents/integration.ts';
import { reasonOf } from './error-facts.ts';

/** An integration as a person writes it down, checked against its kind. */
export type WrittenIntegration = {
  readonly tenant: string;
  readonly kind: keyof typeof integrationKinds;
  readonly name: string;
  /** What the console calls it; the tenant and the name when left out. */
  readonly title?: string | undefined;
  /** False: nothing is called and nothing is sent; what comes in meanwhile is kept and skipped with that reason. */
  readonly enabled: boolean;
  readonly settings: unknown;
  readonly credentials: Readonly<Record<string, unknown>>;
};

/** A mistake in the file, for the person who wrote it. Values are never repeated: the file holds secrets. */
export class IntegrationFileError extends Error {}

const moment24SevenOffice = integrationKinds['moment-24sevenoffice'];
const momentEconomic = integrationKinds['moment-economic'];
const momentXledger = integrationKinds['moment-xledger'];
const recman24SevenOffice = integrationKinds['recman-24sevenoffice'];

const fileSchemas = [
  fileSchema('moment-24sevenoffice', moment24SevenOffice, withOptionalSecret(moment24SevenOffice.credentials)),
  fileSchema('moment-economic', momentEconomic, withOptionalSecret(momentEconomic.credentials)),
  fileSchema('moment-xledger', momentXledger, withOptionalSecret(momentXledger.credentials)),
  fileSchema('recman-24sevenoffice', recman24SevenOffice, recman24SevenOffice.credentials),
] as const;

/** The file of any kind. */
const integrationFileSchema = z.discriminatedUnion('kind', fileSchemas);

/** Of a source with webhooks: the secret in their address may be left out of a file. */
function withOptionalSecret<Shape extends { webhookSecret: z.ZodString }>(credentials: z.ZodObject<Shape>) {
  return credentials.extend({
    webhookSecret: credentials.shape.webhookSecret
      .optional()
      .describe('The secret part of the webhook address. Left out: one is made at first use and kept.'),
  });
}

function fileSchema<
  Kind extends IntegrationKindName,
  Settings extends z.ZodType,
  Credentials extends z.ZodType<Readonly<Record<string, unknown>>>,
>(kind: Kind, { settings, title }: { settings: Settings; title: string }, credentials: Credentials) {
  return z
    .strictObject({
      tenant: tenantSchema,
      kind: z.literal(kind).describe(title),
      name: z
        .string()
        .regex(/^[A-Za-z0-9][A-Za-z0-9 -]{0,39}$/, 'letters, digits, spaces and hyphens, at most 40')
        .default('main')
        .describe('Tells the integrations of one tenant apart. The id is the tenant, a dot, and this in lower case.'),
      title: z.string().min(1).max(200).optional().describe('What the console calls it. Left out: tenant and name.'),
      enabled: z.boolean().default(true).describe('false stops the integration; what comes in meanwhile is kept.'),
      settings,
      credentials,
    })
    .describe(`One integration: ${title}`);
}

/** The file's JSON Schema with descriptions, for editors and people. */
export function integrationJsonSchema(): object {
  return z.toJSONSchema(integrationFileSchema, { io: 'input' });
}

/** Read an integration file. @throws IntegrationFileError naming every field that is wrong */
export function readIntegrationFile(file: string): WrittenIntegration {
  const parsed = integrationFileSchema.safeParse(contentOf(file));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `  ${issue.path.join('.') || '(the whole file)'}: ${issue.message}`,
    );
    throw new IntegrationFileError(`${file} is not right:\n${problems.join('\n')}\nSee --print-integration-schema.`);
  }
  return parsed.data;
}

/** The id that the file's tenant and name give. */
export function integrationIdOf({ tenant, name }: Pick<WrittenIntegration, 'tenant' | 'name'>): string {
  return `${tenant}.${name.toLowerCase().replaceAll(/[ -]+/g, '-').replace(/-$/, '')}`;
}

function contentOf(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new IntegrationFileError(`${file} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // The parser's own words may repeat a piece of the file, so only the place is told.
    const place = /at position \d+( \(line \d+ column \d+\))?/.exec(reasonOf(error))?.[0];
    throw new IntegrationFileError(`${file} is not JSON${place === undefined ? '' : `: wrong ${place}`}`);
  }
}
