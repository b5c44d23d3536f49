import type { Transaction } from '../state/client-state.ts';
import { serverTime, utcMilliseconds } from '../wire/server-time.ts';
import { processingFault } from '../wire/soap-fault.ts';
import { flagOf, recordOf, textOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';
import type { ClientCall } from './service.ts';
import { registerNames, transactionRecord } from './transaction-record.ts';
import { visible } from './visible.ts';

/**
 * The ledger lines that fit all criteria. Both dates are required by the vendor's page, though not by its WSDL.
 * https://developer.24sevenoffice.com/docs/transactionservice.html
 */
export function findTransactions(call: ClientCall): XmlRecord {
  const search = recordOf(call.input, 'searchParams');
  const start = textOf(search, 'DateStart');
  const end = textOf(search, 'DateEnd');
  if (start === undefined || end === undefined) throw processingFault('DateStart and DateEnd must be specified');
  const inWindow =
    textOf(search, 'DateSearchParameters') === 'DateChangedUTC' ? changedIn(start, end) : enteredIn(start, end);
  const fits = criteria(search);
  const found = visible(call, call.client.transactions).filter((line) => inWindow(line) && fits(line));
  const ordered = call.state.switches.listOrder === 'posted' ? found : found.toReversed();
  const names = registerNames(call.client, call.state.switches);
  return { Transaction: ordered.map((line) => transactionRecord(line, names)) };
}

type Criterion = (line: Transaction) => boolean;

/** Entry dates are midnights: an end at midnight cuts that day off. */
function enteredIn(start: string, end: string): Criterion {
  const [first, last] = [serverTime(start), serverTime(end)];
  return ({ day }) => `${day}T00:00:00` >= first && `${day}T00:00:00` < last;
}

function changedIn(start: string, end: string): Criterion {
  const [first, last] = [utcMilliseconds(start), utcMilliseconds(end)];
  return ({ changedAt }) => Date.parse(changedAt) >= first && Date.parse(changedAt) < last;
}

function criteria(search: XmlRecord): Criterion {
  const number = (name: string) => wholeOf(search, name);
  const same = (wanted: unknown, found: unknown) => wanted === undefined || wanted === found;
  const between = (name: string, found: number) =>
    found >= (number(`${name}Start`) ?? Number.NEGATIVE_INFINITY) &&
    found <= (number(`${name}End`) ?? Number.POSITIVE_INFINITY);
  const registeredAfter = textOf(search, 'RegisteredAfter');
  return (line) =>
    same(flagOf(search, 'ShowOpenEntries'), line.open) &&
    same(number('LinkId'), line.linkId) &&
    same(number('ProjectId'), line.projectId) &&
    same(number('CustomerId'), line.customerId) &&
    same(number('DepartmentId'), line.departmentId) &&
    same(number('TransactionTypeId'), line.typeId) &&
    same(number('VatCode'), line.vatCode) &&
    same(textOf(search, 'SystemType'), line.systemType) &&
    same(textOf(search, 'InvoiceNo'), line.invoiceNo) &&
    same(flagOf(search, 'HasInvoiceId'), line.invoiceNo !== '') &&
    between('AccountNo', line.accountNo) &&
    between('TransactionNo', line.transactionNo) &&
    (registeredAfter === undefined || Date.parse(line.registeredAt) > utcMilliseconds(registeredAfter));
}
