import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadTsx } from '../../support/load-tsx.ts';
import { type Effect, guardGlobals } from './guard-globals.ts';

/** A program: imports the files below the given folder one after another and prints what that did to the world. */
const [root = '', ...paths] = process.argv.slice(2);
const effects: Effect[] = [];
const give = process.stdout.write.bind(process.stdout);

loadTsx();
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
