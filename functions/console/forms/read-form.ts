import type { FormField, IntegrationForm } from '../../../lib/documents/integration-form.ts';
import { type FormRow, rowsIn, rowsShown } from './form-rows.ts';

/** What a browser posts: names and texts. A file is no answer to any field of ours. */
export type Posted = Readonly<Record<string, string>>;

/** Settings and credentials as their schemas want them. What is left empty is left out. */
export type FormValues = {
  readonly settings: Record<string, unknown>;
  readonly credentials: Record<string, unknown>;
};

/** Reads what was posted by the form's description. Nothing is judged here: the schema does that. */
export function readForm(form: IntegrationForm, posted: Posted): FormValues {
  const values = { settings: {}, credentials: {} };
  for (const field of form.groups.flatMap(({ fields }) => fields)) {
    if (!isAskedFor(field, posted)) continue;
    put(values, field.name, valueIn(field, posted));
    if (field.users !== undefined) put(values, field.users, usersIn(rowsIn(field, posted)));
  }
  return values;
}

/** The texts that a form shows for settings that are saved. Secrets have none. */
export function writeForm(form: IntegrationForm, settings: unknown): Posted {
  const texts: Record<string, string> = {};
  for (const field of form.groups.flatMap(({ fields }) => fields)) {
    if (field.name.startsWith('credentials.')) continue;
    const value = field.name
      .split('.')
      .slice(1)
      .reduce((part: unknown, name) => Object(part)[name], settings);
    if (hasRows(field)) Object.assign(texts, rowsShown(field, value));
    else texts[field.name] = textOf(field, value);
  }
  return texts;
}

/** Whether a field is filled in by rows of boxes. */
export function hasRows({ control }: Pick<FormField, 'control'>): boolean {
  return control === 'pairs' || control === 'departments';
}

/** Whether the choice that a field belongs to has been made. */
export function isAskedFor({ when }: Pick<FormField, 'when'>, posted: Posted): boolean {
  return when === undefined || when.is.includes(posted[when.name]?.trim() ?? '');
}

function put(values: object, path: string, value: unknown): void {
  if (value === undefined) return;
  const names = path.split('.');
  const last = names.pop() ?? '';
  let place: Record<string, unknown> = Object(values);
  for (const name of names) {
    place[name] ??= {};
    place = Object(place[name]);
  }
  place[last] = value;
}

function valueIn(field: FormField, posted: Posted): unknown {
  const text = posted[field.name]?.trim() ?? '';
  switch (field.control) {
    case 'switch':
      return text !== '';
    case 'list':
      return text
        .split(/[\n,;]+/)
        .map((part) => part.trim())
        .filter(Boolean);
    case 'pairs':
      return rowsIn(field, posted);
    case 'departments':
      return rowsIn(field, posted).map(({ departmentId, identityId }) => ({
        departmentId,
        ...(identityId && { identityId }),
      }));
    case 'number':
      // What is no number goes to the schema as it was written, which then says so.
      return text === '' ? undefined : /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    case 'text':
    case 'day':
    case 'secret':
    case 'choice':
      return text === '' ? undefined : text;
  }
}

/** Users by the id of their department. What is left empty keeps what is saved. */
function usersIn(rows: readonly FormRow[]): object {
  return Object.fromEntries(
    rows.map(({ departmentId = '', username, password }) => [
      departmentId,
      { ...(username && { username }), ...(password && { password }) },
    ]),
  );
}

function textOf({ control }: FormField, value: unknown): string {
  if (value === undefined || value === null || value === false) return '';
  if (control === 'switch') return 'on';
  if (control === 'list' && Array.isArray(value)) return value.join('\n');
  return String(value);
}
