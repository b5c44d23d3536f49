import ts from 'typescript';
import type { Rule } from '../support/rule.ts';
import { typeScriptIn } from '../support/source-files.ts';
import { commentsBefore, commentsIn, nodesOf, placeOf, syntaxOf } from '../support/syntax.ts';

/**
 * A catch translates the error (it ends by throwing, or by returning something that tells of it), or a comment in it
 * says why not. The same holds for the function given to a promise's `catch`.
 */
export const catchesTranslate: Rule = (files) =>
  typeScriptIn(files, 'lib', 'functions', 'infra', 'test').flatMap((file) =>
    nodesOf(syntaxOf(file))
      .filter((node) => (ts.isCatchClause(node) ? swallows(node) : isPromiseCatch(node) && callbackSwallows(node)))
      .map((node) => `${placeOf(node)} a catch that neither translates nor says why not`),
  );

function swallows({ block }: ts.CatchClause): boolean {
  return !endsByTelling(block) && commentsIn(block.getSourceFile(), block.getStart(), block.end).length === 0;
}

function isPromiseCatch(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'catch' &&
    node.arguments.length === 1
  );
}

function callbackSwallows(call: ts.CallExpression): boolean {
  const [callback] = call.arguments;
  if (!callback || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback))) {
    return false;
  }
  const { body } = callback;
  const translates = ts.isBlock(body) ? endsByTelling(body) : !isNothing(body);
  const statement = statementOf(call);
  return (
    !translates &&
    commentsBefore(statement).length === 0 &&
    commentsIn(call.getSourceFile(), call.expression.getStart(), endOfLine(call)).length === 0
  );
}

function endOfLine(node: ts.Node): number {
  const { text } = node.getSourceFile();
  const end = text.indexOf('\n', node.end);
  return end === -1 ? text.length : end;
}

function statementOf(node: ts.Node): ts.Node {
  return ts.isStatement(node) || ts.isSourceFile(node) ? node : statementOf(node.parent);
}

/** True when every way through the statement ends by throwing, or by returning more than nothing. */
function endsByTelling(statement: ts.Statement): boolean {
  if (ts.isBlock(statement)) {
    const last = statement.statements.at(-1);
    return last !== undefined && endsByTelling(last);
  }
  if (ts.isIfStatement(statement)) {
    const { thenStatement, elseStatement } = statement;
    return elseStatement !== undefined && endsByTelling(thenStatement) && endsByTelling(elseStatement);
  }
  if (ts.isReturnStatement(statement)) {
    return statement.expression !== undefined && !isNothing(statement.expression);
  }
  return ts.isThrowStatement(statement);
}

const nothings = new Set(['undefined', 'null', 'true', 'false', '{}', '[]', "''", '0']);

function isNothing(expression: ts.Expression): boolean {
  return nothings.has(expression.getText().replace(/^\((.*)\)$/s, '$1'));
}
