import { isJsonObject, type JsonObject, type JsonValue } from '../state/json.ts';
import type { Filter, FilterOperator } from './parse-filter.ts';

/** The fields that a list may be filtered by; those with `like` in their list also by `$like:`. */
export type FilterableFields = Readonly<Record<string, readonly FilterOperator[]>>;

/** The first field or operator of a filter that the list does not allow. */
export function forbiddenPart(filter: Filter, fields: FilterableFields): string | undefined {
  if (filter.kind !== 'test') {
    return filter.parts.map((part) => forbiddenPart(part, fields)).find((found) => found !== undefined);
  }
  const operators = Object.hasOwn(fields, filter.field) ? fields[filter.field] : undefined;
  if (operators === undefined) {
    return `Filtering is not allowed on property '${filter.field}'.`;
  }
  return operators.includes(filter.operator)
    ? undefined
    : `The operator '${filter.operator}' is not supported on property '${filter.field}'.`;
}

/** Whether a row passes the filter. Texts compare without regard to case. */
export function passes(filter: Filter, row: JsonObject): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => passes(part, row));
    case 'or':
      return filter.parts.some((part) => passes(part, row));
    case 'test':
      return test(filter.operator, valueAt(row, filter.field), filter.values);
  }
}

/** A field of a row, also of an object in it: `customerGroup.customerGroupNumber`. */
export function valueAt(row: JsonObject, field: string): JsonValue | undefined {
  return field
    .split('.')
    .reduce<JsonValue | undefined>((place, name) => (isJsonObject(place) ? place[name] : undefined), row);
}

function test(operator: FilterOperator, value: JsonValue | undefined, wanted: readonly (string | null)[]): boolean {
  const [first = null] = wanted;
  const order = compare(value, first);
  switch (operator) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'lt':
      return order !== undefined && order < 0;
    case 'lte':
      return order !== undefined && order <= 0;
    case 'gt':
      return order !== undefined && order > 0;
    case 'gte':
      return order !== undefined && order >= 0;
    case 'in':
      return wanted.some((each) => compare(value, each) === 0);
    case 'nin':
      return wanted.every((each) => compare(value, each) !== 0);
    case 'like':
      return likeness(first ?? '').test(String(value ?? ''));
  }
}

/** Below, equal or above; `undefined` when the two cannot be compared. A flag that is left out is false. */
function compare(value: JsonValue | undefined, wanted: string | null): number | undefined {
  if (value === undefined || value === null || wanted === null) {
    const bothEmpty = (value === undefined || value === null) && (wanted === null || wanted === 'false');
    return bothEmpty ? 0 : undefined;
  }
  const plain = wanted.replaceAll('\u0000', '*').toLowerCase();
  if (typeof value === 'number') {
    return plain.trim() === '' || Number.isNaN(Number(plain)) ? undefined : value - Number(plain);
  }
  const [left, right] = [String(value).toLowerCase(), plain];
  if (/^\d{4}-\d\d-\d\d/.test(left) && /^\d{4}-\d\d-\d\d/.test(right)) {
    return Date.parse(left) - Date.parse(right);
  }
  return left === right ? 0 : left < right ? -1 : 1;
}

/** `*` stands for anything; without it the text is looked for anywhere. */
function likeness(pattern: string): RegExp {
  const literal = (text: string) => text.replaceAll('\u0000', '*').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const parts = pattern.split('*').map(literal);
  return new RegExp(parts.length === 1 ? (parts[0] ?? '') : `^${parts.join('.*')}$`, 'is');
}
