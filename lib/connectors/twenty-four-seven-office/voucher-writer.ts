import type { Voucher } from '../../documents/voucher.ts';
import type { Writer } from '../../sync/define-sync.ts';
import type { LookUp, WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import type { Evidence } from '../../sync/receipt.ts';
import { CallFailed, outcomeOf, reading } from './call-failed.ts';
import { call } from './client.ts';
import { isInYear, judgeLines, yearIdOf } from './decode.ts';
import { amountText, midnight, saveBundleContent } from './encode.ts';
import { verdictOnSave } from './errors.ts';
import type { OfficeConnection } from './exchange.ts';
import { settleSeconds } from './limits.ts';
import { operations } from './operations.ts';
import { findInList, referenceLists } from './reference-lists.ts';
import { vendorWordsOf } from './vendor-words.ts';
import { voucherProblems } from './voucher-check.ts';

/** Vouchers are posted once and never changed. One voucher a call: the vendor gives one verdict for a whole list. */
export const voucherWriter: Writer<Voucher, '24sevenoffice'> = {
  vendor: '24sevenoffice',
  canUpdate: false,
  looksUpFirst: false,
  settleSeconds,
  // Bundles that wait for review are no ledger lines: GetTransactions does not show them.
  isSearchable: (evidence) => evidence.posting === 'ledger',
  calls: 1,
  evidence: (target) => ({
    number: target.number,
    voucherType: String(target.voucherType),
    posting: target.posting,
    invoiceNumber: target.invoiceNumber,
    date: target.date,
    total: amountText(target.receivable.amount),
    currency: target.currency,
    ...(target.currencyRate === undefined ? {} : { rate: target.currencyRate }),
    customerNumber: target.customerNumber,
    account: target.receivable.account,
  }),
  check: (connection, target, unmapped) => reading(() => voucherProblems(connection, target, unmapped)),
  write: (connection, order) => save(connection, order).catch(outcomeOf),
  lookUp: (connection, evidence) => reading(() => lookUp(connection, evidence)),
  findNumber: (connection, evidence, number) => reading(() => lookUp(connection, { ...evidence, number })),
};

async function save(connection: OfficeConnection, { target, evidence }: WriteOrder<Voucher>): Promise<WriteOutcome> {
  const year = await findInList(connection, referenceLists.fiscalYears, (found) => isInYear(found, target.date));
  const client = await findInList(connection, referenceLists.client, () => true);
  if (year === undefined) {
    return { kind: 'rejected', problem: { code: 'fiscal-year-unknown', field: 'date', value: target.date } };
  }
  const facts = { yearId: yearIdOf(year), tenantCurrency: client?.DefaultCurrency ?? '' };
  // https://developer.24sevenoffice.com/docs/accountservice.html (SaveBundleList)
  await call(connection, operations.saveBundleList, {
    content: saveBundleContent(target, facts),
    judge: ({ Type, Description }) => {
      if (Type === 'Ok') return;
      throw new CallFailed(verdictOnSave(Type, vendorWordsOf(Description ?? '', [connection.login.password])));
    },
  });
  return { kind: 'delivered', targetId: targetIdOf(evidence), number: target.number };
}

/** The vendor gives a saved voucher no id: date, type and number together name it. */
function targetIdOf(evidence: Evidence): string {
  return [evidence.date, evidence.voucherType, evidence.number].join('/');
}

async function lookUp(connection: OfficeConnection, evidence: Evidence): Promise<LookUp> {
  if (evidence.posting !== 'ledger') return { kind: 'unsearchable' };
  const { date = '', number } = evidence;
  const type = await findInList(
    connection,
    referenceLists.transactionTypes,
    ({ No }) => String(No) === evidence.voucherType,
  );
  const searchParams = {
    DateSearchParameters: 'EntryDate',
    DateStart: midnight(date),
    // Midnight would cut the day off.
    DateEnd: `${date}T23:59:59`,
    TransactionNoStart: Number(number),
    TransactionNoEnd: Number(number),
    TransactionTypeId: type?.Id,
    SystemType: null,
    HasInvoiceId: null,
  };
  // https://developer.24sevenoffice.com/docs/transactionservice.html (GetTransactions)
  const all = await call(connection, operations.getTransactions, { content: { searchParams } });
  const lines = all.filter(({ TransactionNo, TransactionTypeId }) => {
    return String(TransactionNo) === number && (type === undefined || TransactionTypeId === type.Id);
  });
  if (lines.length === 0) return { kind: 'absent' };
  return { kind: 'found', targetId: targetIdOf(evidence), number, ...judgeLines(lines, evidence) };
}
