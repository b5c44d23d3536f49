import { type Answer, EconomicRefusal, jsonAnswer } from '../http/answer.ts';
import type { VendorCall } from '../http/operation.ts';
import { type JsonObject, present } from '../state/json.ts';
import { forbiddenPart, passes } from './apply-filter.ts';
import type { List } from './list.ts';
import { FilterSyntaxError, parseFilter } from './parse-filter.ts';
import { sortRows } from './sort-rows.ts';

/** Rows after a cursor; no cursor in the answer means that these are the last. Sorting is silently passed over. */
export function cursorAnswer(call: VendorCall, list: List): Answer {
  ignoreOthers(call, ['cursor', 'filter']);
  const after = readCursor(call.query.get('cursor'));
  const left = filtered(call, list).filter((row) => after === undefined || keyOf(row, list) > after);
  const page = left.slice(0, call.world.switches.cursorPageSize);
  const last = page.at(-1);
  const cursor = last === undefined || page.length === left.length ? undefined : writeCursor(keyOf(last, list));
  return jsonAnswer(200, present({ items: page.map((row) => ({ ...row })), cursor }));
}

const mostRows = 10_000;

/** A bare array, `skipPages` and `pageSize` 1 to 100. */
export function pagedAnswer(call: VendorCall, list: List): Answer {
  const { query, world } = call;
  ignoreOthers(call, ['skipPages', 'pageSize', 'filter', 'sort']);
  const pageSize = Number(query.get('pageSize') ?? '20');
  const skipPages = Number(query.get('skipPages') ?? '0');
  const fits = Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= 100;
  if (!fits || !Number.isInteger(skipPages) || skipPages < 0 || (skipPages + 1) * pageSize > mostRows) {
    throw new EconomicRefusal({ status: 400, message: 'The page is out of range.', code: 'BadPagingRequest' });
  }
  const refuse = (field: string) =>
    new EconomicRefusal({ status: 400, message: `Cannot sort by ${field}.`, code: 'BadSortRequest' });
  const rows = sortRows(filtered(call, list), query.get('sort'), { list, refuse });
  const start = skipPages * pageSize + (skipPages > 0 ? world.switches.pageShift : 0);
  return jsonAnswer(
    200,
    rows.slice(start, start + pageSize).map((row) => ({ ...row })),
  );
}

/** A bare number, which honours the filter. */
export function countAnswer(call: VendorCall, list: List): Answer {
  ignoreOthers(call, ['filter']);
  return jsonAnswer(200, filtered(call, list).length);
}

function ignoreOthers(call: VendorCall, known: readonly string[]): void {
  for (const name of [...call.query.keys()].filter((each) => !known.includes(each))) {
    call.ignore(name, 'parameter');
  }
}

function filtered({ query }: VendorCall, { rows, filterable }: List): readonly JsonObject[] {
  const text = query.get('filter');
  if (text === null || text === '') {
    return rows;
  }
  try {
    const filter = parseFilter(text);
    const forbidden = forbiddenPart(filter, filterable);
    if (forbidden !== undefined) {
      throw new FilterSyntaxError(forbidden);
    }
    return rows.filter((row) => passes(filter, row));
  } catch (error) {
    if (error instanceof FilterSyntaxError) {
      throw new EconomicRefusal({ status: 400, message: error.message, code: 'BadFilterRequest' });
    }
    throw error;
  }
}

/** Keys are numbers, or texts (accounting years) that sort as they are. */
function keyOf(row: JsonObject, { key }: List): number | string {
  const value = row[key];
  return typeof value === 'number' ? value : String(value);
}

function writeCursor(key: number | string): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function readCursor(cursor: string | null): number | string | undefined {
  if (cursor === null || cursor === '') {
    return undefined;
  }
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (typeof key === 'number' || typeof key === 'string') {
      return key;
    }
  } catch {
    // A cursor that is no JSON is refused below, like one of another kind.
  }
  throw new EconomicRefusal({ status: 400, message: 'The cursor is not valid.', code: 'BadCursorRequest' });
}
