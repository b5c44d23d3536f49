import ts from 'typescript';
import type { Rule } from '../support/rule.ts';
import { type SourceFile, typeScriptIn } from '../support/source-files.ts';
import { moduleLinks, nodesOf, placeOf, syntaxOf } from '../support/syntax.ts';

/** What these packages make are plain values. */
const plainPackages = /^(?:\.|node:|zod$|big\.js$)/;

/** Clients, agents, loggers and servers are made when they are first used, not when a module is loaded. */
export const nothingIsOpenedOnLoad: Rule = (files) =>
  typeScriptIn(files, 'lib', 'functions').flatMap((file) => {
    const foreign = foreignNames(file);
    return nodesOf(syntaxOf(file))
      .filter((node) => ts.isNewExpression(node) && foreign.has(node.expression.getText()) && runsOnLoad(node))
      .map((node) => `${placeOf(node)} makes ${node.getText().slice(0, 40)} on load`);
  });

function foreignNames(file: SourceFile): ReadonlySet<string> {
  const names = moduleLinks(file).flatMap(({ node, specifier, typesOnly }) => {
    if (!ts.isImportDeclaration(node) || typesOnly || plainPackages.test(specifier)) {
      return [];
    }
    const named = node.importClause?.namedBindings;
    const own = node.importClause?.name ? [node.importClause.name.text] : [];
    return named && ts.isNamedImports(named) ? [...own, ...named.elements.map(({ name }) => name.text)] : own;
  });
  return new Set(names);
}

function runsOnLoad(node: ts.Node): boolean {
  return !ts.isFunctionLike(node) && (node.parent === undefined || runsOnLoad(node.parent));
}
