import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import * as z from 'zod';
import type { Finding } from './finding.ts';
import { graphqlFolder, operationFiles } from './generate-xledger-operations.ts';
import { missingFields } from './missing-fields.ts';

const operationList = z.object({
  operations: z.array(
    z.object({ rootField: z.string(), fields: z.record(z.string(), z.unknown()).optional() }).loose(),
  ),
});

/**
 * Our GraphQL operations against the vendor's own contract, as far as it is known: the partial schema, and the list of root
 * fields that public clients use. What neither tells is nothing to compare with.
 */
export function checkXledger(folder: string): Finding[] {
  const schemaFile = join(folder, 'xledger/partial-schema.graphql');
  if (!existsSync(schemaFile)) return [{ subject: 'xledger/partial-schema.graphql', problem: 'is not in the folder' }];
  const theirs = buildSchema(readFileSync(schemaFile, 'utf8'));
  const known = operationList.parse(JSON.parse(readFileSync(join(folder, 'xledger/graphql-operations.json'), 'utf8')));
  const rootFields = new Set(known.operations.map(({ rootField }) => rootField));
  const ours = buildSchema(readFileSync(join(graphqlFolder, 'schema.graphql'), 'utf8'));
  const types = Object.keys(ours.getTypeMap()).filter((name) => !/^(__|Query$|Mutation$)/.test(name));
  const differing = types.flatMap((name) => missingFields(name, { theirs, ours }));
  const ofTypes = { subject: 'Xledger types', problem: differing.length === 0 ? undefined : differing.join('; ') };
  const ofOperations = operationFiles.flatMap((name) => {
    const document = parse(readFileSync(join(graphqlFolder, `${name}.graphql`), 'utf8'));
    return document.definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
      const subject = `Xledger ${definition.operation} ${definition.name?.value}`;
      const own = validate(ours, document).map(({ message }) => message);
      const problems = [...own, ...rootProblems(definition, { theirs, rootFields })];
      return [{ subject, problem: problems.length === 0 ? undefined : problems.join('; ') }];
    });
  });
  return [ofTypes, ...ofOperations];
}

type Contracts = {
  readonly theirs: GraphQLSchema;
  readonly rootFields: ReadonlySet<string>;
};

/** Each root field is one that the vendor has. */
function rootProblems(operation: OperationDefinitionNode, { theirs, rootFields }: Contracts): string[] {
  const root = operation.operation === 'query' ? theirs.getQueryType() : theirs.getMutationType();
  const fields = operation.selectionSet.selections.filter((selection): selection is FieldNode => {
    return selection.kind === Kind.FIELD;
  });
  const unknown = fields
    .map(({ name }) => name.value)
    .filter((name) => !(name in (root?.getFields() ?? {})) && !rootFields.has(name) && !name.endsWith('_deltas'))
    .map((name) => `the vendor has no root field ${name}`);
  return unknown;
}
