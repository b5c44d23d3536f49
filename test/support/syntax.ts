import ts from 'typescript';
import type { SourceFile } from './source-files.ts';

const parsed = new WeakMap<SourceFile, ts.SourceFile>();

/** The syntax tree of a file. */
export function syntaxOf(file: SourceFile): ts.SourceFile {
  const known = parsed.get(file);
  if (known) {
    return known;
  }
  const kind = file.path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind);
  parsed.set(file, tree);
  return tree;
}

/** Every node of a tree, the root first. */
export function nodesOf(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [root];
  ts.forEachChild(root, (child) => {
    nodes.push(...nodesOf(child));
  });
  return nodes;
}

/** `path:line`, as editors open it. */
export function placeOf(node: ts.Node): string {
  const tree = node.getSourceFile();
  return `${tree.fileName}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** The comments in a piece of the text, their markers included. Strings that look like comments are none. */
export function commentsIn(tree: ts.SourceFile, from: number, to: number): string[] {
  const found: string[] = [];
  const visit = (position: number) => {
    const ranges = [
      ...(ts.getLeadingCommentRanges(tree.text, position) ?? []),
      ...(ts.getTrailingCommentRanges(tree.text, position) ?? []),
    ];
    found.push(
      ...ranges.filter(({ pos, end }) => pos >= from && end <= to).map(({ pos, end }) => tree.text.slice(pos, end)),
    );
  };
  const starts = new Set<number>([from]);
  for (const node of tokensOf(tree, tree)) {
    if (node.end >= from && node.pos <= to) {
      starts.add(node.pos).add(node.end);
    }
  }
  for (const start of starts) {
    visit(start);
  }
  return [...new Set(found)];
}

function tokensOf(node: ts.Node, tree: ts.SourceFile): ts.Node[] {
  const children = node.getChildren(tree);
  return children.length === 0 ? [node] : children.flatMap((child) => tokensOf(child, tree));
}

/** The comments that stand directly before a node, among them its docstring. */
export function commentsBefore(node: ts.Node): string[] {
  const { text } = node.getSourceFile();
  return (ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []).map(({ pos, end }) => text.slice(pos, end));
}

/** True when a docstring stands before the node. */
export function hasDocstring(node: ts.Node): boolean {
  return commentsBefore(node).some((comment) => /^\/\*\*\s*\S/.test(comment));
}

/** One import or re-export: where it points to, and whether only types come over. */
export type ModuleLink = { readonly specifier: string; readonly typesOnly: boolean; readonly node: ts.Node };

/** Every way in which a file names another module: import, export from, import(), import type, require(). */
export function moduleLinks(file: SourceFile): ModuleLink[] {
  return nodesOf(syntaxOf(file)).flatMap((node): ModuleLink[] => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      return [{ specifier: node.moduleSpecifier.text, typesOnly: importsTypesOnly(node.importClause), node }];
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      return [{ specifier: node.moduleSpecifier.text, typesOnly: node.isTypeOnly, node }];
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      return [{ specifier: node.argument.literal.text, typesOnly: true, node }];
    }
    if (ts.isCallExpression(node) && loadsModule(node.expression)) {
      const [target] = node.arguments;
      return target && ts.isStringLiteralLike(target) ? [{ specifier: target.text, typesOnly: false, node }] : [];
    }
    return [];
  });
}

function loadsModule(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
}

function importsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) {
    return false;
  }
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) {
    return true;
  }
  const named = clause.namedBindings;
  return (
    !clause.name && named !== undefined && ts.isNamedImports(named) && named.elements.every((item) => item.isTypeOnly)
  );
}
