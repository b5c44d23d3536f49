import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { catalogue } from '../../functions/catalogue.ts';
import { synthesize } from '../../infra/synthesize.ts';

export const projectFolder = resolve(import.meta.dirname, '..', '..');

/** Functions that no direction brings along. */
export const ownFunctions = [
  'webhook-ingress',
  'release-due',
  'reconcile',
  'poll',
  'notify',
  'export-files',
  'mail-events',
  'console',
];

export type Templates = { readonly state: Template; readonly sync: Template; readonly console: Template };

/** The three stacks as `cdk synth` would write them, from stand-ins for the bundles. */
export function synthesizedTemplates(context: Readonly<Record<string, string>> = {}): Templates {
  const folder = mkdtempSync(join(tmpdir(), 'ledgerbridge-synth-'));
  const bundles = join(folder, 'functions');
  for (const name of [...catalogue.map((story) => story.name), ...ownFunctions]) {
    mkdirSync(join(bundles, name), { recursive: true });
    writeFileSync(join(bundles, name, 'index.mjs'), `export const handler = async () => '${name}';\n`);
  }
  // The rules of CloudFormation itself take two seconds and are checked by `npm run synth`; cdk-nag is checked here.
  process.env.CDK_VALIDATION = 'false';
  const outdir = join(folder, 'cdk.out');
  synthesize({ catalogue, projectFolder, bundles, outdir, context });
  const templateOf = (stack: string) =>
    Template.fromJSON(JSON.parse(readFileSync(join(outdir, `ledgerbridge-production-${stack}.template.json`), 'utf8')));
  const templates = { state: templateOf('state'), sync: templateOf('sync'), console: templateOf('console') };
  rmSync(folder, { recursive: true });
  return templates;
}

/** Logical id and properties of the one resource of this type that `matches`. */
export function onlyResource(
  template: Template,
  type: string,
  matches: (properties: Properties) => boolean,
): { readonly id: string; readonly properties: Properties } {
  const found = Object.entries(template.findResources(type)).filter(([, { Properties }]) => matches(Properties));
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) throw new Error(`${found.length} resources of ${type} match, not one`);
  return { id: only[0], properties: only[1].Properties };
}

/** A resource's properties, read by name. */
export type Properties = Readonly<Record<string, unknown>>;

/** The function whose code is `functions/<name>`. */
export function functionNamed(template: Template, name: string) {
  return onlyResource(
    template,
    'AWS::Lambda::Function',
    (properties) => at(environmentOf(properties), 'POWERTOOLS_SERVICE_NAME') === name,
  );
}

/** The environment of a function. */
export function environmentOf(properties: Properties): unknown {
  return at(properties, 'Environment', 'Variables');
}

/** What stands under a path of keys. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner === undefined ? undefined : Object(inner)[key]), value);
}

export type Statement = {
  readonly actions: readonly string[];
  readonly resources: readonly unknown[];
  readonly condition: unknown;
};

/** Everything that a function's role may do. */
export function statementsOf(template: Template, name: string): readonly Statement[] {
  const role = at(functionNamed(template, name).properties, 'Role', 'Fn::GetAtt', '0');
  return Object.values(template.findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => list(Properties.Roles).some((attached) => at(attached, 'Ref') === role))
    .flatMap(({ Properties }) => list(at(Properties, 'PolicyDocument', 'Statement')))
    .map((statement) => ({
      actions: list(at(statement, 'Action')).map(String),
      resources: list(at(statement, 'Resource')),
      condition: at(statement, 'Condition'),
    }));
}

/** A value as a list: IAM writes single values bare. */
export function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
