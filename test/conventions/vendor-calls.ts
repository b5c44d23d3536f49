import { posix } from 'node:path';
import ts from 'typescript';
import type { SourceFile } from '../support/source-files.ts';
import { nodesOf, syntaxOf } from '../support/syntax.ts';

/**
 * The calls to a vendor in a connector's file: those of `http`, of functions that the connector's client.ts exports, and of
 * methods of objects whose type client.ts exports.
 */
export function vendorCallsIn(file: SourceFile): ts.CallExpression[] {
  const fromClient = namesFromClient(file);
  return nodesOf(syntaxOf(file))
    .filter(ts.isCallExpression)
    .filter((call) => callsVendor(call, fromClient));
}

function namesFromClient(file: SourceFile): ReadonlySet<string> {
  const client = `${file.path.split('/').slice(0, 3).join('/')}/client.ts`;
  const imports = syntaxOf(file).statements.filter(ts.isImportDeclaration);
  const names = imports.flatMap(({ moduleSpecifier, importClause }) => {
    const target = ts.isStringLiteral(moduleSpecifier)
      ? posix.join(posix.dirname(file.path), moduleSpecifier.text)
      : undefined;
    const named = importClause?.namedBindings;
    return target === client && named && ts.isNamedImports(named) ? named.elements.map(({ name }) => name.text) : [];
  });
  return new Set(names);
}

function callsVendor({ expression }: ts.CallExpression, fromClient: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(expression)) {
    return expression.text === 'http' || fromClient.has(expression.text);
  }
  if (!ts.isPropertyAccessExpression(expression)) {
    return false;
  }
  const receiver = expression.expression;
  return expression.name.text === 'http' || (ts.isIdentifier(receiver) && hasTypeFrom(receiver, fromClient));
}

/** True when a parameter or variable of that name is declared with a type that client.ts exports. */
function hasTypeFrom(receiver: ts.Identifier, fromClient: ReadonlySet<string>): boolean {
  return nodesOf(receiver.getSourceFile()).some(
    (node) =>
      (ts.isParameter(node) || ts.isVariableDeclaration(node)) &&
      node.name.getText() === receiver.text &&
      node.type !== undefined &&
      ts.isTypeReferenceNode(node.type) &&
      fromClient.has(node.type.typeName.getText()),
  );
}
