import ts from 'typescript';
import type { Rule } from '../support/rule.ts';
import { typeScriptIn } from '../support/source-files.ts';
import { commentsIn, nodesOf, placeOf, syntaxOf } from '../support/syntax.ts';

const areas = ['lib', 'functions', 'infra', 'test'] as const;

/** What is not known yet is `unknown` until it is parsed. */
export const nothingIsAny: Rule = (files) =>
  typeScriptIn(files, ...areas).flatMap((file) =>
    nodesOf(syntaxOf(file))
      .filter((node) => node.kind === ts.SyntaxKind.AnyKeyword)
      .map((node) => `${placeOf(node)} any`),
  );

/** No cast that silences: `as never`, a cast over `unknown`, `<T>value`. `as const` and narrowing casts stay possible. */
export const castsDoNotSilence: Rule = (files) =>
  typeScriptIn(files, ...areas).flatMap((file) =>
    nodesOf(syntaxOf(file))
      .filter((node) => ts.isTypeAssertionExpression(node) || (ts.isAsExpression(node) && silences(node)))
      .map((node) => `${placeOf(node)} a cast that silences`),
  );

function silences({ type, expression }: ts.AsExpression): boolean {
  const inner = ts.isParenthesizedExpression(expression) ? expression.expression : expression;
  return (
    type.kind === ts.SyntaxKind.NeverKeyword ||
    (ts.isAsExpression(inner) && inner.type.kind === ts.SyntaxKind.UnknownKeyword)
  );
}

const silencers = /@ts-(?:ignore|nocheck|expect-error)/;

/** No comment that switches the type checker off. */
export const checkerStaysOn: Rule = (files) =>
  typeScriptIn(files, ...areas)
    .filter((file) => silencers.test(file.text))
    .flatMap((file) => {
      const tree = syntaxOf(file);
      return commentsIn(tree, 0, file.text.length)
        .filter((comment) => silencers.test(comment))
        .map((comment) => `${file.path}:${lineOf(tree, comment)} switches the type checker off`);
    });

function lineOf(tree: ts.SourceFile, comment: string): number {
  return tree.getLineAndCharacterOfPosition(tree.text.indexOf(comment)).line + 1;
}
