import * as z from 'zod';
import type { EventSource } from './event-source.ts';
import type { HttpApi } from './http-routes.ts';
import { resourcesOf } from './known-types.ts';
import type { Assembly, Resource } from './template.ts';

/** Gives a resource's properties without intrinsic functions. */
export type Properties = (resource: Resource) => unknown;

const mappingProperties = z.strictObject({
  EventSourceArn: z.string().regex(/^arn:aws:sqs:/, 'only queues can drive a function here'),
  FunctionName: z.string(),
  BatchSize: z.int().min(1).max(10_000).default(10),
  MaximumBatchingWindowInSeconds: z.int().min(0).max(300).default(0),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.int().min(2) }).optional(),
  Enabled: z.boolean().default(true),
  Tags: z.unknown().optional(),
});

/** An event source with the function that it drives. */
export type Mapping = {
  readonly functionName: string;
  readonly maximumConcurrency: number | undefined;
  readonly source: Omit<EventSource, 'queueUrl'>;
};

/** Read the event source mappings that are switched on. @throws Error for one that is not a plain queue's */
export function readMappings(assembly: Assembly, properties: Properties): Mapping[] {
  return resourcesOf(assembly, 'AWS::Lambda::EventSourceMapping').flatMap((resource) => {
    const parsed = mappingProperties.safeParse(properties(resource));
    if (!parsed.success) {
      throw new Error(
        `The event source ${resource.stack}/${resource.logicalId} cannot be driven here: ${z.prettifyError(parsed.error)}`,
      );
    }
    const mapping = parsed.data;
    const source = {
      queueArn: mapping.EventSourceArn,
      batchSize: mapping.BatchSize,
      windowSeconds: mapping.MaximumBatchingWindowInSeconds,
      reportsPartialFailures: mapping.FunctionResponseTypes.length > 0,
    };
    const maximumConcurrency = mapping.ScalingConfig?.MaximumConcurrency;
    return mapping.Enabled ? [{ functionName: mapping.FunctionName, maximumConcurrency, source }] : [];
  });
}

const integrationProperties = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string().regex(/:function:/, 'only functions can answer here'),
  PayloadFormatVersion: z.literal('2.0'),
});

const routeProperties = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'AWS_IAM', 'JWT', 'CUSTOM']).default('NONE'),
});

/** Read the HTTP APIs with their routes. `nameOf` gives what `Ref` gives. */
export function readHttpApis(
  assembly: Assembly,
  properties: Properties,
  nameOf: (resource: Resource) => string,
): Map<Resource, HttpApi> {
  const integrations = new Map(
    resourcesOf(assembly, 'AWS::ApiGatewayV2::Integration').map((resource) => [
      `integrations/${nameOf(resource)}`,
      integrationProperties.parse(properties(resource)).IntegrationUri,
    ]),
  );
  const routes = resourcesOf(assembly, 'AWS::ApiGatewayV2::Route').map((resource) => {
    const { ApiId, RouteKey, Target, AuthorizationType } = routeProperties.parse(properties(resource));
    const functionArn = functionArnOf(integrations.get(Target));
    return { api: ApiId, key: RouteKey, functionArn, guarded: AuthorizationType !== 'NONE' };
  });
  return new Map(
    resourcesOf(assembly, 'AWS::ApiGatewayV2::Api').map((resource) => {
      const own = routes.filter(({ api }) => api === nameOf(resource));
      return [resource, { routes: own, guarded: own.some(({ guarded }) => guarded) }];
    }),
  );
}

/** Also inside the longer address that the gateway uses for a function. */
function functionArnOf(uri: string | undefined): string {
  const found = /arn:aws:lambda:[\w-]+:\d+:function:[\w-]+/.exec(uri ?? '')?.[0];
  if (found === undefined) {
    throw new Error(`A route leads to ${uri ?? 'nothing'}, which is no function`);
  }
  return found;
}
