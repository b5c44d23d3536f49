import { z } from '@hono/zod-openapi';
import { integrationIdSchema, integrationKinds } from '../../../lib/documents/integration.ts';
import { auditEntrySchema } from '../../../lib/sync/audit.ts';
import { lastRequestSchema } from '../../../lib/sync/last-request.ts';
import { receiptSchema, receiptStates } from '../../../lib/sync/receipt.ts';
import { personActs } from '../../../lib/sync/receipt-graph.ts';

const words = z.object({ en: z.string(), no: z.string() });

/** Why a document stands where it stands: a code for programs, and words for people. */
export const problemSchema = z
  .object({
    code: z.string(),
    field: z.string().optional(),
    value: z.string().optional(),
    vendorWords: z.string().optional(),
    title: words,
    advice: words,
  })
  .openapi('Problem');

/** What every refusal looks like. */
export const errorSchema = z
  .object({
    error: z.string().openapi({ description: 'For programs: not-there, not-valid, changed-meanwhile ...' }),
    message: z.string(),
    problems: z.array(z.object({ field: z.string(), problem: z.string() })).optional(),
  })
  .openapi('Error');

export const kindNameSchema = z.enum(Object.keys(integrationKinds) as [keyof typeof integrationKinds]);

/** An integration without its secrets: which of them are set is all that is told. */
export const shownIntegrationSchema = z
  .object({
    tenant: z.string(),
    id: z.string(),
    kind: kindNameSchema,
    name: z.string(),
    enabled: z.boolean(),
    version: z.int(),
    settings: z.unknown(),
    credentials: z
      .record(z.string(), z.enum(['set', 'not set', 'unknown']))
      .optional()
      .openapi({ description: 'Field by field; left out in lists. `unknown`: the seal cannot be opened now' }),
    directions: z.array(z.string()),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .openapi('Integration');

/** What a program gives to make or change an integration. Fields of settings and credentials: /api/kinds. */
export const integrationWishSchema = z
  .strictObject({
    kind: kindNameSchema,
    name: z.string().min(1).max(200),
    enabled: z.boolean().default(true),
    settings: z.record(z.string(), z.unknown()),
    credentials: z
      .record(z.string(), z.unknown())
      .default({})
      .openapi({ description: 'Write-only. What is left out keeps its present value.' }),
    version: z
      .int()
      .positive()
      .optional()
      .openapi({ description: 'Of the integration as you read it. Left out: a new one.' }),
  })
  .openapi('IntegrationWish');

export const checkSchema = z.object({ check: z.string(), ok: z.boolean(), words }).openapi('ConnectionCheck');

const { shape } = receiptSchema;
/** A receipt as programs see it. Leases and intents are the engine's own. */
export const shownReceiptSchema = z
  .object({
    integration: z.string(),
    direction: z.string(),
    key: z.string(),
    state: z.enum(receiptStates),
    number: z.string().optional(),
    label: z.string().optional(),
    problem: problemSchema.optional(),
    target: z
      .object({ id: z.string(), number: z.string().optional(), link: z.string().optional(), deliveredAt: z.string() })
      .optional(),
    dueAt: z.string().optional(),
    notBefore: z.string().optional(),
    createdAt: z.string(),
    updatedAt: z.string(),
    acts: z.array(z.enum(personActs)),
    attempts: shape.attempts,
  })
  .openapi('Receipt');

/** A request as it was sent, or would be: secrets are masked. */
export const requestSchema = lastRequestSchema.omit({ v: true }).openapi('Request');

/** One receipt with what was last sent, and what happens next by itself. */
export const wholeReceiptSchema = shownReceiptSchema
  .extend({
    request: requestSchema.optional().openapi({ description: 'What was last sent; kept for 30 days' }),
    next: z.object({
      words,
      at: z.string().optional(),
      needsPerson: z.boolean().openapi({ description: 'Nothing happens until somebody acts' }),
    }),
  })
  .openapi('WholeReceipt');

/** What a person may want done. */
export const actOrderSchema = z
  .discriminatedUnion('act', [
    z.strictObject({ act: z.literal('retry') }),
    z.strictObject({ act: z.literal('resend') }),
    z.strictObject({
      act: z.literal('link'),
      number: z
        .string()
        .trim()
        .regex(/^[\w./-]{1,60}$/),
    }),
    z.strictObject({ act: z.literal('dismiss'), reason: z.string().trim().min(1).max(200) }),
  ])
  .openapi('ActOrder');

export const actResultSchema = z
  .object({
    integration: z.string(),
    direction: z.string(),
    key: z.string(),
    outcome: z.enum(['done', 'absent', 'moved', 'no-way-out', 'held', 'in-target']),
  })
  .openapi('ActResult');

export const auditSchema = z.strictObject(auditEntrySchema.shape).openapi('AuditEntry');

export const idParameter = z.object({
  id: integrationIdSchema,
});

export const receiptParameters = z.object({
  integration: integrationIdSchema,
  direction: z.string().min(1).max(80),
  key: z.string().min(1).max(1500).openapi({ description: 'The source’s id; unusual ones as ~ and base64url' }),
});

export const receiptQuerySchema = z.object({
  integration: z.string().optional(),
  direction: z.string().optional(),
  state: z.string().optional().openapi({ description: 'A state, needs-you, or on-the-way' }),
  from: z.iso.date().optional(),
  to: z.iso.date().optional().openapi({ description: 'The last day, included' }),
  number: z.string().max(100).optional(),
  text: z.string().max(100).optional().openapi({ description: 'Part of number, name, id or target number' }),
  limit: z.coerce.number().int().min(1).max(100).default(100),
  after: z.string().max(3000).optional().openapi({ description: '`next` of the page before' }),
});
