import type { VendorCall } from '../http/operation.ts';
import type { StoredRecord } from '../state/agreement-state.ts';
import type { JsonObject } from '../state/json.ts';
import type { FilterableFields } from './apply-filter.ts';
import { filterOperators } from './parse-filter.ts';

/** A list before anybody filters or pages it; its rows are in the order of their keys. */
export type List = {
  readonly rows: readonly JsonObject[];
  readonly key: string;
  readonly filterable: FilterableFields;
  readonly sortable: readonly string[];
};

const plain = filterOperators.filter((operator) => operator !== 'like');

/** Fields with all operators but `like`. */
export function filterable(...names: readonly string[]): FilterableFields {
  return Object.fromEntries(names.map((name) => [name, plain]));
}

/** Fields with all operators. */
export function searchable(...names: readonly string[]): FilterableFields {
  return Object.fromEntries(names.map((name) => [name, filterOperators]));
}

/** The records that a list shows today: with the switch `staleLists`, only those that are old enough. */
export function listed(
  { world }: Pick<VendorCall, 'world'>,
  table: Readonly<Record<string, StoredRecord>>,
): (readonly [string, StoredRecord])[] {
  const lag = world.switches.staleLists;
  const newest = lag === null ? undefined : world.now().getTime() - lag.seconds * 1000;
  return Object.entries(table)
    .filter(([, record]) => newest === undefined || Date.parse(record.createdAt) <= newest)
    .sort(([left], [right]) => Number(left) - Number(right));
}
