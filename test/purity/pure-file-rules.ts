import ts from 'typescript';
import type { Rule } from '../support/rule.ts';
import { type SourceFile, typeScriptIn } from '../support/source-files.ts';
import { moduleLinks, nodesOf, placeOf, syntaxOf } from '../support/syntax.ts';

const purePaths = [
  /^lib\/documents\//,
  /^lib\/accounting\//,
  /^lib\/connectors\/[^/]+\/(?:decode|encode)(?:-[^/]+)?\.ts$/,
  /^lib\/connectors\/[^/]+\/errors\.ts$/,
  /^lib\/sync\/(?:receipt(?:-[^/]+)?|errors|outcome|problems|problem-texts|fingerprint|backoff|digest(?:-[^/]+)?)\.ts$/,
];

/** True for files whose result depends on nothing but what they are given. */
function isPure({ path }: SourceFile): boolean {
  return purePaths.some((pattern) => pattern.test(path));
}

const globalsOfTheWorld = new Set([
  'process',
  'fetch',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'console',
  'Temporal',
]);

/** Pure files wait for nothing, and know neither network, files, environment, clock nor chance. */
export const pureFilesArePure: Rule = (files) =>
  typeScriptIn(files, 'lib')
    .filter(isPure)
    .flatMap((file) =>
      nodesOf(syntaxOf(file)).flatMap((node) => {
        const impurity = impurityOf(node);
        return impurity === undefined ? [] : [`${placeOf(node)} a pure file holds ${impurity}`];
      }),
    );

function impurityOf(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node)) {
    return 'async work';
  }
  if (ts.isTypeReferenceNode(node) && /^(?:Promise|PromiseLike|AsyncIterable)$/.test(node.typeName.getText())) {
    return 'async work';
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
    return 'a clock (new Date())';
  }
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') {
    return 'a clock (Date())';
  }
  if (ts.isPropertyAccessExpression(node) && /^(?:Date\.now|Math\.random)$/.test(node.getText())) {
    return `a clock or chance (${node.getText()})`;
  }
  return ts.isIdentifier(node) && globalsOfTheWorld.has(node.text) && isGlobalUse(node) ? node.text : undefined;
}

/** `fetch` as a value; not the property of that name, a type or a declaration of our own. */
function isGlobalUse(node: ts.Identifier): boolean {
  const { parent } = node;
  const isName =
    (ts.isPropertyAccessExpression(parent) && parent.name === node && parent.expression.getText() !== 'globalThis') ||
    (ts.isBindingElement(parent) && parent.propertyName === node) ||
    ('name' in parent && parent.name === node && !ts.isPropertyAccessExpression(parent)) ||
    ts.isTypeReferenceNode(parent);
  return !isName;
}

/** What a pure file may import of Node: texts and hashes. `randomUUID` is refused by name. */
const calmModules: Readonly<Record<string, readonly string[]>> = {
  'node:crypto': ['createHash'],
  'node:buffer': ['Buffer'],
};

/** Pure files import nothing of Node but what computes. */
export const pureFilesImportWhatComputes: Rule = (files) =>
  typeScriptIn(files, 'lib')
    .filter(isPure)
    .flatMap((file) =>
      moduleLinks(file)
        .filter((link) => !link.typesOnly && isWorldly(link.specifier, link.node))
        .map((link) => `${placeOf(link.node)} a pure file imports ${link.specifier}`),
    );

const worldlyPackages = ['undici', 'soap', 'axios', '@aws-sdk/', '@aws-lambda-powertools/', 'hono'];

function isWorldly(specifier: string, node: ts.Node): boolean {
  if (!specifier.startsWith('node:')) {
    return worldlyPackages.some((name) => specifier.startsWith(name));
  }
  const named = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined;
  const names = named && ts.isNamedImports(named) ? named.elements : [];
  const allowed = calmModules[specifier] ?? [];
  return names.length === 0 || names.some(({ name, propertyName }) => !allowed.includes((propertyName ?? name).text));
}
