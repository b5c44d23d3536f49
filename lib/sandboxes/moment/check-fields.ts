import type { FieldProblem } from './answer.ts';
import { type Field, type FieldTable, lineFields } from './fields.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './state.ts';

/** A day that the calendar has, as `yyyy-MM-dd`. */
export function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && isRealDay(value);
}

/** An instant in ISO 8601 with `Z`. */
export function isInstant(value: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/.test(value) &&
    isRealDay(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value))
  );
}

function isRealDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** What is wrong with these fields; nothing when the list is empty. `null` always passes: it means absent. */
export function checkFields(fields: FieldTable, values: JsonObject, path = ''): FieldProblem[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) {
      return [{ field: `${path}${name}`, message: 'is not a field of this record' }];
    }
    return value === null ? [] : checkValue(field, value, `${path}${name}`);
  });
}

function checkValue(field: Field, value: JsonValue, path: string): FieldProblem[] {
  if (field.kind === 'lines') {
    return checkLines(value, path);
  }
  const message = field.kind === 'text' ? textProblem(field, value) : plainProblem(field.kind, value);
  return message === undefined ? [] : [{ field: path, message }];
}

function checkLines(value: JsonValue, path: string): FieldProblem[] {
  if (!Array.isArray(value)) {
    return [{ field: path, message: 'must be a list of lines' }];
  }
  return value.flatMap((line, index) =>
    isJsonObject(line)
      ? checkFields(lineFields, line, `${path}[${index}].`)
      : [{ field: `${path}[${index}]`, message: 'must be a line' }],
  );
}

function textProblem(field: Field, value: JsonValue): string | undefined {
  if (typeof value !== 'string') {
    return 'must be a text';
  }
  if (value.length === 0 || (field.longest !== undefined && value.length > field.longest)) {
    return `must have 1 to ${field.longest ?? 'a few'} characters`;
  }
  if (field.options !== undefined && !field.options.includes(value)) {
    return `must be one of ${field.options.join(', ')}`;
  }
  return field.pattern === undefined || field.pattern.test(value)
    ? undefined
    : `must look like ${field.pattern.source}`;
}

function plainProblem(kind: Exclude<Field['kind'], 'text' | 'lines'>, value: JsonValue): string | undefined {
  switch (kind) {
    case 'integer':
      return Number.isSafeInteger(value) ? undefined : 'must be an integer';
    case 'amount':
      return hasDecimals(value, /^-?\d+(\.\d{1,2})?$/) ? undefined : 'must be a number with at most 2 decimals';
    case 'decimal':
      return hasDecimals(value, /^-?\d+(\.\d{1,6})?$/) ? undefined : 'must be a number with at most 6 decimals';
    case 'date':
      return typeof value === 'string' && isDay(value) ? undefined : 'must be a date (yyyy-MM-dd)';
    case 'instant':
      return typeof value === 'string' && isInstant(value) ? undefined : 'must be an instant (ISO 8601 with Z)';
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
  }
}

/** The shortest decimal form of the number decides, so 0.1 has one decimal although its binary form has many. */
function hasDecimals(value: JsonValue, pattern: RegExp): boolean {
  return typeof value === 'number' && pattern.test(String(value));
}
