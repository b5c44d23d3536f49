import { type Answer, EconomicRefusal, jsonAnswer } from '../http/answer.ts';
import type { VendorCall } from '../http/operation.ts';
import { type JsonObject, present } from '../state/json.ts';
import { forbiddenPart, passes } from './apply-filter.ts';
import type { List } from './list.ts';
import { type Filter, FilterSyntaxError, parseFilter } from './parse-filter.ts';
import { sortRows } from './sort-rows.ts';

const mostRows = 1000;
const parameters = ['skippages', 'pagesize', 'filter', 'sort', 'demo'];

/** One page of a collection. https://restdocs.e-conomic.com/#pagination */
export function restListAnswer(call: VendorCall, list: List): Answer {
  const { query } = call;
  for (const name of [...query.keys()].filter((each) => !parameters.includes(each))) {
    call.ignore(name, 'parameter');
  }
  const pageSize = pageNumber(query.get('pagesize') ?? '20', { least: 1, most: mostRows });
  const skipPages = pageNumber(query.get('skippages') ?? '0', { least: 0, most: Number.MAX_SAFE_INTEGER });
  const filter = readFilter(query.get('filter'), list);
  const kept = list.rows.filter((row) => filter === undefined || passes(filter, row));
  const sorted = sortRows(kept, query.get('sort'), { list, refuse: unsortable });
  const start = skipPages * pageSize + (skipPages > 0 ? call.world.switches.pageShift : 0);
  return jsonAnswer(200, {
    collection: sorted.slice(start, start + pageSize).map((row) => ({ ...row })),
    metaData: {},
    pagination: pagination(call, { pageSize, skipPages, results: kept.length, all: list.rows.length }),
    self: `${call.baseUrl}${call.path}`,
  });
}

type Page = {
  readonly pageSize: number;
  readonly skipPages: number;
  readonly results: number;
  readonly all: number;
};

function pagination({ baseUrl, path }: VendorCall, { pageSize, skipPages, results, all }: Page): JsonObject {
  const lastPage = Math.max(0, Math.ceil(results / pageSize) - 1);
  const link = (page: number) => {
    const url = new URL(`${baseUrl}${path}`);
    url.searchParams.set('pagesize', String(pageSize));
    url.searchParams.set('skippages', String(page));
    return url.href;
  };
  return present({
    ...{ maxPageSizeAllowed: mostRows, skipPages, pageSize, results, resultsWithoutFilter: all },
    firstPage: link(0),
    nextPage: skipPages < lastPage ? link(skipPages + 1) : undefined,
    previousPage: skipPages > 0 ? link(skipPages - 1) : undefined,
    lastPage: link(lastPage),
  });
}

function pageNumber(text: string, { least, most }: { readonly least: number; readonly most: number }): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : -1;
  if (value < least || value > most) {
    throw new EconomicRefusal({ status: 400, message: 'The page size or page is out of range.', code: 'E04810' });
  }
  return value;
}

function readFilter(text: string | null, { filterable }: List): Filter | undefined {
  if (text === null || text === '') {
    return undefined;
  }
  try {
    const filter = parseFilter(text);
    const forbidden = forbiddenPart(filter, filterable);
    if (forbidden !== undefined) {
      throw new FilterSyntaxError(forbidden);
    }
    return filter;
  } catch (error) {
    if (error instanceof FilterSyntaxError) {
      throw new EconomicRefusal(
        { status: 400, message: 'Could not parse query string filter.' },
        { problems: [{ field: '', message: error.message }], allowedFilteringFields: Object.keys(filterable) },
      );
    }
    throw error;
  }
}

function unsortable(field: string): EconomicRefusal {
  return new EconomicRefusal({ status: 400, message: `Sorting is not allowed on property '${field}'.` });
}
