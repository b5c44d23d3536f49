import type { FieldProblem } from './http/answer.ts';
import type { VendorCall } from './http/operation.ts';
import { isJsonObject, type JsonObject, type JsonValue, present } from './state/json.ts';

type WrittenField =
  | { readonly kind: 'text'; readonly longest?: number; readonly shortest?: number; readonly required?: true }
  | { readonly kind: 'integer'; readonly least?: number; readonly most?: number; readonly required?: true }
  | { readonly kind: 'amount' | 'number' | 'flag' | 'instant' | 'list'; readonly required?: true }
  | { readonly kind: 'reference'; readonly key: string; readonly required?: true };

/** What a field of a body holds. */
export type Field = WrittenField | { readonly kind: 'read-only' };

/** The fields of a body. */
export type FieldTable = Readonly<Record<string, Field>>;

/** The largest number of customers, projects, invoices and vouchers. */
export const largestNumber = 999_999_999;

/**
 * The fields of a body that the vendor knows, and what is wrong with them. Others it passes over without a word, which is
 * noted; `null` it refuses.
 */
export function readFields(
  call: Pick<VendorCall, 'ignore'>,
  fields: FieldTable,
  body: JsonObject,
): { readonly values: JsonObject; readonly problems: readonly FieldProblem[] } {
  const values: Record<string, JsonValue | undefined> = {};
  const problems: FieldProblem[] = [];
  for (const [name, value] of Object.entries(body)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined || field.kind === 'read-only') {
      call.ignore(name, field === undefined ? 'unknown' : 'read-only');
    } else {
      const message = fieldProblem(field, value);
      problems.push(...(message === undefined ? [] : [{ field: name, message, value }]));
      values[name] = field.kind === 'reference' ? readReference(call, value, { name, key: field.key }) : value;
    }
  }
  const missing = Object.entries(fields).filter(
    ([name, field]) => field.kind !== 'read-only' && field.required === true && body[name] === undefined,
  );
  problems.push(...missing.map(([field]) => ({ field, message: `Required property '${field}' is missing.` })));
  return { values: present(values), problems };
}

function fieldProblem(field: WrittenField, value: JsonValue): string | undefined {
  if (value === null) {
    return `Expected ${expected[field.kind]} but got Null`;
  }
  switch (field.kind) {
    case 'text':
      return textProblem(field, value);
    case 'integer':
      return integerProblem(field, value);
    case 'amount':
      return amountProblem(value);
    case 'number':
      return typeof value === 'number' ? undefined : 'Expected Number';
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'Expected Boolean';
    case 'instant':
      return isInstant(value) ? undefined : 'Expected a date';
    case 'list':
      return Array.isArray(value) ? undefined : 'Expected Array';
    case 'reference':
      return isJsonObject(value) && referredKey(value, field.key) !== undefined
        ? undefined
        : `No identifiers present. Please include either a self link or a ${field.key}.`;
  }
}

const expected: Readonly<Record<WrittenField['kind'], string>> = {
  ...{ text: 'String', integer: 'Integer', amount: 'Number', number: 'Number', flag: 'Boolean', instant: 'String' },
  ...{ list: 'Array', reference: 'Object' },
};

function textProblem({ longest, shortest = 0 }: Extract<Field, { kind: 'text' }>, value: JsonValue) {
  if (typeof value !== 'string') {
    return 'Expected String';
  }
  const fits = value.length >= shortest && (longest === undefined || value.length <= longest);
  return fits ? undefined : `The length must be ${shortest} to ${longest ?? 'any'}`;
}

function integerProblem({ least, most }: Extract<Field, { kind: 'integer' }>, value: JsonValue) {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    return 'Expected Integer';
  }
  const fits = (least === undefined || value >= least) && (most === undefined || value <= most);
  return fits ? undefined : `The value must be ${least ?? ''} to ${most ?? ''}`;
}

/** The shortest decimal form of the number decides, so 0.1 has one decimal although its binary form has many. */
function amountProblem(value: JsonValue): string | undefined {
  if (typeof value !== 'number') {
    return 'Expected Number';
  }
  return /^-?\d+(\.\d{1,2})?$/.test(String(value)) ? undefined : 'More than two decimals';
}

function isInstant(value: JsonValue): boolean {
  const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,7})?(Z|[+-]\d{2}:\d{2})?)?$/;
  if (typeof value !== 'string' || !form.test(value)) {
    return false;
  }
  const time = Date.parse(`${value.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value.slice(0, 10));
}

/** A reference is the key itself, or the link to it. */
function referredKey(value: JsonObject, key: string): JsonValue | undefined {
  if (typeof value[key] === 'number') {
    return value[key];
  }
  const last = typeof value.self === 'string' ? /\/(\d+)$/.exec(value.self)?.[1] : undefined;
  return last === undefined ? undefined : Number(last);
}

function readReference(
  call: Pick<VendorCall, 'ignore'>,
  value: JsonValue,
  { name, key }: { readonly name: string; readonly key: string },
): JsonValue | undefined {
  if (!isJsonObject(value)) {
    return undefined;
  }
  for (const other of Object.keys(value).filter((each) => each !== key && each !== 'self')) {
    call.ignore(`${name}.${other}`, 'unknown');
  }
  const found = referredKey(value, key);
  return found === undefined ? undefined : { [key]: found };
}
