import type { Plugin } from 'esbuild';

/** A package that another one imports and that Ledgerbridge never reaches. */
type Unreached = {
  /** The function that the importer calls of it. */
  readonly name: string;
  readonly importer: string;
  readonly use: string;
};

/**
 * Left out of every bundle, 450 kB together. soap gets an `httpClient` of ours and a WSDL text; a Lambda has its credentials in the
 * environment (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html), which the SDK asks first.
 */
const unreached: Readonly<Record<string, Unreached>> = {
  axios: { name: 'create', importer: 'soap', use: "soap's own HTTP client" },
  'axios-ntlm': { name: 'NtlmClient', importer: 'soap', use: 'NTLM log-in' },
  formidable: { name: 'MultipartParser', importer: 'soap', use: 'SOAP attachments' },
  'whatwg-mimetype': { name: 'MIMEType', importer: 'soap', use: 'SOAP attachments' },
  '@aws-sdk/credential-provider-sso': awsCredentials('fromSSO'),
  '@aws-sdk/credential-provider-ini': awsCredentials('fromIni'),
  '@aws-sdk/credential-provider-process': awsCredentials('fromProcess'),
  '@aws-sdk/credential-provider-web-identity': awsCredentials('fromTokenFile'),
};

/** What stands in for modules that are loaded and do not matter. */
const harmless: Readonly<Record<string, string>> = {
  // soap logs through it when DEBUG is set.
  debug: 'module.exports = () => Object.assign(() => {}, { enabled: false });',
  // undici's HTTP parser for processors without WASM SIMD. arm64 and x64 have it in Node 24.
  '../llhttp/llhttp-wasm.js': 'module.exports = undefined;',
  // zod's own messages in fifty languages, 250 kB, kept whole where a package imports `{ z }`. Ours are in the forms' words.
  '../locales/index.js': 'export {};',
};

/** Keeps out of the bundles what Ledgerbridge never reaches. What is left out throws when it is reached after all. */
export const slimDependencies: Plugin = {
  name: 'slim-dependencies',
  setup(build) {
    const names = [...Object.keys(unreached), ...Object.keys(harmless)];
    const filter = new RegExp(`^(${names.join('|').replaceAll('.', '\\.')})$`);
    build.onResolve({ filter }, ({ path, importer }) => {
      const expected = unreached[path]?.importer ?? '(soap|undici|zod)';
      const slim = new RegExp(`[\\\\/]node_modules[\\\\/]${expected}[\\\\/]`).test(importer);
      return slim ? { path, namespace: 'slim' } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: 'slim' }, ({ path }) => ({ contents: standIn(path), loader: 'js' }));
  },
};

function awsCredentials(name: string): Unreached {
  return {
    name,
    importer: '@aws-sdk[\\\\/]credential-provider-node',
    use: 'credentials from elsewhere than the environment',
  };
}

function standIn(path: string): string | undefined {
  const left = unreached[path];
  if (left === undefined) return harmless[path];
  const sentence = `${path} (${left.use}) is left out of the bundle: see infra/bundling/slim-dependencies.ts`;
  return `export function ${left.name}() { throw new Error(${JSON.stringify(sentence)}); }`;
}
