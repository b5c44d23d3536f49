import type { VendorOperation } from '../http/operation.ts';
import { atMidnight, periodsOf } from '../ledger/accounting-years.ts';
import { filterable, searchable } from '../lists/list.ts';
import { present } from '../state/json.ts';
import { readOperations } from './read-operations.ts';

const roles = ['SuperUser', 'Bookkeeping'];
const years = '/accountingyearsapi/v2.0.1';

/** Accounts, accounting years and their periods. https://apis.e-conomic.com */
export const chartOperations: readonly VendorOperation[] = [
  ...readOperations({
    ...{ name: 'ledger-accounts', path: '/accountsapi/v7.0.0/Accounts', roles },
    ways: ['cursor', 'paged', 'count', 'item'],
    list: ({ agreement }) => ({
      rows: agreement.accounts.map((account) => present({ ...account })),
      key: 'number',
      filterable: {
        ...filterable('number', 'isBarred', 'isBlockedForDirectEntries', 'vatCode'),
        ...searchable('name'),
      },
      sortable: ['number', 'name'],
    }),
  }),
  ...readOperations({
    ...{ name: 'years', path: `${years}/AccountingYears`, roles, ways: ['paged', 'count', 'item'] },
    list: ({ agreement }) => ({
      rows: agreement.years.map(({ year, fromDate, toDate, closed }) =>
        present({ year, dateFrom: atMidnight(fromDate), dateTo: atMidnight(toDate), isClosed: closed }),
      ),
      ...{ key: 'year', sortable: ['year', 'dateFrom', 'dateTo'] },
      filterable: filterable('year', 'dateFrom', 'dateTo', 'isClosed'),
    }),
  }),
  ...readOperations({
    ...{ name: 'year-periods', path: `${years}/accountingYears/periods`, roles, ways: ['cursor', 'paged', 'count'] },
    list: ({ agreement }) => ({
      rows: agreement.years.flatMap((year) =>
        periodsOf(year).map(({ number, fromDate, toDate, isBarred }) =>
          present({
            ...{ periodNumber: number, year: year.year, dateFrom: atMidnight(fromDate), dateTo: atMidnight(toDate) },
            ...{ isClosed: year.closed, isBarred },
          }),
        ),
      ),
      ...{ key: 'dateFrom', sortable: ['periodNumber', 'year', 'dateFrom', 'dateTo'] },
      filterable: filterable('periodNumber', 'year', 'dateFrom', 'dateTo'),
    }),
  }),
];
