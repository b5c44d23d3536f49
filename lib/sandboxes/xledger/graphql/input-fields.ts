import type { InputNode } from './plural-mutation.ts';
import { invalidValue } from './refusals.ts';

/** The texts that an input gives among these fields; what is left out stays as it is, an empty one clears. */
export function textsIn(node: InputNode, fields: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(
    fields.flatMap((field): [string, string | null][] => {
      const value = node[field];
      if (value === undefined) return [];
      return [[field, typeof value === 'string' && value !== '' ? value : null]];
    }),
  );
}

/** The flags that an input gives among these fields. */
export function flagsIn(node: InputNode, fields: readonly string[]): Record<string, boolean | null> {
  return Object.fromEntries(
    fields.flatMap((field): [string, boolean | null][] => {
      const value = node[field];
      return value === undefined ? [] : [[field, typeof value === 'boolean' ? value : null]];
    }),
  );
}

/** A text that a new row must have and an old one must keep. */
export function requiredText(node: InputNode, field: string, known: string | undefined): string {
  const value = node[field] === undefined ? known : node[field];
  if (typeof value !== 'string' || value.trim() === '') throw invalidValue(`${field} is required.`);
  return value;
}

/** The days from and to, in order. */
export function checkDays({ fromDate, toDate }: { fromDate?: string | null; toDate?: string | null }): void {
  if (typeof fromDate === 'string' && typeof toDate === 'string' && toDate < fromDate) {
    throw invalidValue('toDate is before fromDate.');
  }
}

/** What an input holds in a field that the schema makes an object. */
export function objectIn(node: InputNode, field: string): InputNode | null | undefined {
  const value = node[field];
  if (value === undefined || value === null) return value;
  return typeof value === 'object' ? { ...value } : undefined;
}
