import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import {
  buildSchema,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql';

/** Where the connector keeps its schema, its operations, and what is generated from both. */
export const graphqlFolder = join(import.meta.dirname, '../../lib/connectors/xledger/graphql');

const scalars = {
  Int64String: { input: 'string', output: 'string | number' },
  DateTimeString: 'string',
  DateString: 'string',
  MoneyString: { input: 'string', output: 'string | number' },
  Int: { input: 'number', output: 'string | number' },
  String: 'string',
  Float: { input: 'number', output: 'string | number' },
};

/** By what they are about, a pair of files each: what a person writes (.graphql), and what is generated (.ts). */
export const operationFiles = [
  'company-operations',
  'customer-operations',
  'project-operations',
  'ledger-operations',
  'expense-operations',
] as const;

/** Operations as TypeScript: the text that is sent, the type of its variables and of its answer. */
export async function generatedOperations(name: (typeof operationFiles)[number]): Promise<string> {
  const schema = parse(readFileSync(join(graphqlFolder, 'schema.graphql'), 'utf8'));
  const document = parse(readFileSync(join(graphqlFolder, `${name}.graphql`), 'utf8'));
  const types = await codegen({
    filename: `${name}.ts`,
    schema,
    schemaAst: buildSchema(print(schema)),
    documents: [{ document }],
    config: { scalars, skipTypename: true, namingConvention: 'keep', immutableTypes: true },
    plugins: [{ operations: {} }],
    pluginMap: { operations: operationTypes },
  });
  const notice =
    '// Written by `node test/contracts/write-xledger-operations.ts` from the two .graphql files; not by hand.';
  const imported = "import type { XledgerDocument } from './document.ts';";
  return [
    notice,
    imported,
    documented(types),
    ...operationsOf(document).map((each) => constantOf(each, document)),
  ].join('\n\n');
}

function operationsOf(document: DocumentNode): OperationDefinitionNode[] {
  return document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}

function constantOf(operation: OperationDefinitionNode, document: DocumentNode): string {
  const name = operation.name?.value ?? '';
  const kind = operation.operation === 'query' ? 'Query' : 'Mutation';
  const text = stripIgnoredCharacters([operation, ...fragmentsOf(operation, document)].map(print).join('\n'));
  const constant = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return `/** The ${operation.operation} ${name}. */
export const ${constant}: XledgerDocument<${name}${kind}, ${name}${kind}Variables> = {
  name: '${name}',
  text: '${text}',
};`;
}

function fragmentsOf(operation: OperationDefinitionNode, document: DocumentNode): FragmentDefinitionNode[] {
  const names = new Set<string>();
  visit(operation, { FragmentSpread: ({ name }) => void names.add(name.value) });
  return document.definitions.filter(
    (definition): definition is FragmentDefinitionNode =>
      definition.kind === Kind.FRAGMENT_DEFINITION && names.has(definition.name.value),
  );
}

/** Each exported type says what it is; the generator says nothing, and writes a type that nobody uses. */
function documented(types: string): string {
  return types
    .replace(/^export type Incremental.*$/m, '')
    .replaceAll(/(?:\/\*\*[^/]*\*\/\s*)?^export type (\w+)/gm, (_, name: string) => {
      return `/** ${name} of the GraphQL schema. */\nexport type ${name}`;
    });
}
