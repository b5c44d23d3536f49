import * as z from 'zod';

/** What a function's thread is told at its start. */
export const workerOrder = z.object({ file: z.string(), exportName: z.string() });

/** One invocation, as text so that nothing but JSON passes, as at Lambda. */
export const invocationOrder = z.object({
  id: z.string(),
  event: z.string(),
  /** Milliseconds since 1970 at which the function is ended. */
  deadline: z.number(),
  functionName: z.string(),
  arn: z.string(),
  memoryMb: z.number(),
});
export type InvocationOrder = z.infer<typeof invocationOrder>;

/** What the thread says. `ready` comes once, when the bundle is loaded. */
export const workerReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('done'), id: z.string(), result: z.string() }),
  z.object({ kind: z.literal('failed'), id: z.string(), error: z.string() }),
]);
export type WorkerReply = z.infer<typeof workerReply>;
