import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** One text file of the project; the path is relative to the project's root, with forward slashes. */
export type SourceFile = { readonly path: string; readonly text: string };

/** The root of the project. */
export const projectRoot = join(import.meta.dirname, '..', '..');

const areas = ['functions', 'infra', 'lib', 'test'];
const notOurs = new Set(['node_modules', '.git', 'cdk.out', 'dist', '.ledgerbridge']);
const readable = /\.(?:ts|tsx|md|json|css|wsdl|xml|js|html|txt|yml|yaml)$/;

/** The text files of the four areas and those at the top, as they are on disk now. */
export function readProject(): SourceFile[] {
  return [...filesIn(projectRoot, false), ...areas.flatMap((area) => filesIn(join(projectRoot, area), true))];
}

function filesIn(folder: string, deep: boolean): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return deep && !notOurs.has(entry.name) ? filesIn(path, true) : [];
    }
    return readable.test(entry.name)
      ? [{ path: relative(projectRoot, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }]
      : [];
  });
}

/** True for TypeScript that people write (declaration files describe other people's packages). */
export function isTypeScript(file: SourceFile): boolean {
  return /\.tsx?$/.test(file.path) && !file.path.endsWith('.d.ts');
}

/** Those of the files that are TypeScript and lie in one of the areas. */
export function typeScriptIn(files: readonly SourceFile[], ...folders: readonly string[]): SourceFile[] {
  return files.filter((file) => isTypeScript(file) && folders.some((folder) => file.path.startsWith(`${folder}/`)));
}
