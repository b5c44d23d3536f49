import type { JournalVoucher } from '../../documents/journal-voucher.ts';
import type { Writer } from '../../sync/define-sync.ts';
import type { LookUp, WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import type { Evidence, StepResults } from '../../sync/receipt.ts';
import { addresses } from './addresses.ts';
import { outcomeOf, reading } from './call-failed.ts';
import { send } from './calls.ts';
import type { EconomicConnection } from './client.ts';
import { isSameBooked, numbersOf, shownEntry } from './decode.ts';
import { afterRefusal, enteredVoucher } from './entered-voucher.ts';
import { bookedInvoices } from './find-invoice.ts';
import { settleSeconds } from './limits.ts';
import { isBooked, stepNames, voucherEvidence } from './voucher-evidence.ts';

/** Last step of an invoice: its entries, and no others of the journal, are booked. It cannot be undone there. */
export const bookWriter: Writer<JournalVoucher, 'economic'> = {
  vendor: 'economic',
  canUpdate: false,
  looksUpFirst: false,
  settleSeconds,
  calls: 1,
  evidence: (target, _clue, done) => voucherEvidence(target, done),
  check: async () => [],
  write: async (connection, order) =>
    afterRefusal(connection, order, await book(connection, order).catch(outcomeOf)).catch(outcomeOf),
  lookUp: (connection, evidence) => reading(() => findBooked(connection, evidence)),
};

async function book(connection: EconomicConnection, order: WriteOrder<JournalVoucher>): Promise<WriteOutcome> {
  const { target, done, evidence, idempotencyKey } = order;
  const number = done[stepNames.enter]?.number;
  const delivered = { kind: 'delivered', targetId: targetIdOf(evidence, number), number } as const;
  if (isBooked(done)) return { ...delivered, remark: 'it was booked in e-conomic before this could be done here' };
  const journal = enteredVoucher(done)?.journal ?? target.journal;
  const json = { entryNumbers: entriesOf(done) };
  // https://apis.e-conomic.com (journalsapi, POST /journals/{journalNumber}/bookdraftentries)
  await send(connection, addresses.bookDraftEntries(journal), { method: 'POST', json, idempotencyKey });
  return delivered;
}

/** The customer's side first, then the postings that were entered with it. */
function entriesOf(done: StepResults): number[] {
  const lines = done[stepNames.lines]?.targetId;
  const head = enteredVoucher(done);
  return [...(head === undefined ? [] : [head.entry]), ...(lines === undefined ? [] : numbersOf(lines))];
}

/** A voucher is known by the day of its posting, whose year it is numbered in, and its number. */
function targetIdOf({ date }: Evidence, number: string | undefined): string {
  return `${date}/${number ?? '?'}`;
}

async function findBooked(connection: EconomicConnection, evidence: Evidence): Promise<LookUp> {
  const all = await bookedInvoices(connection, evidence);
  // Somebody may have booked another voucher with the same invoice number: ours is known by its own number.
  const ours = all.filter((one) => isSameBooked(one, evidence) && isOurVoucher(one, evidence));
  const entries = ours.length === 1 ? ours : all;
  const [entry, ...others] = entries;
  if (entry === undefined) return { kind: 'absent' };
  const shown = entries
    .map((one) => shownEntry('ledger', one))
    .join('; ')
    .slice(0, 500);
  if (others.length > 0) {
    return { kind: 'conflict', problem: { code: 'several-matches', field: 'number', vendorWords: shown } };
  }
  const number = entry.voucherNumber === undefined ? evidence.voucherNumber : String(entry.voucherNumber);
  const equal = isSameBooked(entry, evidence) && number === (evidence.voucherNumber ?? number);
  return { kind: 'found', equal, targetId: targetIdOf(evidence, number), number, shown };
}

function isOurVoucher({ voucherNumber }: { readonly voucherNumber?: number | undefined }, evidence: Evidence): boolean {
  return voucherNumber !== undefined && String(voucherNumber) === evidence.voucherNumber;
}
