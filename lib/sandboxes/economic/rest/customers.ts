import { type FieldTable, largestNumber, readFields } from '../fields.ts';
import { type Answer, type FieldProblem, invalid, jsonAnswer, notFound, refuseIfAny } from '../http/answer.ts';
import type { VendorCall, VendorOperation } from '../http/operation.ts';
import { filterable, type List, listed, searchable } from '../lists/list.ts';
import { restListAnswer } from '../lists/rest-list.ts';
import type { AgreementState, StoredRecord } from '../state/agreement-state.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../state/json.ts';
import { nextNumber, putRecord } from '../state/records.ts';

const texts = {
  ...{ address: 510, zip: 30, city: 50, country: 50, corporateIdentificationNumber: 40, email: 255, ean: 13 },
  ...{ telephoneAndFaxNumber: 255, mobilePhone: 50, website: 255, publicEntryNumber: 50, vatNumber: 20 },
};

const readOnly = [
  ...['balance', 'dueAmount', 'lastUpdated', 'contacts', 'templates', 'totals', 'deliveryLocations', 'invoices'],
  ...['self', 'eInvoicingDisabledByDefault'],
];

/** https://restdocs.e-conomic.com/#post-customers */
const createFields: FieldTable = {
  customerNumber: { kind: 'integer', least: 1, most: largestNumber },
  name: { kind: 'text', shortest: 1, longest: 255, required: true },
  currency: { kind: 'text', shortest: 3, longest: 3, required: true },
  customerGroup: { kind: 'reference', key: 'customerGroupNumber', required: true },
  paymentTerms: { kind: 'reference', key: 'paymentTermsNumber', required: true },
  vatZone: { kind: 'reference', key: 'vatZoneNumber', required: true },
  ...Object.fromEntries(Object.entries(texts).map(([name, longest]) => [name, { kind: 'text', longest }])),
  pNumber: { kind: 'text', shortest: 10, longest: 10 },
  creditLimit: { kind: 'amount' },
  barred: { kind: 'flag' },
  layout: { kind: 'reference', key: 'layoutNumber' },
  salesPerson: { kind: 'reference', key: 'employeeNumber' },
  priceGroup: { kind: 'reference', key: 'priceGroupNumber' },
  ...Object.fromEntries(readOnly.map((name) => [name, { kind: 'read-only' }])),
};

/** https://restdocs.e-conomic.com/#put-customers-customernumber */
const putFields: FieldTable = {
  ...createFields,
  attention: { kind: 'reference', key: 'customerContactNumber' },
  customerContact: { kind: 'reference', key: 'customerContactNumber' },
  defaultDeliveryLocation: { kind: 'reference', key: 'deliveryLocationNumber' },
};

const roles = ['SuperUser', 'Sales'];

/** The customers of the classic API. */
export const customerOperations: readonly VendorOperation[] = [
  { name: 'customers.list', host: 'rest', method: 'GET', path: '/customers', roles, run: listCustomers },
  { name: 'customers.get', host: 'rest', method: 'GET', path: '/customers/#', roles, run: getCustomer },
  {
    ...{ name: 'customers.create', host: 'rest', method: 'POST', path: '/customers', roles },
    takes: 'application/json',
    run: createCustomer,
  },
  {
    ...{ name: 'customers.put', host: 'rest', method: 'PUT', path: '/customers/#', roles },
    takes: 'application/json',
    run: replaceCustomer,
  },
];

function listCustomers(call: VendorCall): Answer {
  const fields = ['customerNumber', 'name', 'currency', 'lastUpdated', 'creditLimit', 'balance', ...Object.keys(texts)];
  const list: List = {
    rows: listed(call, call.agreement.customers).map(([number, customer]) => shown(call.baseUrl, number, customer)),
    key: 'customerNumber',
    filterable: {
      ...searchable(...fields),
      ...filterable('barred', 'customerGroup.customerGroupNumber'),
    },
    sortable: fields,
  };
  return restListAnswer(call, list);
}

