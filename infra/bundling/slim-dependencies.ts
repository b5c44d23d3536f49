import type { Plugin } from 'esbuild';

/**
 * What `soap` loads but never reaches when its client gets an `httpClient` of ours and a WSDL text: the name each file of it
 * imports, and what that is for. Without these an XML call costs 670 kB, with them about 110.
 */
const unreachedBySoap: Readonly<Record<string, { readonly exports: readonly string[]; readonly use: string }>> = {
  axios: { exports: ['create'], use: "soap's own HTTP client" },
  'axios-ntlm': { exports: ['NtlmClient'], use: 'NTLM log-in' },
  formidable: { exports: ['MultipartParser'], use: 'SOAP attachments' },
  'whatwg-mimetype': { exports: ['MIMEType'], use: 'SOAP attachments' },
  'xml-crypto': { exports: ['SignedXml'], use: 'WS-Security signatures' },
};

/** The fallback of undici's HTTP parser for processors without WASM SIMD, and of the parser it uses inside jest. Node 24 has SIMD on arm64 and x64. */
const unreachedByUndici = /llhttp[\\/]llhttp-wasm\.js$/;

/** undici by the parts a client needs. An import of anything else fails the build and names it. */
const slimUndici = `
import Agent from 'undici/lib/dispatcher/agent.js';
import Client from 'undici/lib/dispatcher/client.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import errors from 'undici/lib/core/errors.js';
import requestOn from 'undici/lib/api/api-request.js';

Dispatcher.prototype.request = requestOn;

export { Agent, Client, Dispatcher, Pool, errors };

export function request(address, { dispatcher, ...order } = {}) {
  if (!dispatcher) throw new errors.InvalidArgumentError('the bundled undici has no global dispatcher: pass one');
  const url = new URL(address);
  const method = order.method || (order.body ? 'PUT' : 'GET');
  return dispatcher.request({ ...order, origin: url.origin, path: url.pathname + url.search, method });
}
`;

/** Keeps out of the bundles what Ledgerbridge never reaches. What is left out throws when it is reached after all. */
export function slimDependencies(projectFolder: string): Plugin {
  return {
    name: 'slim-dependencies',
    setup(build) {
      build.onResolve({ filter: /^undici$/ }, () => ({ path: 'undici', namespace: 'slim' }));
      build.onResolve({ filter: /llhttp-wasm\.js$/ }, ({ path, importer }) =>
        unreachedByUndici.test(path) && /[\\/]undici[\\/]/.test(importer) ? { path, namespace: 'slim' } : undefined,
      );
      build.onResolve({ filter: /^[a-z-]+$/ }, ({ path, importer }) =>
        /[\\/]soap[\\/]lib[\\/]/.test(importer) && (path === 'debug' || path in unreachedBySoap)
          ? { path, namespace: 'slim' }
          : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'slim' }, ({ path }) => ({
        contents: slimModule(path),
        resolveDir: projectFolder,
        loader: 'js',
      }));
    },
  };
}

function slimModule(name: string): string {
  if (name === 'undici') return slimUndici;
  if (name === 'debug') return 'module.exports = () => Object.assign(() => {}, { enabled: false });';
  const unreached = unreachedBySoap[name];
  if (unreached === undefined) return 'module.exports = undefined;';
  const sentence = JSON.stringify(`${name} (${unreached.use}) is left out of the bundle: see infra/bundling/slim-dependencies.ts`);
  return unreached.exports.map((word) => `export function ${word}() { throw new Error(${sentence}); }`).join('\n');
}
