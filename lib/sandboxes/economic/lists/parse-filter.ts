/** The operators of the filter language. https://restdocs.e-conomic.com/#filtering */
export const filterOperators = ['eq', 'ne', 'gte', 'gt', 'lte', 'lt', 'like', 'in', 'nin'] as const;
/** One of the operators. */
export type FilterOperator = (typeof filterOperators)[number];

/** A filter, read. `values` are texts, or `null` for `$null:`. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | {
      readonly kind: 'test';
      readonly field: string;
      readonly operator: FilterOperator;
      readonly values: readonly (string | null)[];
    };

/** A filter that cannot be read. */
export class FilterSyntaxError extends Error {}

const mostValues = 200;

/** Read a filter. `and` binds closer than `or`. */
export function parseFilter(text: string): Filter {
  const cursor = { text, at: 0 };
  const filter = parseAlternatives(cursor);
  if (cursor.at !== text.length) {
    throw new FilterSyntaxError(`Unexpected text at ${cursor.at}`);
  }
  return filter;
}

type Cursor = { readonly text: string; at: number };

function parseAlternatives(cursor: Cursor): Filter {
  return parseChain(cursor, { kind: 'or', word: '$or:', part: parseConjunction });
}

function parseConjunction(cursor: Cursor): Filter {
  return parseChain(cursor, { kind: 'and', word: '$and:', part: parsePart });
}

type Chain = { readonly kind: 'and' | 'or'; readonly word: string; part(cursor: Cursor): Filter };

function parseChain(cursor: Cursor, { kind, word, part }: Chain): Filter {
  const first = part(cursor);
  const parts = [first];
  while (skip(cursor, word)) {
    parts.push(part(cursor));
  }
  return parts.length === 1 ? first : { kind, parts };
}

function parsePart(cursor: Cursor): Filter {
  if (!skip(cursor, '(')) {
    return parseTest(cursor);
  }
  const inner = parseAlternatives(cursor);
  if (!skip(cursor, ')')) {
    throw new FilterSyntaxError('A parenthesis is not closed');
  }
  return inner;
}

function skip(cursor: Cursor, word: string): boolean {
  const there = cursor.text.startsWith(word, cursor.at);
  cursor.at += there ? word.length : 0;
  return there;
}

function parseTest(cursor: Cursor): Filter {
  const [whole = '', field = '', name = ''] = /^([A-Za-z][\w.]*)\$(\w+):/.exec(cursor.text.slice(cursor.at)) ?? [];
  const operator = filterOperators.find((each) => each === name);
  if (operator === undefined) {
    throw new FilterSyntaxError(`No property and operator at ${cursor.at}`);
  }
  cursor.at += whole.length;
  const values = operator === 'in' || operator === 'nin' ? parseValues(cursor) : [parseValue(cursor, /^\)/)];
  return { kind: 'test', field, operator, values };
}

function parseValues(cursor: Cursor): (string | null)[] {
  if (!skip(cursor, '[')) {
    throw new FilterSyntaxError('A list of values begins with a bracket');
  }
  const values = [parseValue(cursor, /^[,\]]/)];
  while (skip(cursor, ',')) {
    values.push(parseValue(cursor, /^[,\]]/));
  }
  if (!skip(cursor, ']') || values.length > mostValues) {
    throw new FilterSyntaxError(`A list of values is closed, and has at most ${mostValues}`);
  }
  return values;
}

/** Up to a word of the language or the given end; `$` escapes. */
function parseValue(cursor: Cursor, end: RegExp): string | null {
  if (skip(cursor, '$null:')) {
    return null;
  }
  let value = '';
  for (;;) {
    const rest = cursor.text.slice(cursor.at);
    if (rest === '' || end.test(rest) || /^\$(and|or):/.test(rest)) {
      return value;
    }
    const escaped = /^\$[$()*,]/.test(rest);
    value += escaped ? (rest.charAt(1) === '*' ? '\u0000' : rest.charAt(1)) : rest.charAt(0);
    cursor.at += escaped ? 2 : 1;
  }
}
