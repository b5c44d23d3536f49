import ts from 'typescript';
import type { Rule } from '../support/rule.ts';
import { typeScriptIn } from '../support/source-files.ts';
import { hasDocstring, nodesOf, syntaxOf } from '../support/syntax.ts';

/** What lib and functions export as functions, classes and types says what it is for. */
export const exportsAreDescribed: Rule = (files) =>
  typeScriptIn(files, 'lib', 'functions').flatMap((file) => {
    const tree = syntaxOf(file);
    return tree.statements
      .filter((statement) => isExported(statement) && needsDocstring(statement, tree) && !hasDocstring(statement))
      .map((statement) => {
        const line = tree.getLineAndCharacterOfPosition(statement.getStart()).line + 1;
        return `${file.path}:${line} ${nameOf(statement)} has no docstring`;
      });
  });

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function needsDocstring(statement: ts.Statement, tree: ts.SourceFile): boolean {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.some(
      ({ initializer }) => initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)),
    );
  }
  if (ts.isTypeAliasDeclaration(statement)) {
    return !mirrorsDescribedValue(statement, tree);
  }
  return (
    ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement)
  );
}

/** `type Invoice = z.infer<typeof invoiceSchema>` is described by the schema's own docstring. */
function mirrorsDescribedValue({ type }: ts.TypeAliasDeclaration, tree: ts.SourceFile): boolean {
  const queried = nodesOf(type).find(ts.isTypeQueryNode)?.exprName.getText();
  const source = tree.statements.find(
    (statement) =>
      ts.isVariableStatement(statement) &&
      statement.declarationList.declarations.some(({ name }) => name.getText() === queried),
  );
  return queried !== undefined && source !== undefined && hasDocstring(source);
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText()).join(', ');
  }
  return ts.isDeclarationStatement(statement) ? (statement.name?.getText() ?? 'the default export') : 'an export';
}
