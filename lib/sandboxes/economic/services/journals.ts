import { readFields } from '../fields.ts';
import { EconomicRefusal, emptyAnswer, notFound, refuseIfAny } from '../http/answer.ts';
import type { VendorCall, VendorOperation } from '../http/operation.ts';
import { bookEntries } from '../ledger/book-entries.ts';
import { filterable, type List } from '../lists/list.ts';
import type { Journal } from '../state/agreement-state.ts';
import { present } from '../state/json.ts';
import { readOperations } from './read-operations.ts';

const path = '/journalsapi/v15.0.0/journals';
const roles = ['SuperUser', 'Bookkeeping'];

/** Journals and the booking of their entries. Public clients have seen the cursor and the count fail with 500. */
export const journalOperations: readonly VendorOperation[] = [
  ...readOperations({ ...{ name: 'journals', path, roles, ways: ['paged', 'item'] }, list: journalList }),
  ...['', '/count'].map(
    (end): VendorOperation => ({
      ...{ name: `journals.${end === '' ? 'list' : 'count'}`, host: 'services', method: 'GET', path: `${path}${end}` },
      roles,
      run() {
        throw new EconomicRefusal({ status: 500, message: 'An internal server error has occurred.' });
      },
    }),
  ),
  {
    ...{ name: 'journals.book', host: 'services', method: 'POST', path: `${path}/#/bookdraftentries`, roles },
    takes: 'application/json',
    run: bookDraftEntries,
  },
];

function journalList({ agreement }: VendorCall): List {
  return {
    rows: agreement.journals.map((journal) => ({
      ...present({ ...journal, nextVoucherNumber: journal.nextVoucherNumber }),
      allowedEntryType: journal.allowedEntryType,
      objectVersion: `${journal.number}-${journal.nextVoucherNumber}`,
    })),
    ...{ key: 'number', filterable: filterable(), sortable: ['number'] },
  };
}

/** https://apis.e-conomic.com/#tag/JournalBooking */
function bookDraftEntries(call: VendorCall) {
  const { agreement, world, keys } = call;
  const { values, problems } = readFields(call, { entryNumbers: { kind: 'list', required: true } }, call.json());
  refuseIfAny(problems);
  const journal: Journal | undefined = agreement.journals.find(({ number }) => String(number) === keys[0]);
  if (journal === undefined) {
    throw notFound();
  }
  const given = Array.isArray(values.entryNumbers) ? values.entryNumbers : [];
  bookEntries(world, agreement, { journal, entryNumbers: given.map(Number) });
  return emptyAnswer();
}
