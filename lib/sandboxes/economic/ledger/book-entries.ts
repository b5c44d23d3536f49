import { EconomicRefusal, type FieldProblem, invalid, refuseIfAny } from '../http/answer.ts';
import type { AgreementState, Journal } from '../state/agreement-state.ts';
import type { JsonObject } from '../state/json.ts';
import { putRecord } from '../state/records.ts';
import type { EconomicWorld } from '../world.ts';
import { checkDraftEntry } from './check-draft-entry.ts';
import { openAmount, postedLines } from './posted-lines.ts';

/** Which entries of which journal. */
export type Booking = { readonly journal: Journal; readonly entryNumbers: readonly number[] };

/** Book these entries and no others: all of them, or none. The entries leave the journal and become ledger lines. */
export function bookEntries(world: EconomicWorld, agreement: AgreementState, booking: Booking): void {
  const problems = bookingProblems(world, agreement, booking);
  if (problems.length > 0 && world.switches.bookingErrors === 'generic') {
    throw new EconomicRefusal({ status: 400, message: 'Bad request.' });
  }
  refuseIfAny(problems);
  const from = agreement.nextBookedEntryNumber;
  for (const number of booking.entryNumbers) {
    const entry = agreement.draftEntries[String(number)]?.values;
    if (entry === undefined) {
      throw invalid([{ field: 'entryNumbers', message: 'Gone', code: 'JournalEntryDoesNotExist' }]);
    }
    postLines(world, agreement, postedLines(agreement, entry));
    delete agreement.draftEntries[String(number)];
  }
  announceBooking(world, agreement, { journal: booking.journal.number, from });
}

/** Add lines to the ledger under growing numbers. */
export function postLines(world: EconomicWorld, agreement: AgreementState, lines: readonly JsonObject[]): void {
  for (const line of lines) {
    const entryNumber = agreement.nextBookedEntryNumber;
    agreement.nextBookedEntryNumber += 1;
    putRecord({ table: agreement.bookedEntries, key: String(entryNumber), now: world.now() }, { ...line, entryNumber });
  }
}

/** Tell the webhooks of the lines posted since `from`. */
export function announceBooking(
  world: EconomicWorld,
  agreement: AgreementState,
  { journal, from }: { readonly journal: number; readonly from: number },
): void {
  const ofApi = Object.values(agreement.webhooks)
    .filter(({ values }) => values.eventType === 'JOURNAL_BOOKED' && values.isDisabled !== true)
    .map(({ values }) => String(values.url));
  const urls = [...agreement.journalBookedUrls, ...ofApi];
  const to = agreement.nextBookedEntryNumber - 1;
  world.announce({ company: String(agreement.number), urls, journal, from, to });
}

function bookingProblems(world: EconomicWorld, agreement: AgreementState, booking: Booking): FieldProblem[] {
  const { journal, entryNumbers } = booking;
  const problem = (code: string, message = `The entries cannot be booked: ${code}`): FieldProblem => {
    return { field: 'entryNumbers', message, code };
  };
  const entries = entryNumbers.map((number) => agreement.draftEntries[String(number)]?.values);
  const present = entries.filter((entry) => entry !== undefined && entry.journalNumber === journal.number);
  if (entryNumbers.length === 0) {
    return [problem('OneAPIEntriesListCannotBeEmpty')];
  }
  if (present.length < entries.length || new Set(entryNumbers).size < entryNumbers.length) {
    return [problem('JournalEntryDoesNotExist')];
  }
  const rest = Object.values(agreement.draftEntries).filter(
    ({ values }) => values.journalNumber === journal.number && !entryNumbers.includes(Number(values.entryNumber)),
  );
  return [
    ...(entryNumbers.length > 500 ? [problem('OneAPITooManyEntries')] : []),
    ...(journal.requireAdminApproval ? [problem('JournalRequiresApproval')] : []),
    ...(journal.allowPartialBooking || rest.length === 0 ? [] : [problem('JournalPartialBookingNotAllowed')]),
    ...(journal.requireBalancePerVoucherId && !isBalanced(present) ? [problem('JournalVoucherNotInBalance')] : []),
    ...present.flatMap((entry) =>
      entry === undefined ? [] : checkDraftEntry({ agreement, switches: world.switches }, entry),
    ),
  ];
}

/** Each voucher, and each date and currency of it, comes to zero. */
function isBalanced(entries: readonly (JsonObject | undefined)[]): boolean {
  const sums = new Map<string, number>();
  for (const entry of entries) {
    if (entry !== undefined) {
      const voucher = `${entry.voucherNumber}/${String(entry.date).slice(0, 10)}/${entry.currency}`;
      sums.set(voucher, (sums.get(voucher) ?? 0) + openAmount(entry));
    }
  }
  return [...sums.values()].every((sum) => sum === 0);
}
