import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/source-files.ts';

/** The text of a document of the project. */
export function readDocument(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

/** Every document for people: those at the top, and the pages beside the code. */
export function documentPaths(): string[] {
  return globSync(['*.md', '{functions,infra,lib,test}/**/*.md'], { cwd: projectRoot }).sort();
}

/** The part of a document under one heading, up to the next of the same depth. */
export function sectionOf(document: string, heading: string): string {
  const [, after] = document.split(`\n## ${heading}\n`);
  if (after === undefined) throw new Error(`there is no heading "${heading}"`);
  return after.split('\n## ')[0] ?? '';
}

/** The cells of the table whose head begins with this word, a list for each row. */
export function tableRows(document: string, firstHead: string): string[][] {
  const lines = document.split('\n');
  const head = lines.findIndex((line) => line.startsWith(`| ${firstHead} |`));
  if (head < 0) throw new Error(`there is no table with the head "${firstHead}"`);
  const below = lines.slice(head + 2);
  const end = below.findIndex((line) => !line.startsWith('|'));
  return below.slice(0, end < 0 ? undefined : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The words in backticks of a text. */
export function codeWords(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].flatMap(([, word]) => (word === undefined ? [] : [word]));
}
