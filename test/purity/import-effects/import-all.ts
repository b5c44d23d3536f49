import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from 'esbuild';
import { type Effect, guardGlobals } from './guard-globals.ts';

/** A program: imports the files below the given folder one after another and prints what that did to the world. */
const [root = '', ...paths] = process.argv.slice(2);
const effects: Effect[] = [];
const give = process.stdout.write.bind(process.stdout);

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
guardGlobals(root, (effect) => effects.push(effect));

for (const path of paths) {
  try {
    await import(pathToFileURL(join(root, path)).href);
  } catch (error) {
    // Told as an effect: the test names the file and goes on with the others.
    const words = error instanceof Error ? error.message.split('\n')[0] : String(error);
    effects.push({ what: `could not be imported: ${words}`, place: path });
  }
}
give(JSON.stringify(effects), () => process.exit(0));
