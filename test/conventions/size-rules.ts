import ts from 'typescript';
import type { Rule } from '../support/rule.ts';
import { isTypeScript, typeScriptIn } from '../support/source-files.ts';
import { nodesOf, placeOf, syntaxOf } from '../support/syntax.ts';

const longestFile = 250;
const longestFunction = 60;
const mostParameters = 3;

/** A file fits a few screens. */
export const filesAreShort: Rule = (files) =>
  files
    .filter(isTypeScript)
    .map(({ path, text }) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > longestFile)
    .map(({ path, lines }) => `${path}:1 has ${lines} lines, at most ${longestFile}`);

/** A function fits one screen. What holds tests (describe, it, a shared suite) is no function in this sense. */
export const functionsAreShort: Rule = (files) =>
  typeScriptIn(files, 'lib', 'functions', 'infra', 'test').flatMap((file) => {
    const tree = syntaxOf(file);
    const lineOf = (position: number) => tree.getLineAndCharacterOfPosition(position).line;
    return nodesOf(tree)
      .filter((node) => isFunctionWithBody(node) && !isTestBlock(node))
      .map((node) => ({ node, lines: lineOf(node.end) - lineOf(node.getStart()) + 1 }))
      .filter(({ lines }) => lines > longestFunction)
      .map(({ node, lines }) => `${placeOf(node)} function of ${lines} lines, at most ${longestFunction}`);
  });

/** Above three parameters, one named object. Function types count as well; the columns of a test's table do not. */
export const parametersAreFew: Rule = (files) =>
  typeScriptIn(files, 'lib', 'functions', 'infra', 'test').flatMap((file) =>
    nodesOf(syntaxOf(file)).flatMap((node) => {
      const count = ts.isFunctionLike(node) && !isTestBlock(node) ? node.parameters.length : 0;
      return count > mostParameters ? [`${placeOf(node)} ${count} parameters, at most ${mostParameters}`] : [];
    }),
  );

function isFunctionWithBody(node: ts.Node): boolean {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

const testBlocks = /^(?:describe|it|test|beforeAll|beforeEach|afterAll|afterEach)\b/;

function isTestBlock(node: ts.Node): boolean {
  return (
    isTestCall(node.parent) || (node.getSourceFile().fileName.startsWith('test/') && nodesOf(node).some(isTestCall))
  );
}

function isTestCall(node: ts.Node): boolean {
  return ts.isCallExpression(node) && testBlocks.test(node.expression.getText());
}
