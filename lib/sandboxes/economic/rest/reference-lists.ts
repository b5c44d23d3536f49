import { jsonAnswer, notFound } from '../http/answer.ts';
import type { VendorCall, VendorOperation } from '../http/operation.ts';
import { periodsOf } from '../ledger/accounting-years.ts';
import { filterable } from '../lists/list.ts';
import { restListAnswer } from '../lists/rest-list.ts';
import type { AccountingYear, AgreementState } from '../state/agreement-state.ts';
import { type JsonObject, present } from '../state/json.ts';

type ReferenceList = {
  readonly path: string;
  readonly key: string;
  readonly filterable: readonly string[];
  readonly roles: readonly string[];
  rows(agreement: AgreementState, baseUrl: string): readonly JsonObject[];
};

const anyRole = ['SuperUser', 'Sales', 'Bookkeeping'];
const bookkeeping = ['SuperUser', 'Bookkeeping'];

/** The lists that other records refer to. https://restdocs.e-conomic.com */
const lists: readonly ReferenceList[] = [
  {
    ...{ path: 'customer-groups', key: 'customerGroupNumber', roles: ['SuperUser', 'Sales'] },
    filterable: ['customerGroupNumber', 'name', 'account.accountNumber'],
    rows: ({ customerGroups }) =>
      customerGroups.map(({ number, name, accountNumber }) => ({
        ...{ customerGroupNumber: number, name, account: { accountNumber } },
      })),
  },
  {
    ...{ path: 'vat-zones', key: 'vatZoneNumber', filterable: ['vatZoneNumber', 'name'], roles: anyRole },
    rows: ({ vatZones }) =>
      vatZones.map(({ number, name }) => ({
        ...{ vatZoneNumber: number, name, enabledForCustomer: true, enabledForSupplier: true },
      })),
  },
  {
    ...{ path: 'payment-terms', key: 'paymentTermsNumber', filterable: ['name'], roles: anyRole },
    rows: ({ paymentTerms }) =>
      paymentTerms.map(({ number, name, type, daysOfCredit }) => ({
        ...{ paymentTermsNumber: number, name, paymentTermsType: type, daysOfCredit },
      })),
  },
  {
    ...{ path: 'currencies', key: 'code', filterable: ['code', 'name'], roles: anyRole },
    rows: ({ currencies }) => currencies.map(({ code }) => ({ code, isoNumber: code, name: code })),
  },
  {
    ...{ path: 'vat-accounts', key: 'vatCode', filterable: ['vatCode', 'name', 'ratePercentage'], roles: bookkeeping },
    rows: ({ vatCodes }) =>
      vatCodes.map(({ code, name, ratePercentage, kind, accountNumber, contraAccountNumber, barred }) =>
        present({
          ...{ vatCode: code, name, ratePercentage, barred, account: { accountNumber } },
          contraAccount: contraAccountNumber === undefined ? undefined : { accountNumber: contraAccountNumber },
          vatType: { vatTypeNumber: kind, name: kind === 1 ? 'Salgsmoms' : 'Købsmoms' },
        }),
      ),
  },
  {
    ...{ path: 'suppliers', key: 'supplierNumber', filterable: ['supplierNumber', 'name'], roles: bookkeeping },
    rows: ({ suppliers, baseCurrency }, baseUrl) =>
      suppliers.map(({ number, name }) => ({
        ...{ supplierNumber: number, name, currency: baseCurrency, supplierGroup: { supplierGroupNumber: 1 } },
        layout: { layoutNumber: 1, self: `${baseUrl}/layouts/1` },
        paymentTerms: { paymentTermsNumber: 1, self: `${baseUrl}/payment-terms/1` },
        vatZone: { vatZoneNumber: 1, self: `${baseUrl}/vat-zones/1` },
      })),
  },
  {
    ...{ path: 'accounts', key: 'accountNumber', roles: bookkeeping },
    filterable: ['accountNumber', 'name', 'accountType', 'barred', 'blockDirectEntries'],
    rows: ({ accounts }) =>
      accounts.map(({ number, name, type, isBarred, isBlockedForDirectEntries, vatCode }) =>
        present({
          ...{ accountNumber: number, name, accountType: type === 1 ? 'profitAndLoss' : 'status', balance: 0 },
          ...{ barred: isBarred, blockDirectEntries: isBlockedForDirectEntries, debitCredit: 'debit' },
          vatAccount: vatCode === undefined ? undefined : { vatCode },
        }),
      ),
  },
  {
    ...{ path: 'accounting-years', key: 'year', filterable: ['year', 'fromDate', 'toDate'], roles: bookkeeping },
    rows: ({ years }, baseUrl) =>
      years.map((each) =>
        present({
          ...{ year: each.year, fromDate: each.fromDate, toDate: each.toDate, closed: each.closed },
          periods: `${baseUrl}/accounting-years/${pathKey(each.year)}/periods`,
        }),
      ),
  },
];

function linked({ path, key }: ReferenceList, baseUrl: string, row: JsonObject): JsonObject {
  return { ...row, self: `${baseUrl}/${path}/${pathKey(String(row[key]))}` };
}

/** How a key stands in a path: a slash is `_6_`. */
function pathKey(key: string): string {
  return key.replaceAll('_', '_8_').replaceAll('/', '_6_');
}

/** Reading the lists, each whole and row by row. */
export const referenceOperations: readonly VendorOperation[] = [
  ...lists.flatMap((list): VendorOperation[] => [
    {
      ...{ name: `${list.path}.list`, host: 'rest', method: 'GET', path: `/${list.path}`, roles: list.roles },
      run: (call) =>
        restListAnswer(call, {
          rows: list.rows(call.agreement, call.baseUrl).map((row) => linked(list, call.baseUrl, row)),
          ...{ key: list.key, filterable: filterable(...list.filterable), sortable: list.filterable },
        }),
    },
    {
      ...{ name: `${list.path}.get`, host: 'rest', method: 'GET', path: `/${list.path}/#`, roles: list.roles },
      run({ agreement, baseUrl, keys: [key = ''] }) {
        const row = list.rows(agreement, baseUrl).find((each) => pathKey(String(each[list.key])) === key);
        if (row === undefined) {
          throw notFound();
        }
        return jsonAnswer(200, linked(list, baseUrl, row));
      },
    },
  ]),
  {
    ...{ name: 'periods.list', host: 'rest', method: 'GET', path: '/accounting-years/#/periods', roles: bookkeeping },
    run: (call) =>
      restListAnswer(call, {
        ...{ rows: periodRows(call), key: 'periodNumber' },
        filterable: filterable('periodNumber', 'fromDate', 'toDate'),
        sortable: ['periodNumber', 'fromDate'],
      }),
  },
];

function periodRows({ agreement, keys: [key = ''], baseUrl }: VendorCall): JsonObject[] {
  const year: AccountingYear | undefined = agreement.years.find((each) => pathKey(each.year) === key);
  if (year === undefined) {
    throw notFound();
  }
  const self = `${baseUrl}/accounting-years/${key}`;
  return periodsOf(year).map(({ number, fromDate, toDate, isBarred }) =>
    present({
      ...{ periodNumber: number, accountingYear: { year: year.year, self }, fromDate, toDate },
      ...{ closed: year.closed, barred: isBarred, self: `${self}/periods/${number}` },
    }),
  );
}
