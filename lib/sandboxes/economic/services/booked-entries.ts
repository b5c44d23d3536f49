import type { VendorCall, VendorOperation } from '../http/operation.ts';
import { filterable, type List, listed, searchable } from '../lists/list.ts';
import { readOperations } from './read-operations.ts';

const roles = ['SuperUser', 'Bookkeeping'];

/** The ledger. https://apis.e-conomic.com/#tag/BookedEntries */
export const bookedEntryOperations: readonly VendorOperation[] = readOperations({
  ...{ name: 'booked-entries', path: '/bookedEntriesapi/v4.0.0/booked-entries', roles },
  ways: ['cursor', 'paged', 'count'],
  list: bookedEntryList,
});

function bookedEntryList(call: VendorCall): List {
  const sortable = [
    ...['entryNumber', 'accountNumber', 'projectNumber', 'amount', 'amountInBaseCurrency', 'currencyCode', 'date'],
    ...['dueDate', 'type', 'vatAccountNumber', 'customerNumber'],
  ];
  return {
    rows: listed(call, call.agreement.bookedEntries).map(([, { values }]) => values),
    key: 'entryNumber',
    filterable: {
      ...filterable(...sortable, 'voucherNumber', 'customerInvoiceNumber', 'supplierNumber', 'remainder'),
      ...filterable('supplierInvoiceNumber'),
      ...searchable('text'),
      type: ['eq', 'ne'],
    },
    sortable,
  };
}
