import type { JournalVoucher } from '../../documents/journal-voucher.ts';
import { decimalText } from '../../documents/money.ts';
import type { Evidence, StepResults } from '../../sync/receipt.ts';
import { cut } from './encode.ts';

/** By what every step of a voucher is found again: the invoice number, and what it must carry. */
export function voucherEvidence(voucher: JournalVoucher, done: StepResults): Evidence {
  const voucherNumber = done[stepNames.enter]?.number;
  return {
    journal: String(voucher.journal),
    invoiceNumber: voucher.invoiceNumber,
    customerNumber: voucher.customerNumber,
    date: voucher.date,
    total: decimalText(voucher.receivable.amount),
    currency: voucher.currency,
    text: cut(voucher.receivable.text).slice(0, 100),
    ...(voucherNumber === undefined ? {} : { voucherNumber }),
  };
}

/** Names of the steps, as receipts keep them. */
export const stepNames = { enter: 'enter', lines: 'enter-lines', attach: 'attach' } as const;

/** How the first step names a voucher that was booked by somebody before it could go on. */
const bookedMark = 'booked/';

/** The id of an entry that is booked already. */
export function bookedId(entryNumber: number): string {
  return `${bookedMark}${entryNumber}`;
}

/** How the first step names what it entered: settings may name another journal before the next step. */
export function entryId(journal: number | string, entryNumber: number): string {
  return `${journal}/${entryNumber}`;
}

/** What `entryId` wrote. */
export function enteredId(targetId: string): { readonly journal: number; readonly entry: number } | undefined {
  const [, journal, entry] = /^(\d+)\/(\d+)$/.exec(targetId) ?? [];
  return journal === undefined ? undefined : { journal: Number(journal), entry: Number(entry) };
}

/** True when the voucher was found booked: nothing is entered or booked any more. */
export function isBooked(done: StepResults): boolean {
  return done[stepNames.enter]?.targetId.startsWith(bookedMark) === true;
}
