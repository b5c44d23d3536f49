import type { Plugin } from 'esbuild';

/**
 * What `soap` loads but never reaches when its client gets an `httpClient` of ours and a WSDL text: the name it imports of each,
 * and what that is for. Together they weigh 380 kB.
 */
const unreachedBySoap: Readonly<Record<string, { readonly name: string; readonly use: string }>> = {
  axios: { name: 'create', use: "soap's own HTTP client" },
  'axios-ntlm': { name: 'NtlmClient', use: 'NTLM log-in' },
  formidable: { name: 'MultipartParser', use: 'SOAP attachments' },
  'whatwg-mimetype': { name: 'MIMEType', use: 'SOAP attachments' },
};

const modulesLeftOutOfSoap = new RegExp(`^(${[...Object.keys(unreachedBySoap), 'debug'].join('|')})$`);

/** Keeps out of the bundles what Ledgerbridge never reaches. What is left out throws when it is reached after all. */
export const slimDependencies: Plugin = {
  name: 'slim-dependencies',
  setup(build) {
    build.onResolve({ filter: modulesLeftOutOfSoap }, ({ path, importer }) =>
      /[\\/]node_modules[\\/]soap[\\/]/.test(importer) ? { path, namespace: 'slim' } : undefined,
    );
    // undici's HTTP parser for processors without WASM SIMD (72 kB). arm64 and x64 have it in Node 24.
    build.onResolve({ filter: /llhttp\/llhttp-wasm\.js$/ }, ({ path, importer }) =>
      /[\\/]node_modules[\\/]undici[\\/]/.test(importer) ? { path, namespace: 'slim' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'slim' }, ({ path }) => ({ contents: slimModule(path), loader: 'js' }));
  },
};

function slimModule(path: string): string {
  if (path === 'debug') return 'module.exports = () => Object.assign(() => {}, { enabled: false });';
  const unreached = unreachedBySoap[path];
  if (unreached === undefined) return 'module.exports = undefined;';
  const sentence = `${path} (${unreached.use}) is left out of the bundle: see infra/bundling/slim-dependencies.ts`;
  return `export function ${unreached.name}() { throw new Error(${JSON.stringify(sentence)}); }`;
}
