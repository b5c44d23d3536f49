import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Metadata: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
});

const templateSchema = z.object({
  Parameters: z.record(z.string(), z.object({ Type: z.string(), Default: z.unknown() })).default({}),
  Resources: z.record(z.string(), resourceSchema).default({}),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
});

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({ type: z.string(), properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});

const assetsSchema = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

/** One resource of a synthesized stack, before anything in it is resolved. */
export type Resource = {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The construct's place in the CDK tree, when the template tells it. */
  readonly path: string | undefined;
};

/** One stack of the synthesized app. */
export type Stack = {
  readonly name: string;
  readonly parameters: Readonly<Record<string, { readonly Type: string; readonly Default?: unknown }>>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly outputs: Readonly<
    Record<string, { readonly Value?: unknown; readonly Export?: { readonly Name?: unknown } | undefined }>
  >;
};

/** What `cdk synth` made: the stacks, and the folder of each asset by its object key. */
export type Assembly = { readonly stacks: readonly Stack[]; readonly assets: ReadonlyMap<string, string> };

/** Read a synthesized app. With several stages in it, `stage` names the one to run. */
export function readAssembly(folder: string, stage?: string): Assembly {
  const { artifacts } = readJson(join(folder, 'manifest.json'), manifestSchema);
  const ofType = (type: string) => Object.entries(artifacts).filter(([, artifact]) => artifact.type === type);
  const stacks = ofType('aws:cloudformation:stack');
  const nested = ofType('cdk:cloud-assembly');
  if (stacks.length === 0 && nested.length > 0) {
    return readAssembly(join(folder, nestedFolder(nested, stage)));
  }
  const assets = ofType('cdk:asset-manifest').flatMap(([, { properties }]) => readAssets(folder, properties.file));
  return {
    stacks: stacks.map(([name, { properties }]) => readStack(name, join(folder, String(properties.templateFile)))),
    assets: new Map(assets),
  };
}

function nestedFolder(nested: [string, { properties: Record<string, unknown> }][], stage: string | undefined): string {
  const folders = nested.map(([, { properties }]) => String(properties.directoryName));
  const chosen = stage === undefined ? folders : folders.filter((name) => name === `assembly-${stage}`);
  const [only, ...others] = chosen;
  if (only === undefined || others.length > 0) {
    throw new Error(`The synthesized app has the stages ${folders.join(', ')}; one of them must be named`);
  }
  return only;
}

function readStack(name: string, file: string): Stack {
  const template = readJson(file, templateSchema);
  const resources = Object.entries(template.Resources).map(([logicalId, { Type, Properties, Metadata, Condition }]) => {
    if (Condition !== undefined && Type !== 'AWS::CDK::Metadata') {
      throw new Error(`${name}/${logicalId} depends on the condition ${Condition}, which cannot be evaluated here`);
    }
    const path = Metadata['aws:cdk:path'];
    const resource: Resource = {
      stack: name,
      logicalId,
      type: Type,
      properties: Properties,
      path: typeof path === 'string' ? path : undefined,
    };
    return [logicalId, resource] as const;
  });
  return { name, parameters: template.Parameters, resources: new Map(resources), outputs: template.Outputs };
}

function readAssets(folder: string, file: unknown): [string, string][] {
  const { files } = readJson(join(folder, String(file)), assetsSchema);
  return Object.values(files).flatMap(({ source: { path }, destinations }) =>
    path === undefined
      ? []
      : Object.values(destinations).map(({ objectKey }): [string, string] => [objectKey, join(folder, path)]),
  );
}

function readJson<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) {
    throw new Error(`${file} is not what cdk synth writes: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}
