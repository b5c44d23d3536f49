import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Finding } from './finding.ts';

const operationList = z.object({
  operations: z.array(z.object({ rootField: z.string(), fields: z.record(z.string(), z.unknown()).optional() })),
});
const recordedSchema = z.object({
  body: z.object({
    query: z.string(),
    variables: z.object({ inputs: z.array(z.object({ node: z.record(z.string(), z.unknown()) })).optional() }),
  }),
});

/** Every recorded mutation's fields against those that public clients write, in `<folder>/xledger/graphql-operations.json`. */
export function checkXledgerRequests(folder: string, recordings: string): Finding[] {
  const contract = join(folder, 'xledger/graphql-operations.json');
  if (!existsSync(contract)) return [{ subject: 'xledger/graphql-operations.json', problem: 'is not in the folder' }];
  const { operations } = operationList.parse(JSON.parse(readFileSync(contract, 'utf8')));
  const known = new Map(operations.map(({ rootField, fields = {} }) => [rootField, new Set(Object.keys(fields))]));
  const home = join(recordings, 'xledger');
  return readdirSync(home).flatMap((sentence) => {
    const path = join(home, sentence, 'request.json');
    const recorded = existsSync(path) ? recordedSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
    const { query = '', variables } = recorded?.data?.body ?? {};
    const rootField = /^mutation \w+\([^)]*\)\{(\w+)/.exec(query)?.[1];
    if (rootField === undefined) return [];
    return [{ subject: `xledger ${sentence}`, problem: problemOf(variables?.inputs ?? [], known.get(rootField)) }];
  });
}

type Inputs = readonly { readonly node: Readonly<Record<string, unknown>> }[];

function problemOf(inputs: Inputs, fields: ReadonlySet<string> | undefined): string | undefined {
  if (fields === undefined) return 'no client is known to call this';
  const sent = new Set(inputs.flatMap(({ node }) => pathsOf(node)));
  const unknown = [...sent].filter((path) => !fields.has(path));
  return unknown.length === 0 ? undefined : `no client writes ${unknown.join(', ')}`;
}

/** `country: { code }` as `country.code`. */
function pathsOf(node: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? Object.keys(value).map((inner) => `${name}.${inner}`) : [name],
  );
}
