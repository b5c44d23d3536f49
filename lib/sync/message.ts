import * as z from 'zod';

/** A queue message is only a nudge: look at this receipt, or list what changed at the source (webhook directions: `catch-up`, schedules: `poll`). Version in `v`. */
export const messageSchema = z.union([
  z.strictObject({
    v: z.literal(1),
    kind: z.literal('nudge'),
    tenant: z.string(),
    integration: z.string(),
    direction: z.string(),
    key: z.string(),
  }),
  z.strictObject({
    v: z.literal(1),
    kind: z.enum(['catch-up', 'poll']),
    tenant: z.string(),
    integration: z.string(),
    direction: z.string(),
  }),
]);
export type Message = z.infer<typeof messageSchema>;
