import { type FieldTable, largestNumber, readFields } from '../fields.ts';
import {
  type Answer,
  EconomicRefusal,
  emptyAnswer,
  type FieldProblem,
  jsonAnswer,
  notFound,
  refuseIfAny,
} from '../http/answer.ts';
import type { VendorCall, VendorOperation } from '../http/operation.ts';
import { atMidnight } from '../ledger/accounting-years.ts';
import { checkDraftEntry } from '../ledger/check-draft-entry.ts';
import { filterable, type List, listed } from '../lists/list.ts';
import type { AgreementState } from '../state/agreement-state.ts';
import { isJsonObject, type JsonObject, present } from '../state/json.ts';
import { objectVersionOf, putRecord } from '../state/records.ts';
import { readOperations } from './read-operations.ts';
import { checkObjectVersion } from './versions.ts';

const path = '/journalsapi/v15.0.0/draft-entries';
const roles = ['SuperUser', 'Bookkeeping'];

const integers = [
  ...['accountNumber', 'contraAccountNumber', 'customerNumber', 'supplierNumber', 'projectNumber', 'costTypeNumber'],
  'supplierPaymentType',
];
const texts = [
  ...['vatCode', 'contraVatCode', 'text', 'customerInvoiceNumber', 'supplierInvoiceNumber', 'supplierPaymentBank'],
  ...['supplierPaymentMessage', 'objectVersion'],
];

/** https://apis.e-conomic.com/#tag/DraftEntries */
const fields: FieldTable = {
  entryTypeNumber: { kind: 'integer', required: true },
  journalNumber: { kind: 'integer', required: true },
  date: { kind: 'instant', required: true },
  dueDate: { kind: 'instant' },
  amount: { kind: 'amount', required: true },
  currency: { kind: 'text', shortest: 1, required: true },
  exchangeRate: { kind: 'number' },
  voucherNumber: { kind: 'integer', least: 0, most: largestNumber },
  ...Object.fromEntries(integers.map((name) => [name, { kind: 'integer' }])),
  ...Object.fromEntries(texts.map((name) => [name, { kind: 'text' }])),
  entryNumber: { kind: 'read-only' },
};

const putFields: FieldTable = {
  ...fields,
  voucherNumber: { kind: 'integer', least: 0, most: largestNumber, required: true },
  entryNumber: { kind: 'integer', required: true },
};

/** The entries of journals that are not booked yet. */
export const draftEntryOperations: readonly VendorOperation[] = [
  ...readOperations({
    ...{ name: 'draft-entries', path, roles, ways: ['cursor', 'paged', 'count', 'item'] },
    list: draftEntryList,
  }),
  {
    ...{ name: 'draft-entries.create', host: 'services', method: 'POST', path, roles, takes: 'application/json' },
    run: (call) => jsonAnswer(201, { entryNumber: createEntries(call, [call.json()])[0] ?? 0 }),
  },
  {
    ...{ name: 'draft-entries.bulk', host: 'services', method: 'POST', path: `${path}/bulk`, roles },
    takes: 'application/json',
    run: createBulk,
  },
  {
    ...{ name: 'draft-entries.put', host: 'services', method: 'PUT', path, roles, takes: 'application/json' },
    run: replaceEntry,
  },
  {
    ...{ name: 'draft-entries.delete', host: 'services', method: 'DELETE', path: `${path}/#`, roles },
    run({ agreement, keys: [key = ''] }) {
      if (agreement.draftEntries[key] === undefined) {
        throw notFound();
      }
      delete agreement.draftEntries[key];
      return emptyAnswer();
    },
  },
];

/** The invoice number is not among the fields that a list of drafts may be filtered by. */
function draftEntryList(call: VendorCall): List {
  return {
    rows: listed(call, call.agreement.draftEntries).map(([number, entry]) => ({
      ...entry.values,
      objectVersion: objectVersionOf(number, entry),
    })),
    key: 'entryNumber',
    filterable: filterable(
      ...['entryNumber', 'entryTypeNumber', 'voucherNumber', 'journalNumber', 'date', 'accountNumber', 'currency'],
      ...['contraAccountNumber', 'projectNumber', 'customerNumber', 'supplierNumber'],
    ),
    sortable: ['entryNumber', 'entryTypeNumber', 'journalNumber', 'voucherNumber'],
  };
}

