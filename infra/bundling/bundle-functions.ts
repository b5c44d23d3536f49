import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { BuildOptions, BuildResult } from 'esbuild';
import { build } from 'esbuild';
import { slimDependencies } from './slim-dependencies.ts';

/**
 * Some packages (soap, xml parsers) call `require` or read `__dirname`, which an ES module has not. The names are long because
 * they share the module's top level with every bundled one.
 */
const commonJsNames = [
  "import { createRequire as ledgerbridgeCreateRequire } from 'node:module';",
  'const require = ledgerbridgeCreateRequire(import.meta.url);',
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join('\n');

/** One function's bundle: its name, the minified size, and what weighs most in it. */
export type BundleSize = {
  readonly name: string;
  readonly bytes: number;
  readonly heaviest: readonly { readonly from: string; readonly bytes: number }[];
};

/** How every function is bundled, for Lambda's Node 24. */
export function bundleOptions(projectFolder: string): BuildOptions & { write: false; metafile: true } {
  return {
    absWorkingDir: projectFolder,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    // The SDK's ES modules: its CommonJS ones cannot be shaken, which costs 240 kB a function.
    mainFields: ['module', 'main'],
    // undici leaves its experimental HTTP parser (165 kB) out when this name exists.
    define: { esbuildDetection: 'true' },
    banner: { js: commonJsNames },
    plugins: [slimDependencies],
    sourcemap: 'external',
    sourcesContent: false,
    outExtension: { '.js': '.mjs' },
    metafile: true,
    write: false,
    logLevel: 'warning',
    logOverride: { 'import-is-undefined': 'error' },
  };
}

/** The entries by function name: every `functions/<name>/handler.ts` or `.tsx`. */
export function functionEntries(projectFolder: string): Readonly<Record<string, string>> {
  const handlers = globSync('functions/*/handler.{ts,tsx}', { cwd: projectFolder }).sort();
  return Object.fromEntries(handlers.map((handler) => [basename(dirname(handler)), handler]));
}

/**
 * Bundles every function into `<outFolder>/functions/<name>/index.mjs`, one call for all. Source maps go to `<outFolder>/maps`,
 * outside the assets; the sizes to `<outFolder>/bundle-sizes.json`.
 */
export async function bundleFunctions(projectFolder: string, outFolder: string): Promise<readonly BundleSize[]> {
  const entries = functionEntries(projectFolder);
  const functionsFolder = join(outFolder, 'functions');
  const result = await build({
    ...bundleOptions(projectFolder),
    entryPoints: Object.entries(entries).map(([name, handler]) => ({ in: handler, out: `${name}/index` })),
    outdir: functionsFolder,
  });
  rmSync(functionsFolder, { recursive: true, force: true });
  rmSync(join(outFolder, 'maps'), { recursive: true, force: true });
  for (const file of result.outputFiles) {
    const inFunctions = relative(functionsFolder, file.path);
    write(join(outFolder, file.path.endsWith('.map') ? 'maps' : 'functions', inFunctions), file.contents);
  }
  const sizes = Object.entries(entries).map(([name, handler]) => sizeOf(name, handler, result));
  write(join(outFolder, 'bundle-sizes.json'), `${JSON.stringify(sizes, null, 2)}\n`);
  return sizes;
}

function write(path: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}

function sizeOf(name: string, handler: string, result: BuildResult<{ metafile: true }>): BundleSize {
  const output = Object.values(result.metafile.outputs).find((candidate) => candidate.entryPoint === handler);
  const weights = new Map<string, number>();
  for (const [file, { bytesInOutput }] of Object.entries(output?.inputs ?? {})) {
    const from = packageOf(file);
    weights.set(from, (weights.get(from) ?? 0) + bytesInOutput);
  }
  const heaviest = [...weights].sort(([, left], [, right]) => right - left).slice(0, 12);
  return { name, bytes: output?.bytes ?? 0, heaviest: heaviest.map(([from, bytes]) => ({ from, bytes })) };
}

function packageOf(file: string): string {
  const inside = file.split('node_modules/').at(-1) ?? file;
  const parts = inside.split('/');
  if (!file.includes('node_modules/')) return parts.slice(0, 2).join('/');
  return parts.slice(0, inside.startsWith('@') ? 2 : 1).join('/');
}
