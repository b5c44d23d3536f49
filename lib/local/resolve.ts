import type { Assembly, Resource, Stack } from './template.ts';

/** What a resource is called here: the value of `Ref`, and of each attribute that `Fn::GetAtt` may ask for. */
export type LocalName = { readonly ref: string; attribute(name: string): string | undefined };

/** What is needed to turn a template's values into plain ones. */
export type ResolveScope = {
  readonly assembly: Assembly;
  readonly stack: Stack;
  readonly region: string;
  readonly account: string;
  nameOf(resource: Resource): LocalName;
};

/** Values that CloudFormation itself provides. */
const pseudoParameters: Readonly<Record<string, (scope: ResolveScope) => unknown>> = {
  'AWS::Region': ({ region }) => region,
  'AWS::AccountId': ({ account }) => account,
  'AWS::Partition': () => 'aws',
  'AWS::URLSuffix': () => 'amazonaws.com',
  'AWS::StackName': ({ stack }) => stack.name,
  'AWS::StackId': ({ stack, region, account }) =>
    `arn:aws:cloudformation:${region}:${account}:stack/${stack.name}/local`,
  'AWS::NoValue': () => undefined,
};

/** Intrinsic functions, each given its still unresolved argument. */
const intrinsics: Readonly<Record<string, (argument: unknown, scope: ResolveScope) => unknown>> = {
  Ref: (name, scope) => reference(String(name), scope),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, ...attribute] = typeof argument === 'string' ? argument.split('.') : listOf(argument, scope);
    return attributeOf(String(logicalId), attribute.join('.'), scope);
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = listOf(argument, scope);
    return textsOf(parts).join(String(separator));
  },
  'Fn::Select': (argument, scope) => {
    const [index, list] = listOf(argument, scope);
    return textsOf(list)[Number(index)];
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = listOf(argument, scope);
    return String(text).split(String(separator));
  },
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::ImportValue': (name, scope) => exported(resolve(name, scope), scope),
};

/** Replace every intrinsic function in a template's value. @throws Error for one that is not known */
export function resolve(value: unknown, scope: ResolveScope): unknown {
  if (Array.isArray(value)) {
    return value.map((part) => resolve(part, scope)).filter((part) => part !== undefined);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first !== undefined && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
    const intrinsic = intrinsics[first[0]];
    if (intrinsic === undefined) {
      throw new Error(`${scope.stack.name} uses ${first[0]}, which cannot be resolved on one machine`);
    }
    return intrinsic(first[1], scope);
  }
  return Object.fromEntries(
    entries.map(([key, part]) => [key, resolve(part, scope)] as const).filter(([, part]) => part !== undefined),
  );
}

function reference(name: string, scope: ResolveScope): unknown {
  const pseudo = pseudoParameters[name];
  if (pseudo !== undefined) {
    return pseudo(scope);
  }
  const parameter = scope.stack.parameters[name];
  if (parameter !== undefined) {
    return parameterValue(name, parameter);
  }
  return scope.nameOf(resourceOf(name, scope)).ref;
}

/** The bootstrap version is the one value that CDK reads from SSM; nothing depends on it here. */
function parameterValue(name: string, parameter: { Type: string; Default?: unknown }): unknown {
  if (parameter.Type.startsWith('AWS::SSM::') && name !== 'BootstrapVersion') {
    throw new Error(`The parameter ${name} is read from SSM, which one machine does not have`);
  }
  if (parameter.Default === undefined) {
    throw new Error(`The parameter ${name} has no default value`);
  }
  return parameter.Default;
}

function resourceOf(logicalId: string, scope: ResolveScope): Resource {
  const resource = scope.stack.resources.get(logicalId);
  if (resource === undefined) {
    throw new Error(`${scope.stack.name} refers to ${logicalId}, which it does not have`);
  }
  return resource;
}

function attributeOf(logicalId: string, attribute: string, scope: ResolveScope): string {
  const resource = resourceOf(logicalId, scope);
  const value = scope.nameOf(resource).attribute(attribute);
  if (value === undefined) {
    throw new Error(`${scope.stack.name}/${logicalId} (${resource.type}) has no local value for ${attribute}`);
  }
  return value;
}

function substitute(argument: unknown, scope: ResolveScope): string {
  const [template, given] = Array.isArray(argument) ? argument : [argument, {}];
  const variables = new Map(Object.entries(Object(resolve(given, scope))));
  return String(template).replaceAll(/\$\{([^}]+)\}/g, (whole, name: string) => {
    if (name.startsWith('!')) {
      return `\${${name.slice(1)}}`;
    }
    const value = variables.has(name)
      ? variables.get(name)
      : resolve(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name }, scope);
    return value === undefined ? whole : String(value);
  });
}

function exported(name: unknown, scope: ResolveScope): unknown {
  for (const stack of scope.assembly.stacks) {
    for (const { Value, Export } of Object.values(stack.outputs)) {
      if (Export !== undefined && resolve(Export.Name, { ...scope, stack }) === name) {
        return resolve(Value, { ...scope, stack });
      }
    }
  }
  throw new Error(`${scope.stack.name} imports ${String(name)}, which no stack exports`);
}

function listOf(argument: unknown, scope: ResolveScope): unknown[] {
  const list = resolve(argument, scope);
  if (!Array.isArray(list)) {
    throw new Error(`${scope.stack.name} has an intrinsic function without a list: ${JSON.stringify(argument)}`);
  }
  return list;
}

function textsOf(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String) : [String(list)];
}
