import ts from 'typescript';
import type { Rule } from '../support/rule.ts';
import { typeScriptIn } from '../support/source-files.ts';
import { nodesOf, placeOf, syntaxOf } from '../support/syntax.ts';

const areas = ['lib', 'functions', 'infra', 'test'] as const;
const kebabCase = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.d|\.test)?\.tsx?$/;
const bannedWords = ['utils', 'util', 'helpers', 'helper', 'req', 'opts', 'msg'];

/** Files are named in kebab-case. */
export const filesAreKebabCase: Rule = (files) =>
  files
    .filter(({ path }) => areas.some((area) => path.startsWith(`${area}/`)) && /\.tsx?$/.test(path))
    .filter(({ path }) => !kebabCase.test(path.slice(path.lastIndexOf('/') + 1)))
    .map(({ path }) => `${path}:1 is not in kebab-case`);

/** No file or folder is named for being of use. */
export const filesSayWhatTheyHold: Rule = (files) =>
  files
    .filter(({ path }) => areas.some((area) => path.startsWith(`${area}/`)))
    .filter(({ path }) =>
      path
        .toLowerCase()
        .split(/[/.-]/)
        .some((word) => bannedWords.includes(word)),
    )
    .map(({ path }) => `${path}:1 has a name that says nothing (${bannedWords.join(', ')})`);

/** No name of ours contains a word that says nothing. Names that others gave (`context.req` of Hono) are not ours. */
export const namesSayWhatTheyMean: Rule = (files) =>
  typeScriptIn(files, ...areas).flatMap((file) =>
    nodesOf(syntaxOf(file)).flatMap((node) => {
      const name = declaredName(node);
      const words = name?.text.split(/(?=[A-Z])|_|\d+/).map((word) => word.toLowerCase()) ?? [];
      return name && words.some((word) => bannedWords.includes(word))
        ? [`${placeOf(name)} ${name.text} is a name that says nothing`]
        : [];
    }),
  );

/** The name that a declaration introduces. `{ req: request }` introduces `request`. */
function declaredName(node: ts.Node): ts.Identifier | undefined {
  const declares =
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isMethodSignature(node) ||
    ts.isMethodDeclaration(node);
  return declares && node.name && ts.isIdentifier(node.name) ? node.name : undefined;
}
