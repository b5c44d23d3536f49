import ts from 'typescript';
import type { Rule } from '../support/rule.ts';
import { typeScriptIn } from '../support/source-files.ts';
import { commentsIn, nodesOf, placeOf } from '../support/syntax.ts';
import { vendorCallsIn } from './vendor-calls.ts';

/**
 * A call to a vendor carries a link to the vendor's documentation, in the comments of the innermost function that has a
 * name. A function that is not exported may leave the link to those who use it in its file; the members of an object may
 * share the object's comments when these hold a link for each that calls.
 */
export const vendorCallsAreDocumented: Rule = (files) =>
  typeScriptIn(files, 'lib/connectors').flatMap((file) => {
    const homes = new Set(vendorCallsIn(file).map(namedHomeOf));
    return [...homes]
      .filter((home) => !isDocumented(home, { homes, asked: [] }))
      .map((home) => `${placeOf(home)} calls the vendor without a link to its documentation`);
  });

/** The functions of the file that call the vendor, and those that led to the question. */
type Question = { readonly homes: ReadonlySet<ts.Node>; readonly asked: readonly ts.Node[] };

function isDocumented(home: ts.Node, { homes, asked }: Question): boolean {
  if (asked.includes(home)) {
    return true;
  }
  const next = { homes, asked: [...asked, home] };
  const outer = ts.isSourceFile(home.parent) ? undefined : namedHomeOf(home.parent);
  if (linksIn(home) > 0 || (outer !== undefined && coversMembers(outer, homes))) {
    return true;
  }
  if (outer !== undefined && isFunctionHome(outer)) {
    return isDocumented(outer, next);
  }
  const users = isExported(home) ? [] : usersOf(home);
  return users.length > 0 && users.every((user) => isDocumented(user, next));
}

function linksIn(node: ts.Node): number {
  const comments = commentsIn(node.getSourceFile(), node.getFullStart(), node.end);
  return comments.reduce((count, words) => count + words.split('https://').length - 1, 0);
}

/** An object that is no function itself, with as many links as it has functions that call. */
function coversMembers(statement: ts.Node, homes: ReadonlySet<ts.Node>): boolean {
  const members = nodesOf(statement).filter((node) => homes.has(node));
  return ts.isVariableStatement(statement) && linksIn(statement) >= Math.max(1, members.length);
}

function usersOf(home: ts.Node): ts.Node[] {
  const name = nameOf(home);
  const uses = nodesOf(home.getSourceFile()).filter(
    (node) => ts.isIdentifier(node) && node.text === name && node.parent !== home && namedHomeOf(node) !== home,
  );
  return [...new Set(uses.map(namedHomeOf))];
}

function nameOf(home: ts.Node): string | undefined {
  if (ts.isVariableStatement(home)) {
    return home.declarationList.declarations[0]?.name.getText();
  }
  return ts.isFunctionDeclaration(home) ? home.name?.text : undefined;
}

function isExported(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function isFunctionHome(node: ts.Node): boolean {
  const value = ts.isPropertyAssignment(node)
    ? node.initializer
    : ts.isVariableStatement(node)
      ? node.declarationList.declarations[0]?.initializer
      : undefined;
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    (value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)))
  );
}

/** The innermost function with a name around a node; where there is none, the statement at the top of the file. */
function namedHomeOf(node: ts.Node): ts.Node {
  return isFunctionHome(node) || node.parent === undefined || ts.isSourceFile(node.parent)
    ? node
    : namedHomeOf(node.parent);
}
