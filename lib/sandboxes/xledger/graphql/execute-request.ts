import { type DocumentNode, execute, GraphQLError, type GraphQLSchema, Kind, parse, validate } from 'graphql';
import {
  type DeltaField,
  deltaFields,
  type ListField,
  listFields,
  type PluralMutation,
  pluralMutations,
} from '../schema/build-xledger-schema.ts';
import { addImportItem } from './add-import-items.ts';
import type { PageArguments } from './connection.ts';
import { type ListArguments, listDeltas, listRows } from './list-rows.ts';
import { type MutationInput, type Prepare, runPlural } from './plural-mutation.ts';
import { saveCompany, saveCustomer, saveProject } from './save-master-data.ts';
import type { World } from './world.ts';

/** A document that could be read, with the root fields that it asks for; or why it could not. */
export type ReadDocument =
  | { readonly document: DocumentNode; readonly fields: readonly string[]; readonly writes: boolean }
  | { readonly problem: GraphQLError };

/** Reads a document. */
export function readDocument(query: string): ReadDocument {
  try {
    const document = parse(query);
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const fields = operations.flatMap(({ selectionSet }) =>
      selectionSet.selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : [])),
    );
    return { document, fields, writes: operations.some(({ operation }) => operation === 'mutation') };
  } catch (error) {
    if (error instanceof GraphQLError) return { problem: error };
    throw error;
  }
}

const preparations: Readonly<Record<PluralMutation, Prepare>> = {
  addCompanies: saveCompany(true),
  addCustomers: saveCustomer(true),
  addGLImportItems: addImportItem,
  addProjects: saveProject(true),
  updateCompanies: saveCompany(false),
  updateCustomers: saveCustomer(false),
  updateProjects: saveProject(false),
};

const isListField = (field: string): field is ListField => field in listFields;
const isDeltaField = (field: string): field is DeltaField => field in deltaFields;
const isPluralMutation = (field: string): field is PluralMutation => field in pluralMutations;

/** What answers each root field. */
const roots = Object.fromEntries(
  [...Object.keys(listFields), ...Object.keys(deltaFields), ...Object.keys(pluralMutations)].map((field) => [
    field,
    (asked: ListArguments & PageArguments & { inputs?: readonly MutationInput[] }, world: World) => {
      if (isListField(field)) return listRows(world, field, asked);
      if (isDeltaField(field)) return listDeltas(world, field, asked);
      if (!isPluralMutation(field)) return undefined;
      const inputs = asked.inputs ?? [];
      world.counted.inputs += inputs.length;
      return runPlural(world, { field, prepare: preparations[field] }, inputs);
    },
  ]),
);

/** A request ready to be run. */
export type Runnable = {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
};

/** Validates and runs a request; data and errors may come together. */
export async function executeRequest(schema: GraphQLSchema, request: Runnable, world: World): Promise<object> {
  const broken = validate(schema, request.document);
  if (broken.length > 0) return { errors: broken.map((error) => shownError(error, 'ARGUMENTS_OF_CORRECT_TYPE')) };
  const { data, errors } = await execute({
    schema,
    document: request.document,
    rootValue: roots,
    contextValue: world,
    variableValues: request.variables,
    operationName: request.operationName,
  });
  if (errors === undefined) return { data };
  const shown = errors.map((error) => shownError(error, 'INVALID_VALUE'));
  return data === undefined ? { errors: shown } : { data, errors: shown };
}

/** Clients have seen a refused document with the code of its arguments, and a refused value with its own. */
export function shownError(error: GraphQLError, code: string): object {
  const shown = error.toJSON();
  return { ...shown, extensions: { code, ...shown.extensions } };
}
