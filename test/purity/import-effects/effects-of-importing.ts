import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { projectRoot, type SourceFile, typeScriptIn } from '../../support/source-files.ts';

const effectsSchema = z.array(z.strictObject({ what: z.string(), place: z.string() }));

/** Imports files below a folder in a process of its own, and tells what they did: `lib/a.ts:1:2 process.env.X`. */
export async function effectsOfImporting(root: string, paths: readonly string[]): Promise<readonly string[]> {
  const program = join(import.meta.dirname, 'import-all.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', program, root, ...paths], {
    cwd: projectRoot,
    maxBuffer: 10_000_000,
  });
  const effects = effectsSchema.parse(JSON.parse(stdout));
  return [...new Set(effects.map(({ what, place }) => `${place} ${what}`))];
}

/**
 * Files that are programs: started, never imported. A thread's or process's first file ends in `-entry.ts`, a command is called
 * main.ts, and the CDK app and its bundling are started by name.
 */
const programs = /(?:\/main|-entry)\.ts$|^infra\/(?:app|bundle)\.ts$/;

/** All files that others import. */
export function importableFiles(files: readonly SourceFile[]): string[] {
  return typeScriptIn(files, 'lib', 'functions', 'infra')
    .map(({ path }) => path)
    .filter((path) => !programs.test(path));
}
