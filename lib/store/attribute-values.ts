import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item as DynamoDB's wire form has it. */
export type Item = Record<string, AttributeValue>;

/** Plain data as an item. Undefined fields are left out. */
export function toItem(fields: Readonly<Record<string, unknown>>): Item {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, toValue(value)]));
}

/** An item as plain data. */
export function fromItem(item: Item): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, fromValue(value)]));
}

/** One plain value in DynamoDB's wire form. @throws TypeError for what has no such form */
export function toValue(value: unknown): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number' && Number.isFinite(value)) return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map(toValue) };
  if (typeof value === 'object') return { M: toItem({ ...value }) };
  throw new TypeError(`cannot store a ${typeof value}`);
}

function fromValue(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL !== undefined) return null;
  if (value.L !== undefined) return value.L.map(fromValue);
  if (value.M !== undefined) return fromItem(value.M);
  throw new TypeError('an attribute of a type that is never stored here');
}
