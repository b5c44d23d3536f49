import type { FormField } from '../../../lib/documents/integration-form.ts';
import type { Posted } from './read-form.ts';

/** One row of a field that has several: texts by the names of its columns. */
export type FormRow = Readonly<Record<string, string>>;

const departmentColumns = ['departmentId', 'identityId', 'username', 'password'] as const;

/** The columns of a field's rows. */
export function columnsOf({ control, columns }: Pick<FormField, 'control' | 'columns'>): readonly string[] {
  return control === 'departments' ? departmentColumns : (columns ?? ['left', 'right']);
}

/** What one box of a row is called in the form. */
export function boxName(field: Pick<FormField, 'name'>, place: number, column: string): string {
  return `${field.name}.${place}.${column}`;
}

/** More rows than this are no form any more. */
const mostRows = 250;

/** The rows of a field that were posted or are shown; those that hold nothing are left out. Pairs may also come as lines of `left = right`. */
export function rowsIn(field: FormField, posted: Posted): readonly FormRow[] {
  const columns = columnsOf(field);
  const places = Object.keys(posted)
    .filter((name) => name.startsWith(`${field.name}.`))
    .map((name) => Number(name.slice(field.name.length + 1).split('.')[0]))
    .filter((place) => Number.isInteger(place) && place >= 0 && place < mostRows);
  const last = Math.max(-1, ...places);
  const rows = Array.from({ length: last + 1 }, (_, place) =>
    Object.fromEntries(columns.map((column) => [column, posted[boxName(field, place, column)]?.trim() ?? ''])),
  );
  return [...linesIn(posted[field.name] ?? '', columns), ...rows].filter((row) =>
    Object.values(row).some((text) => text !== ''),
  );
}

function linesIn(text: string, [left = 'left', right = 'right']: readonly string[]): FormRow[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.map((line) => {
    const [first = '', second = ''] = line.split('=').map((part) => part.trim());
    return { [left]: first, [right]: second };
  });
}

/** Rows of settings as a form shows them. */
export function rowsShown(field: FormField, value: unknown): Posted {
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  return Object.fromEntries(
    rows.flatMap((row, place) =>
      columnsOf(field).map((column) => [boxName(field, place, column), textIn(Object(row)[column])] as const),
    ),
  );
}

function textIn(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}