function createBulk(call: VendorCall): Answer {
  const { entries } = call.json();
  const given = Array.isArray(entries) ? entries.filter(isJsonObject) : [];
  const problem = (code: string): FieldProblem => ({ field: 'entries', message: code, code });
  refuseIfAny([
    ...(given.length === 0 ? [problem('OneAPIEntriesListCannotBeEmpty')] : []),
    ...(given.length > 500 ? [problem('OneAPITooManyEntries')] : []),
  ]);
  return jsonAnswer(201, { entryNumbers: createEntries(call, given) });
}

/** All entries or none. An entry without voucher number gets the journal's next one. */
function createEntries(call: VendorCall, bodies: readonly JsonObject[]): number[] {
  const { agreement, world } = call;
  const read = bodies.map((body) => readFields(call, fields, body));
  refuseIfAny(read.flatMap(({ problems }) => problems));
  const circumstances = { agreement, switches: world.switches };
  refuseIfAny(read.flatMap(({ values }) => checkDraftEntry(circumstances, values)));
  const shared = world.switches.bulkVoucherNumbers === 'shared' ? new Map<unknown, number>() : undefined;
  return read.map(({ values: { objectVersion, ...values } }) => {
    const voucherNumber = takeVoucherNumber(agreement, values, shared);
    shared?.set(values.journalNumber, voucherNumber);
    const entryNumber = agreement.nextDraftEntryNumber;
    agreement.nextDraftEntryNumber += 1;
    const place = { table: agreement.draftEntries, key: String(entryNumber), now: world.now() };
    putRecord(place, { ...withDays(values), voucherNumber, entryNumber });
    return entryNumber;
  });
}

function withDays(values: JsonObject): JsonObject {
  return present({ ...values, date: atMidnight(values.date), dueDate: atMidnight(values.dueDate) });
}

/** A number that is given moves the journal's sequence past it. */
function takeVoucherNumber(
  { journals }: AgreementState,
  { journalNumber, voucherNumber }: JsonObject,
  shared: ReadonlyMap<unknown, number> | undefined,
): number {
  const journal = journals.find(({ number }) => number === journalNumber);
  if (journal === undefined) {
    throw notFound();
  }
  const number =
    typeof voucherNumber === 'number' ? voucherNumber : (shared?.get(journalNumber) ?? journal.nextVoucherNumber);
  if (number > journal.maximumVoucherNumber) {
    const message = 'The journal has no voucher number left.';
    throw new EconomicRefusal({ status: 400, message, code: 'JournalVoucherNextNumberNotWithinBoundaries' });
  }
  journal.nextVoucherNumber = Math.max(journal.nextVoucherNumber, number + 1);
  return number;
}

/** The whole entry: what is not sent is cleared. */
function replaceEntry(call: VendorCall): Answer {
  const { agreement, world } = call;
  const { values, problems } = readFields(call, putFields, call.json());
  refuseIfAny(problems);
  const { objectVersion, ...entry } = values;
  const key = String(entry.entryNumber);
  const known = agreement.draftEntries[key];
  if (known === undefined) {
    throw notFound();
  }
  checkObjectVersion(key, known, objectVersion);
  const moved = known.values.journalNumber !== entry.journalNumber;
  refuseIfAny([
    ...(moved ? [{ field: 'journalNumber', message: 'Fixed', code: 'JournalNumberCannotBeChangedOnDraftEntry' }] : []),
    ...checkDraftEntry({ agreement, switches: world.switches }, entry),
  ]);
  putRecord({ table: agreement.draftEntries, key, now: world.now() }, withDays(entry));
  return emptyAnswer();
}
