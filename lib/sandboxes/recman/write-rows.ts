import { lineFields, type Row, type ScopeDescription } from './scopes.ts';
import type { RecmanSwitches } from './switches.ts';

type Style = Pick<RecmanSwitches, 'textNumbers' | 'dataForm'>;

/** The rows as a JSON text, in their order: JavaScript would sort a map's numeric keys. */
export function writeRows(
  scope: Pick<ScopeDescription, 'idField' | 'fields'>,
  given: { rows: readonly Row[]; fields: readonly string[]; style: Style },
): string {
  const texts = given.rows.map(
    (row) => [String(row[scope.idField]), writeRow(scope.fields, { ...given, row })] as const,
  );
  if (given.style.dataForm === 'list') return `[${texts.map(([, text]) => text).join(',')}]`;
  return `{${texts.map(([id, text]) => `${JSON.stringify(id)}:${text}`).join(',')}}`;
}

function writeRow(
  kinds: ScopeDescription['fields'],
  { row, fields, style }: { row: Row; fields: readonly string[]; style: Style },
): string {
  const parts = fields.map((name, place) => {
    const value = row[name];
    const kind = kinds[name];
    if (kind === 'lines') return `${JSON.stringify(name)}:${writeLines(value, style)}`;
    return `${JSON.stringify(name)}:${kind === 'number' ? writeNumber(value, { style, place }) : JSON.stringify(value ?? '')}`;
  });
  return `{${parts.join(',')}}`;
}

/** No lines at all are an empty list: an empty map is one in PHP. */
function writeLines(value: unknown, style: Style): string {
  const rows: readonly Row[] = Array.isArray(value) ? value : [];
  if (rows.length === 0) return '[]';
  const fields = Object.keys(lineFields);
  return writeRows({ idField: 'lineId', fields: lineFields }, { rows, fields, style: { ...style, dataForm: 'map' } });
}

/** Text where a number would lose its form (`F-12`, `0150`); nothing is empty text, or null. */
function writeNumber(value: unknown, { style, place }: { style: Style; place: number }): string {
  const asText = style.textNumbers === 'all' || (style.textNumbers === 'mixed' && place % 2 === 0);
  if (value === null || value === undefined || value === '') return asText ? '""' : 'null';
  const isPlain = /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(String(value));
  return asText || !isPlain ? JSON.stringify(String(value)) : String(value);
}
