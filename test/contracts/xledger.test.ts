import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { missingFields } from './missing-fields.ts';

const folder = join(import.meta.dirname, '../../lib/connectors/xledger/graphql');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const names = ['company-operations', 'customer-operations', 'project-operations', 'ledger-operations'];

it('finds the generated files as the generator writes them', () => {
  const script = join(import.meta.dirname, 'write-xledger-operations.ts');
  expect(() => execFileSync('node', [script, '--check'], { stdio: 'ignore' })).not.toThrow();
}, 60_000);

it.each(names)('%s fits our schema', (name) => {
  expect(validate(buildSchema(read('schema.graphql')), parse(read(`${name}.graphql`)))).toEqual([]);
});

it('tells a field that the vendor lacks', () => {
  const ours = buildSchema('type Query { a: Int } type Customer { code: String taste: String } ');
  const theirs = buildSchema('type Query { a: Int } type Customer { code: String } ');
  expect(missingFields('Customer', { ours, theirs })).toEqual(['Customer has no field taste']);
  expect(missingFields('Unheard', { ours, theirs })).toEqual([]);
});
