import { invalid } from './answer.ts';
import { entityFields } from './fields.ts';
import { checkListQuery, idsOf, type ListedEntity, ownFilters } from './list-query.ts';
import { type RecordPlace, recordToJson } from './records.ts';
import type { JsonObject, StoredRecord } from './state.ts';
import type { MomentWorld } from './world.ts';

const usualPage = 100;
const day = 24 * 60 * 60 * 1000;

/** One page of a list, filtered, in the order of ids unless asked otherwise. */
export function listRecords(
  world: MomentWorld,
  place: RecordPlace & { readonly entity: ListedEntity },
  query: URLSearchParams,
): JsonObject {
  const problems = checkListQuery(place.entity, query);
  if (problems.length > 0) {
    throw invalid(problems);
  }
  const looseness = world.switches.looseDateFilters ? day : 0;
  const words = query.get('query')?.toLowerCase();
  const rows = Object.values(place.company.records[place.entity])
    .filter((record) => fitsFilters(record, place.entity, query))
    .filter((record) => withinDates(record, query, looseness) && isListed(record, world))
    .sort(order(query.get('sort') ?? 'id,asc'))
    .map((record) => recordToJson(place, record))
    .filter((row) => words === undefined || holds(row, words))
    .map((row) => asRow(row, place.entity));
  return onePage(rows, query, world.switches.pageBase);
}

function withinDates(record: StoredRecord, query: URLSearchParams, looseness: number): boolean {
  return (['createdDate', 'lastModifiedDate'] as const).every((name) => {
    const at = Date.parse(record[name]);
    const from = query.get(`${name}From`);
    const to = query.get(`${name}To`);
    return (from === null || at >= Date.parse(from) - looseness) && (to === null || at <= Date.parse(to) + looseness);
  });
}

function fitsFilters({ id, values }: StoredRecord, entity: ListedEntity, query: URLSearchParams): boolean {
  const ids = idsOf(query);
  const own = ownFilters[entity].every((name) => !query.has(name) || String(values[name]) === query.get(name));
  return own && (ids === undefined || ids.includes(id));
}

function isListed({ createdDate }: StoredRecord, { switches, now }: MomentWorld): boolean {
  return Date.parse(createdDate) + switches.listLagSeconds * 1000 <= now().getTime();
}

function holds(row: JsonObject, words: string): boolean {
  return Object.values(row).some((value) => typeof value === 'string' && value.toLowerCase().includes(words));
}

function order(sort: string): (left: StoredRecord, right: StoredRecord) => number {
  const descending = sort.endsWith(',desc');
  const field = sort.startsWith('createdDate') ? 'createdDate' : 'lastModifiedDate';
  const compare = (left: StoredRecord, right: StoredRecord) =>
    (sort.startsWith('id') ? 0 : left[field].localeCompare(right[field])) || left.id - right.id;
  return (left, right) => (descending ? compare(right, left) : compare(left, right));
}

/** With 1-based pages, 0 is taken as the first page too, as the common server libraries do. */
export function onePage(rows: readonly JsonObject[], query: URLSearchParams, base: 0 | 1): JsonObject {
  const size = Number(query.get('size') ?? usualPage);
  const number = Math.max(base, Number(query.get('page') ?? base));
  const first = (number - base) * size;
  return {
    content: rows.slice(first, first + size),
    page: { number, size, totalElements: rows.length, totalPages: Math.ceil(rows.length / size) },
  };
}

/** Lists say null where single records say nothing, for both mean the same; invoices come without their lines. */
function asRow(row: JsonObject, entity: ListedEntity): JsonObject {
  const fields = Object.keys(entityFields[entity]);
  const absent = fields.filter((field) => row[field] === undefined).map((field) => [field, null]);
  return Object.fromEntries([...Object.entries(row), ...absent].filter(([field]) => field !== 'lines'));
}
