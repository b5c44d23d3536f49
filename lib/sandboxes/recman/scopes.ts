import { RecmanRefusal } from './answer.ts';
import type { AccountState } from './state.ts';
import { isWallTime } from './wall-clock.ts';

/** A row as it is kept; what is written of it depends on the fields that were asked for. */
export type Row = Readonly<Record<string, unknown>>;

/** One scope that can be read: its rows, its id, its fields by kind, and its filters. */
export type ScopeDescription = {
  readonly idField: string;
  /** `number`: comes as a number or as text. */
  readonly fields: Readonly<Record<string, 'number' | 'text' | 'lines'>>;
  readonly rows: (account: AccountState, now: Date) => readonly Row[];
  readonly filters: Readonly<Record<string, Filter>>;
};

type Filter = { readonly fits: (value: string) => boolean; readonly keeps: (row: Row, value: string) => boolean };

const isId = (value: string): boolean => /^[1-9]\d{0,15}$/.test(value);
const isIdList = (value: string): boolean => value.split(',').every(isId);
const idIn =
  (field: string): Filter['keeps'] =>
  (row, value) =>
    value.split(',').includes(String(row[field]));

/** The kinds of an invoice line's fields. */
export const lineFields: ScopeDescription['fields'] = {
  lineId: 'number',
  sort: 'number',
  productNumber: 'text',
  productName: 'text',
  description: 'text',
  quantity: 'number',
  price: 'number',
  discountPercent: 'number',
  vatRate: 'number',
  amountExVat: 'number',
};

const invoice: ScopeDescription = {
  idField: 'invoiceId',
  fields: {
    invoiceId: 'number',
    invoiceNumber: 'number',
    type: 'text',
    creditedInvoiceId: 'number',
    creditedInvoiceNumber: 'number',
    departmentId: 'number',
    companyId: 'number',
    projectId: 'number',
    date: 'text',
    dueDate: 'text',
    kid: 'text',
    currency: 'text',
    totalExVat: 'number',
    totalVat: 'number',
    totalIncVat: 'number',
    yourReference: 'text',
    ourReference: 'text',
    notes: 'text',
    lines: 'lines',
    created: 'text',
    updated: 'text',
  },
  rows: ({ invoices }, now) =>
    invoices.filter(({ visibleFrom }) => visibleFrom === undefined || visibleFrom <= now.toISOString()),
  filters: {
    departmentId: { fits: isId, keeps: idIn('departmentId') },
    minInvoiceId: { fits: isId, keeps: (row, value) => Number(row.invoiceId) >= Number(value) },
    updatedFrom: { fits: isWallTime, keeps: (row, value) => String(row.updated) >= value },
    invoiceIds: { fits: isIdList, keeps: idIn('invoiceId') },
  },
};

const company: ScopeDescription = {
  idField: 'companyId',
  fields: {
    companyId: 'number',
    companyNumber: 'number',
    name: 'text',
    vatNumber: 'text',
    email: 'text',
    address: 'text',
    postalCode: 'number',
    city: 'text',
    country: 'text',
    updated: 'text',
  },
  rows: ({ companies }) => companies,
  filters: { companyIds: { fits: isIdList, keeps: idIn('companyId') } },
};

const department: ScopeDescription = {
  idField: 'departmentId',
  fields: { departmentId: 'number', number: 'number', name: 'text', corporationId: 'number' },
  rows: ({ departments }) => departments,
  filters: {},
};

const scopes = new Map([
  ['invoice', invoice],
  ['company', company],
  ['department', department],
]);

/** The scope of a call. @throws RecmanRefusal */
export function scopeOf(name: string | null): ScopeDescription {
  const scope = name === null ? undefined : scopes.get(name);
  if (scope === undefined) throw new RecmanRefusal(3, 'Invalid scope');
  return scope;
}

/** The fields that were asked for; all of them when none is named. @throws RecmanRefusal */
export function fieldsOf(scope: ScopeDescription, given: string | null): readonly string[] {
  if (given === null) return Object.keys(scope.fields);
  const names = given.split(',');
  const unknown = names.find((name) => !Object.hasOwn(scope.fields, name));
  if (unknown !== undefined) throw new RecmanRefusal(4, `Field '${unknown}' does not exist`);
  return [...new Set([scope.idField, ...names])];
}

const common = ['key', 'scope', 'fields', 'page'];

/** The rows that the filters of a call leave. @throws RecmanRefusal */
export function filtered(scope: ScopeDescription, rows: readonly Row[], query: URLSearchParams): readonly Row[] {
  let kept = rows;
  for (const name of new Set(query.keys())) {
    if (query.getAll(name).length > 1) throw new RecmanRefusal(5, `Parameter '${name}' is given twice`);
    if (common.includes(name)) continue;
    const filter = Object.hasOwn(scope.filters, name) ? scope.filters[name] : undefined;
    if (filter === undefined) throw new RecmanRefusal(5, `Unknown parameter '${name}'`);
    const value = query.get(name) ?? '';
    if (!filter.fits(value)) throw new RecmanRefusal(6, `Invalid value for '${name}'`);
    kept = kept.filter((row) => filter.keeps(row, value));
  }
  return kept;
}
