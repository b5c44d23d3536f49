import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

/** Lets this process import `.tsx`, which Node itself cannot; the same settings as the bundles of the functions. */
export function loadTsx(): void {
  registerHooks({
    load(url, context, next) {
      if (!url.endsWith('.tsx')) {
        return next(url, context);
      }
      const text = readFileSync(fileURLToPath(url), 'utf8');
      const { code } = transformSync(text, {
        loader: 'tsx',
        format: 'esm',
        jsx: 'automatic',
        jsxImportSource: 'hono/jsx',
      });
      return { format: 'module', source: code, shortCircuit: true };
    },
  });
}
