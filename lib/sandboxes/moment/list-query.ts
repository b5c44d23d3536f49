import type { FieldProblem } from './answer.ts';
import { isInstant } from './check-fields.ts';
import { entityFields } from './fields.ts';
import type { EntityName } from './state.ts';

/** The entities that have lists with pages. */
export type ListedEntity = Exclude<EntityName, 'attachments'>;

/** Filters of one entity besides those that all lists have. */
export const ownFilters: Readonly<Record<ListedEntity, readonly string[]>> = {
  customers: ['customerNumber'],
  projects: ['projectNumber', 'customerId'],
  invoices: ['invoiceNumber', 'invoiceState'],
  projectExtensions: ['projectId', 'name'],
  projectExpenses: ['externalId', 'projectId'],
};

const largestPage = 500;
const digits = /^\d{1,16}$/;

type Check = { readonly fits: (value: string) => boolean; readonly message: string };

const instantCheck: Check = { fits: isInstant, message: 'must be an instant (ISO 8601 with Z)' };
const wholeNumber: Check = { fits: (value) => digits.test(value), message: 'must be a whole number' };

const commonParameters: Readonly<Record<string, Check>> = {
  page: wholeNumber,
  size: {
    fits: (value) => digits.test(value) && Number(value) >= 1 && Number(value) <= largestPage,
    message: `must be 1 to ${largestPage}`,
  },
  sort: {
    fits: (value) => /^(id|createdDate|lastModifiedDate),(asc|desc)$/.test(value),
    message: 'must be a field and a direction, such as id,asc',
  },
  id: wholeNumber,
  ids: { fits: (value) => value.split(',').every((id) => digits.test(id)), message: 'must be ids, comma separated' },
  query: { fits: (value) => value !== '', message: 'must not be empty' },
  createdDateFrom: instantCheck,
  createdDateTo: instantCheck,
  lastModifiedDateFrom: instantCheck,
  lastModifiedDateTo: instantCheck,
};

/** What is wrong with the parameters of a list; only `ids` may be repeated. */
export function checkListQuery(entity: ListedEntity, query: URLSearchParams): FieldProblem[] {
  return [...new Set(query.keys())].flatMap((field) => {
    const check = Object.hasOwn(commonParameters, field) ? commonParameters[field] : ownCheck(entity, field);
    if (check === undefined) {
      return [{ field, message: 'is not a parameter of this list' }];
    }
    const values = query.getAll(field);
    if (values.length > 1 && field !== 'ids') {
      return [{ field, message: 'is given twice' }];
    }
    return values.every(check.fits) ? [] : [{ field, message: check.message }];
  });
}

function ownCheck(entity: ListedEntity, name: string): Check | undefined {
  if (!ownFilters[entity].includes(name)) {
    return undefined;
  }
  const field = entityFields[entity][name];
  if (field?.kind === 'integer') {
    return wholeNumber;
  }
  const options = field?.options;
  return options === undefined
    ? { fits: (value) => value !== '', message: 'must not be empty' }
    : { fits: (value) => options.includes(value), message: `must be one of ${options.join(', ')}` };
}

/** What is wrong with the parameters of a list that has pages and no filters. */
export function checkPageQuery(query: URLSearchParams): FieldProblem[] {
  const others = [...query.keys()].filter((field) => field !== 'page' && field !== 'size');
  return others.length > 0
    ? others.map((field) => ({ field, message: 'is not a parameter of this list' }))
    : checkListQuery('customers', query);
}

/** The ids that a list is limited to, by `id` and `ids`; `undefined` when it is not. */
export function idsOf(query: URLSearchParams): readonly number[] | undefined {
  const given = [...query.getAll('id'), ...query.getAll('ids')];
  return given.length === 0 ? undefined : given.flatMap((value) => value.split(',')).map(Number);
}
