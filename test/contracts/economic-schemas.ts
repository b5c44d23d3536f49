import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const openApiSchema = z.object({
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
});

const operationSchema = z.object({
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.looseObject({}) })) }),
});

/** The bodies that a folder of OpenAPI documents describes, each as a schema that stands alone. */
export function openApiBodies(folder: string) {
  const documents = readdirSync(folder).map((file) =>
    openApiSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  );
  return {
    find(method: string, path: string): object | undefined {
      for (const { servers, paths, components } of documents) {
        const base = new URL(servers[0]?.url ?? '').pathname.replace(/\/$/, '');
        const fitting = Object.entries(paths).filter(([one]) => patternOf(`${base}${one}`).test(path));
        const operations = fitting.map(([, verbs]) => operationSchema.safeParse(verbs[method.toLowerCase()]));
        const operation = operations.find(({ success }) => success);
        if (operation?.data === undefined) continue;
        const [content] = Object.values(operation.data.requestBody.content);
        return content && { ...content.schema, components: { schemas: withoutNullable(components.schemas) } };
      }
      return undefined;
    },
  };
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`);
}

/** OpenAPI 3.0 keeps patterns on integers and the like; only what JSON Schema knows is left to mean something. */
function withoutNullable(schemas: Readonly<Record<string, object>>): unknown {
  return JSON.parse(JSON.stringify(schemas).replaceAll('"format":"binary"', '"format":"regex"'));
}

/**
 * A draft-03 schema (https://datatracker.ietf.org/doc/html/draft-zyp-json-schema-03) in today's words: what is required
 * stands with the object, and nothing beside the named properties is allowed, since the vendor would pass over it.
 */
export function jsonSchemaOf(text: string): object {
  const parsed: unknown = JSON.parse(text.replace(/,(\s*[}\]])/g, '$1'));
  return Object(modern(parsed));
}

function modern(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(modern);
  if (typeof node !== 'object' || node === null) return node;
  const { required: _required, $schema: _schema, id: _id, ...rest } = { required: 0, $schema: 0, id: 0, ...node };
  const properties = z.record(z.string(), z.looseObject({})).safeParse(Reflect.get(rest, 'properties'));
  const others = Object.fromEntries(Object.entries(rest).map(([name, child]) => [name, modern(child)]));
  if (!properties.success) return others;
  // A reference is named by its number or by its link: the schema calls the link required, the documentation does not.
  const needed = Object.entries(properties.data).filter(([name, child]) => child.required === true && name !== 'self');
  const children = Object.fromEntries(Object.entries(properties.data).map(([name, child]) => [name, modern(child)]));
  return { ...others, properties: children, required: needed.map(([name]) => name), additionalProperties: false };
}

/** The fields of a form, under the names that the schema gives them: the server does not tell capitals apart. */
export function formFieldsOf(form: string, schema: object): Record<string, string> {
  const known = [...JSON.stringify(schema).matchAll(/"([A-Za-z]+)":\{"/g)].map(([, name = '']) => name);
  const parts = [...form.matchAll(/name="([^"]+)"[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n([\s\S]*?)\r\n--/g)];
  return Object.fromEntries(
    parts.map(([, name = '', value = '']) => {
      return [known.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name, value];
    }),
  );
}
