import type { Rule } from '../support/rule.ts';

const folders = /^lib\/connectors\/[^/]+\//;
const everyConnectorHas = [
  'index.ts',
  'client.ts',
  'schema.ts',
  'decode.ts',
  'encode.ts',
  'errors.ts',
  'limits.ts',
  'README.md',
];

/** Whoever knows one connector finds the way in all of them. More files are possible, fewer are not. */
export const connectorsLookAlike: Rule = (files) => {
  const paths = new Set(files.map(({ path }) => path));
  const connectors = new Set([...paths].flatMap((path) => folders.exec(path)?.[0] ?? []));
  return [...connectors].flatMap((folder) =>
    everyConnectorHas.filter((name) => !paths.has(folder + name)).map((name) => `${folder}${name}:1 is missing`),
  );
};
