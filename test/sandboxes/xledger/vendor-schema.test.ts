import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DefinitionNode,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  Kind,
  parse,
  print,
  validate,
} from 'graphql';
import * as z from 'zod';
import { buildXledgerSchema } from '../../../lib/sandboxes/xledger/schema/build-xledger-schema.ts';

const folder = join(import.meta.dirname, '../../../../shared/vendors/xledger');

/** One place where our schema says something else than the vendor's. */
type Difference = string;

/** The vendor's lines of the customer and supplier ledger have one shape, written down once. */
const sameShape: Readonly<Record<string, string>> = {
  ARTransaction: 'SubledgerTransaction',
  APTransaction: 'SubledgerTransaction',
};
/** The shape's subledger is a customer; on the supplier ledger it is a supplier, which is written down nowhere. */
const ours: readonly string[] = ['APTransaction.subledger: Supplier, the vendor has Customer'];

type Fields = ReadonlyMap<string, string>;

function fieldsOf(definition: DefinitionNode): Fields | undefined {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) {
    return undefined;
  }
  return new Map((definition.fields ?? []).map(({ name, type }) => [name.value, print(type)] as const));
}

function vendorTypes(text: string): ReadonlyMap<string, Fields> {
  return new Map(
    parse(text).definitions.flatMap((definition) => {
      const fields = fieldsOf(definition);
      return fields === undefined || !('name' in definition) ? [] : [[definition.name?.value ?? '', fields] as const];
    }),
  );
}

/** Every field that both name has the vendor's type. */
function differences(type: GraphQLNamedType, theirs: Fields): Difference[] {
  if (!isObjectType(type) && !isInputObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const wanted = theirs.get(field.name);
    const found = String(field.type);
    return wanted === undefined || wanted.replace(/!$/, '') === found.replace(/!$/, '')
      ? []
      : [`${type.name}.${field.name}: ${found}, the vendor has ${wanted}`];
  });
}

function compare(text: string): { differing: Difference[]; compared: number } {
  const theirs = vendorTypes(text);
  const types = Object.values(buildXledgerSchema().getTypeMap()).flatMap((type) => {
    const fields = theirs.get(sameShape[type.name] ?? type.name);
    return fields === undefined || /Edge$|^(Query|Mutation)$/.test(type.name) ? [] : [{ type, fields }];
  });
  const compared = types.reduce((sum, { fields }) => sum + fields.size, 0);
  return { differing: types.flatMap(({ type, fields }) => differences(type, fields)), compared };
}

describe('the comparison with the vendor’s schema', () => {
  it('finds a field of another type, and none that agrees', () => {
    expect(compare('type Customer { code: Int email: String taxNo: String! }')).toEqual({
      differing: ['Customer.code: String, the vendor has Int'],
      compared: 3,
    });
  });
});

const operations = z.object({
  operations: z.array(z.object({ rootField: z.string(), fields: z.record(z.string(), z.unknown()) })),
});

// The vendors' contracts are not part of the project: CONTRIBUTING tells where a person downloads them.
const isThere = existsSync(folder) || process.env.VENDOR_CONTRACTS === 'required';
(isThere ? describe : describe.skip)('our schema beside what is public of the vendor’s', () => {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  it('gives every field that both name the vendor’s type', () => {
    const { differing, compared } = compare(read('partial-schema.graphql'));
    expect(differing).toEqual(ours);
    expect(compared).toBeGreaterThan(200);
  });

  it('has the vendor’s enumerations', () => {
    const theirs = parse(read('partial-schema.graphql')).definitions.flatMap((definition) =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION
        ? [[definition.name.value, (definition.values ?? []).map(({ name }) => name.value)] as const]
        : [],
    );
    const own = Object.values(buildXledgerSchema().getTypeMap()).flatMap((type) =>
      isEnumType(type) && !type.name.startsWith('__')
        ? [[type.name, type.getValues().map(({ name }) => name)] as const]
        : [],
    );
    expect(new Map(own)).toEqual(new Map(theirs));
  });

  it('takes no input that no client of the vendor has sent', () => {
    const partial = vendorTypes(read('partial-schema.graphql'));
    const known = new Map(
      operations.parse(JSON.parse(read('graphql-operations.json'))).operations.map(({ rootField, fields }) => {
        return [rootField, Object.keys(fields).map((path) => path.split('.')[0])] as const;
      }),
    );
    const unknown = Object.values(buildXledgerSchema().getTypeMap()).flatMap((type) => {
      const rootField = /^(\w+)InputNode$/.exec(type.name)?.[1];
      if (rootField === undefined || !isInputObjectType(type)) return [];
      const names = known.get(rootField.charAt(0).toLowerCase() + rootField.slice(1)) ?? [];
      return Object.keys(type.getFields())
        .filter((field) => !names.includes(field) && partial.get(type.name)?.has(field) !== true)
        .map((field) => `${type.name}.${field}`);
    });
    expect(unknown).toEqual([]);
  });

  it('takes and answers the vendor’s own samples', () => {
    const sample = z.array(z.object({ name: z.string(), query: z.string().optional() }));
    const queries = sample.parse(JSON.parse(read('graphql-samples.json'))).filter(({ name, query }) => {
      // Webhooks are not served here.
      return query !== undefined && !name.includes('webhook');
    });
    const schema = buildXledgerSchema();
    expect(queries.length).toBeGreaterThan(5);
    for (const { query } of queries) expect(validate(schema, parse(query ?? ''))).toEqual([]);
  });
});
