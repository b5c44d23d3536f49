import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { projectRoot } from '../support/source-files.ts';

/** A document by its path, with its text. */
export type Document = { readonly path: string; readonly text: string };

/** Links of a document that lead nowhere: to no file, or to a heading that the other document lacks. */
export function brokenLinks(document: Document, readText: (path: string) => string): string[] {
  const targets = [...withoutCode(document.text).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target]) => target ?? []);
  return targets
    .filter((target) => !/^https?:/.test(target))
    .filter((target) => !leadsSomewhere(document, target, readText));
}

function leadsSomewhere(document: Document, target: string, readText: (path: string) => string): boolean {
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? document.path : normalize(join(dirname(document.path), file));
  if (path.startsWith('..') || !existsSync(join(projectRoot, path))) return false;
  if (anchor === undefined) return true;
  const text = path === document.path ? document.text : readText(path);
  return headings(text).includes(anchor);
}

/** Headings as GitHub makes anchors of them. */
function headings(text: string): string[] {
  return [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function withoutCode(text: string): string {
  return text.replace(/^```.*?^```$/gms, '');
}
