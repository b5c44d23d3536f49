import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { StoredRecord } from './agreement-state.ts';
import { type JsonObject, present } from './json.ts';

/** The tables of an agreement in which records have versions. */
export type RecordTable = Record<string, StoredRecord>;

/** Where a record stands, and the time. */
export type RecordPlace = { readonly table: RecordTable; readonly key: string; readonly now: Date };

/** Put a record in its place, whole: what is not given is cleared. A record that stays the same keeps its version. */
export function putRecord({ table, key, now }: RecordPlace, values: JsonObject): StoredRecord {
  const known = table[key];
  const kept = present(values);
  const at = instant(now);
  if (known !== undefined && isDeepStrictEqual(known.values, kept)) {
    return known;
  }
  const record = {
    values: kept,
    version: (known?.version ?? 0) + 1,
    createdAt: known?.createdAt ?? at,
    lastUpdated: at,
  };
  table[key] = record;
  return record;
}

/** The `objectVersion` of a record: opaque to callers. */
export function objectVersionOf(key: string, { version }: StoredRecord): string {
  return createHash('sha1').update(`${key}/${version}`).digest('base64').slice(0, 12);
}

/** The number that follows the largest key. */
export function nextNumber(table: RecordTable): number {
  return Math.max(0, ...Object.keys(table).map(Number)) + 1;
}

/** An instant in whole seconds, as the vendor shows them. */
export function instant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
