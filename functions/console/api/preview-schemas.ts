import { z } from '@hono/zod-openapi';
import { parentSchema } from '../../../lib/sync/receipt.ts';
import { problemSchema, requestSchema } from './api-schemas.ts';

const held = { target: z.unknown().openapi({ description: 'The document as the target gets it' }) };

const verdictSchema = z
  .discriminatedUnion('kind', [
    z.object({
      ...{ kind: z.literal('send'), ...held },
      step: z.string().optional().openapi({ description: 'Left out: the last step' }),
      stepsLeft: z.int().openapi({ description: 'Steps after it' }),
      existing: z
        .object({ targetId: z.string(), number: z.string().optional() })
        .optional()
        .openapi({ description: 'What it would change at the target' }),
      request: requestSchema
        .optional()
        .openapi({ description: 'The exact request; left out where this step only asks' }),
    }),
    z.object({
      ...{ kind: z.literal('in-place'), ...held, isNew: z.boolean() },
      ...{ targetId: z.string(), number: z.string().optional() },
    }),
    z.object({ kind: z.literal('skip'), problem: problemSchema }),
    z.object({ kind: z.literal('wait'), parent: parentSchema }),
    z.object({ kind: z.enum(['reject', 'conflict', 'held']), problems: z.array(problemSchema) }),
  ])
  .openapi('PreviewVerdict');

const previewSchema = z
  .object({
    ...{ integration: z.string(), direction: z.string(), key: z.string() },
    number: z.string().optional(),
    label: z.string().optional(),
    verdict: verdictSchema,
    checks: z.array(
      z.object({
        check: z.enum(['integration-on', 'direction-on', 'source', 'parent', 'target', 'look-up']),
        ...{ passed: z.boolean(), problems: z.array(problemSchema), shown: z.string().optional() },
      }),
    ),
    calls: z.object({
      toSend: z.int().openapi({ description: 'Of the target’s budget' }),
      made: z.int().openapi({ description: 'What looking took' }),
    }),
  })
  .openapi('Preview');

/** What a preview found: the document, several of one number, or why nothing can be said now. */
export const previewedSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('preview'), preview: previewSchema }),
    z.object({ kind: z.literal('several'), keys: z.array(z.string()) }),
    z.object({ kind: z.literal('failed'), problem: problemSchema }),
  ])
  .openapi('Previewed');

/** Which document: by the number that people know, or by the source's own id. */
export const previewWishSchema = z
  .union([
    z.strictObject({ number: z.string().trim().min(1).max(200) }),
    z.strictObject({ key: z.string().min(1).max(1000) }),
  ])
  .openapi('PreviewWish');
