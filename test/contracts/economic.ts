import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import * as z from 'zod';
import { formFieldsOf, jsonSchemaOf, openApiBodies } from './economic-schemas.ts';
import type { Finding } from './finding.ts';

const requestSchema = z.object({
  method: z.string(),
  path: z.string(),
  headers: z.object({ 'content-type': z.string() }),
  body: z.unknown(),
});
type Recorded = z.infer<typeof requestSchema> & { readonly sentence: string };

/** Bodies of REST by method and path: the vendor's JSON schemas. */
const restSchemas: readonly (readonly [string, RegExp, string])[] = [
  ['POST', /^\/customers$/, 'customers.post.schema.json'],
  ['PUT', /^\/customers\/\d+$/, 'customers.customerNo.put.schema.json'],
];

/** Every recorded request against e-conomic's contracts in `<folder>/e-conomic`. */
export function checkEconomic(folder: string, recordings: string): Finding[] {
  const home = join(folder, 'e-conomic');
  if (!existsSync(home)) return [{ subject: 'economic', problem: `there is no folder ${home}` }];
  const bodies = openApiBodies(join(home, 'openapi'));
  return recordedIn(join(recordings, 'economic')).map((recorded) => {
    const schema = restSchemaOf(recorded, join(home, 'rest-schemas')) ?? bodies.find(recorded.method, recorded.path);
    const subject = `economic ${recorded.sentence}`;
    if (schema === undefined) return { subject, problem: `no contract of ${recorded.method} ${recorded.path}` };
    return { subject, problem: problemOf(recorded, schema) };
  });
}

function recordedIn(folder: string): Recorded[] {
  const sentences = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'request.json')));
  return sentences.map((sentence) => {
    const text = readFileSync(join(folder, sentence, 'request.json'), 'utf8');
    return { sentence, ...requestSchema.parse(JSON.parse(text)) };
  });
}

function restSchemaOf({ method, path }: Recorded, folder: string): object | undefined {
  const [, , file] = restSchemas.find(([verb, pattern]) => verb === method && pattern.test(path)) ?? [];
  return file === undefined ? undefined : jsonSchemaOf(readFileSync(join(folder, file), 'utf8'));
}

function problemOf({ headers, body }: Recorded, schema: object): string | undefined {
  const isForm = headers['content-type'].startsWith('multipart/');
  const content = isForm ? formFieldsOf(String(body), schema) : body;
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: isForm });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  if (validate(content)) return undefined;
  return ajv.errorsText(validate.errors, { separator: '; ', dataVar: 'body' });
}
