import { buildSchema, type GraphQLSchema, isScalarType, Kind, parse, type TypeNode } from 'graphql';
import { readTypes } from './read-types.ts';
import { scalarRules } from './scalar-rules.ts';
import { writeTypes } from './write-types.ts';

/** Root fields that give a connection, and the type of its nodes. */
export const listFields = {
  accounts: 'Account',
  apTransactions: 'APTransaction',
  arTransactions: 'ARTransaction',
  companies: 'Company',
  countries: 'Country',
  currencies: 'Currency',
  customers: 'Customer',
  entities: 'Entity',
  glImportItemErrors: 'GLImportItemError',
  glImportItems: 'GLImportItem',
  objectKinds: 'ObjectKind',
  objectValues: 'ObjectValue',
  periodStatusItems: 'PeriodStatusItem',
  projects: 'Project',
  suppliers: 'Supplier',
  taxTableSetups: 'TaxTableSetup',
  transactions: 'Transaction',
} as const;

/** Root fields that tell what changed in the last three days. */
export const deltaFields = {
  apTransaction_deltas: 'APTransaction',
  arTransaction_deltas: 'ARTransaction',
  customer_deltas: 'Customer',
  project_deltas: 'Project',
  supplier_deltas: 'Supplier',
  transaction_deltas: 'Transaction',
} as const;

/** Plural mutations: the type of the node given back. */
export const pluralMutations = {
  addCompanies: 'Company',
  addCustomers: 'Customer',
  addGLImportItems: 'GLImportItem',
  addProjects: 'Project',
  updateCompanies: 'Company',
  updateCustomers: 'Customer',
  updateProjects: 'Project',
} as const;

/** A root field that gives a connection. */
export type ListField = keyof typeof listFields;
/** A root field that gives deltas. */
export type DeltaField = keyof typeof deltaFields;
/** A mutation that takes a list of inputs. */
export type PluralMutation = keyof typeof pluralMutations;

/** The schema that the sandbox serves. */
export function buildXledgerSchema(): GraphQLSchema {
  const schema = buildSchema([readTypes, writeTypes, filters(), connections(), payloads(), roots()].join('\n'));
  for (const [name, rule] of Object.entries(scalarRules)) {
    const type = schema.getType(name);
    if (!isScalarType(type)) throw new Error(`The schema has no scalar ${name}`);
    type.serialize = rule.read;
    type.parseValue = rule.read;
    type.parseLiteral = (node) => {
      if (node.kind === Kind.STRING) return rule.read(node.value);
      if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return rule.read(Number(node.value));
      return rule.read(undefined);
    };
  }
  return schema;
}

const comparable = ['_gt', '_gte', '_lt', '_lte'];
const filterTypes: Readonly<Record<string, string>> = {
  Int: 'Int',
  String: 'String',
  Boolean: 'Boolean',
  Float: 'Float',
  Int64String: 'Int64String',
  DateTimeString: 'DateTimeString',
  DateString: 'String',
  MoneyString: 'Float',
};

/** A filter a type: each plain field by equality and in a list, and in order where it has one. */
function filters(): string {
  const listed: readonly string[] = Object.values(listFields);
  return parse(readTypes)
    .definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || !listed.includes(definition.name.value)) return [];
      const name = `${definition.name.value}_Filter`;
      const fields = (definition.fields ?? []).flatMap(({ name: { value }, type }) => filterFields(value, type));
      return [`input ${name} { ${fields.join(' ')} AND: [${name}!] OR: [${name}!] }`];
    })
    .join('\n');
}

function filterFields(field: string, type: TypeNode): string[] {
  const scalar = type.kind === Kind.NAMED_TYPE ? filterTypes[type.name.value] : undefined;
  if (scalar === undefined) return [];
  const ordered = scalar === 'Boolean' ? [] : comparable.map((suffix) => `${field}${suffix}: ${scalar}`);
  return [`${field}: ${scalar}`, `${field}_in: [${scalar}!]`, ...ordered];
}

function connections(): string {
  return [...Object.values(listFields), 'Delta' as const]
    .map((name) => {
      const node = name === 'Delta' ? 'DeltaNode' : name;
      return `type ${name}Edge { cursor: String node: ${node} }
        type ${name}Connection { edges: [${name}Edge] pageInfo: PageInfo! }`;
    })
    .join('\n');
}

function payloads(): string {
  return Object.entries(pluralMutations)
    .map(([field, node]) => {
      const name = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
      return `input ${name}Input { clientId: String node: ${name}InputNode! }
        type ${name}Edge { clientId: String node: ${node} }
        type ${name}Payload { edges: [${name}Edge] }`;
    })
    .join('\n');
}

function roots(): string {
  const paging = 'first: Int, last: Int, after: String, before: String';
  const lists = Object.entries(listFields).map(([field, type]) => {
    const narrowing = `filter: ${type}_Filter, ownerSet: OwnerSet, objectStatus: ObjectStatus`;
    return `${field}(${paging}, ${narrowing}): ${type}Connection`;
  });
  const deltas = Object.keys(deltaFields).map(
    (field) => `${field}(first: Int, last: Int, after: String): DeltaConnection`,
  );
  const writes = Object.keys(pluralMutations).map((field) => {
    const name = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
    return `${field}(inputs: [${name}Input!]!): ${name}Payload`;
  });
  return `type Query { ${[...lists, ...deltas].join('\n')} } type Mutation { ${writes.join('\n')} }`;
}