function getCustomer({ agreement, baseUrl, keys: [key = ''] }: VendorCall): Answer {
  const customer = Object.hasOwn(agreement.customers, key) ? agreement.customers[key] : undefined;
  if (customer === undefined) {
    throw notFound();
  }
  return jsonAnswer(200, shown(baseUrl, key, customer));
}

function createCustomer(call: VendorCall): Answer {
  const { agreement } = call;
  const { values, problems } = readFields(call, createFields, call.json());
  refuseIfAny([...problems, ...checkReferences(agreement, values)]);
  const key = String(values.customerNumber ?? nextNumber(agreement.customers));
  if (agreement.customers[key] !== undefined) {
    const message = `Customer number ${key} already exists.`;
    throw invalid([{ field: 'customerNumber', message, code: 'E06010', value: Number(key) }]);
  }
  return kept(call, key, { values, status: 201 });
}

/** The whole record: what is not sent is cleared. An unknown number makes a customer. */
function replaceCustomer(call: VendorCall): Answer {
  const {
    agreement,
    keys: [key = ''],
  } = call;
  if (!/^[1-9]\d{0,8}$/.test(key)) {
    throw notFound();
  }
  const { values, problems } = readFields(call, putFields, call.json());
  const other = values.customerNumber !== undefined && String(values.customerNumber) !== key;
  refuseIfAny([
    ...problems,
    ...(other ? [{ field: 'customerNumber', message: 'The number is not that of the address.', code: 'E04300' }] : []),
    ...checkReferences(agreement, values),
  ]);
  return kept(call, key, { values, status: agreement.customers[key] === undefined ? 201 : 200 });
}

type Kept = { readonly values: JsonObject; readonly status: 200 | 201 };

function kept({ world, agreement, baseUrl }: VendorCall, key: string, { values, status }: Kept): Answer {
  const place = { table: agreement.customers, key, now: world.now() };
  const customer = putRecord(place, { ...values, customerNumber: Number(key) });
  const headers = status === 201 ? { location: `${baseUrl}/customers/${key}` } : undefined;
  return jsonAnswer(status, shown(baseUrl, key, customer), headers);
}

/** Groups, terms, zones and currencies must exist. */
function checkReferences(agreement: AgreementState, values: JsonObject): FieldProblem[] {
  const numbers = (rows: readonly { readonly number: number }[]) => rows.map(({ number }) => number);
  const keyOf = (value: JsonValue | undefined) => (isJsonObject(value) ? Object.values(value)[0] : undefined);
  const lists = {
    customerGroup: numbers(agreement.customerGroups),
    paymentTerms: numbers(agreement.paymentTerms),
    vatZone: numbers(agreement.vatZones),
  };
  const lost = Object.entries(lists).flatMap(([field, known]) => {
    const key = keyOf(values[field]);
    const code = field === 'paymentTerms' ? 'E07080' : 'E06000';
    return typeof key === 'number' && !known.includes(key)
      ? [{ field, message: `${field} '${key}' not found.`, code, value: key }]
      : [];
  });
  const { currency } = values;
  const unknown = typeof currency === 'string' && !agreement.currencies.some(({ code }) => code === currency);
  return unknown
    ? [...lost, { field: 'currency', message: 'currency does not exist.', code: 'E06000', value: currency }]
    : lost;
}

const referencePaths: Readonly<Record<string, string>> = {
  ...{ customerGroup: 'customer-groups', paymentTerms: 'payment-terms', vatZone: 'vat-zones', layout: 'layouts' },
  salesPerson: 'employees',
};

function shown(baseUrl: string, key: string, { values, lastUpdated }: StoredRecord): JsonObject {
  const linked = Object.entries(values).map(([name, value]) => {
    const path = referencePaths[name];
    return [name, isJsonObject(value) && path !== undefined ? withLink(value, `${baseUrl}/${path}`) : value];
  });
  const self = `${baseUrl}/customers/${key}`;
  return { ...Object.fromEntries(linked), lastUpdated, contacts: `${self}/contacts`, self };
}

function withLink(reference: JsonObject, path: string): JsonObject {
  return { ...reference, self: `${path}/${Object.values(reference)[0]}` };
}
