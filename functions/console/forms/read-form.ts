import type { FormField, IntegrationForm } from '../../../lib/documents/integration-form.ts';

/** What a browser posts: names and texts. A file is no answer to any field of ours. */
export type Posted = Readonly<Record<string, string>>;

/** Settings and credentials as their schemas want them. What is left empty is left out. */
export type FormValues = {
  readonly settings: Record<string, unknown>;
  readonly credentials: Record<string, unknown>;
};

/** Reads what was posted by the form's description. Nothing is judged here: the schema does that. */
export function readForm(form: IntegrationForm, posted: Posted): FormValues {
  const values: FormValues = { settings: {}, credentials: {} };
  for (const field of form.groups.flatMap(({ fields }) => fields)) {
    const [part, name] = partsOf(field.name);
    const value = valueIn(field, posted[field.name]?.trim() ?? '');
    if (value !== undefined) values[part][name] = value;
  }
  return values;
}

/** The texts that a form shows for settings that are saved. Secrets have none. */
export function writeForm(form: IntegrationForm, settings: unknown): Posted {
  const texts: Record<string, string> = {};
  for (const field of form.groups.flatMap(({ fields }) => fields)) {
    const [part, name] = partsOf(field.name);
    if (part === 'settings') texts[field.name] = textOf(field, Object(settings)[name]);
  }
  return texts;
}

function partsOf(name: FormField['name']): ['settings' | 'credentials', string] {
  const dot = name.indexOf('.');
  return [name.startsWith('settings.') ? 'settings' : 'credentials', name.slice(dot + 1)];
}

function valueIn({ control, columns }: FormField, text: string): unknown {
  switch (control) {
    case 'switch':
      return text !== '';
    case 'list':
      return text
        .split(/[\n,;]+/)
        .map((part) => part.trim())
        .filter(Boolean);
    case 'pairs':
      return pairsOf(text, columns ?? ['left', 'right']);
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

function pairsOf(text: string, [left, right]: readonly [string, string]): object[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.map((line) => {
    const [first = '', second = ''] = line.split('=').map((part) => part.trim());
    return { [left]: first, [right]: second };
  });
}

function textOf({ control, columns }: FormField, value: unknown): string {
  if (value === undefined || value === null || value === false) return '';
  if (control === 'switch') return 'on';
  if (control === 'list' && Array.isArray(value)) return value.join('\n');
  if (control === 'pairs' && Array.isArray(value)) {
    const [left, right] = columns ?? ['left', 'right'];
    return value.map((pair: unknown) => `${Object(pair)[left]} = ${Object(pair)[right]}`).join('\n');
  }
  return String(value);
}
