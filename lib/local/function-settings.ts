import * as z from 'zod';
import type { Assembly, Resource } from './template.ts';

/** A Lambda function of the template, ready to run here. */
export type FunctionSettings = {
  readonly name: string;
  readonly arn: string;
  /** Folder of the bundle. */
  readonly folder: string;
  /** `file.export`, as in the template. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
};

/** Defaults are Lambda's own: 3 seconds, 128 MB. */
const functionProperties = z.object({
  Handler: z.string(),
  Runtime: z.string().regex(/^nodejs/, 'only Node functions run here'),
  Code: z.object({ S3Key: z.string() }),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
});

/** Read a function from its resolved properties. */
export function readFunction(
  resource: Resource,
  resolved: { readonly properties: unknown; readonly name: string; readonly arn: string },
  assembly: Assembly,
): FunctionSettings {
  const parsed = functionProperties.safeParse(resolved.properties);
  if (!parsed.success) {
    throw new Error(`${resource.stack}/${resource.logicalId} cannot run here: ${z.prettifyError(parsed.error)}`);
  }
  const { Code, Handler, Environment, Timeout, MemorySize } = parsed.data;
  const folder = assembly.assets.get(Code.S3Key);
  if (folder === undefined) {
    throw new Error(`${resource.stack}/${resource.logicalId} names the asset ${Code.S3Key}, which was not synthesized`);
  }
  const variables = { ...Environment?.Variables };
  return {
    name: variables.POWERTOOLS_SERVICE_NAME ?? shortName(resource),
    arn: resolved.arn,
    folder,
    handler: Handler,
    environment: { ...variables, AWS_LAMBDA_FUNCTION_NAME: resolved.name },
    timeoutSeconds: Timeout,
    memoryMb: MemorySize,
  };
}

/** A name for people and log files: the last speaking part of the construct's path. */
function shortName({ path, logicalId }: Resource): string {
  const silent = new Set(['Resource', 'Function', 'Handler', 'Default']);
  return path?.split('/').findLast((part) => !silent.has(part)) ?? logicalId;
}
