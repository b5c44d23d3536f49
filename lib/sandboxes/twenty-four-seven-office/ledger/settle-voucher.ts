import type { ClientState, Transaction } from '../state/client-state.ts';
import type { Switches } from '../state/switches.ts';
import { bookVouchers, type HandVoucher, handEntry, supplierLedger } from './book-vouchers.ts';
import { linkLines } from './link-lines.ts';

/** A voucher by its type, number and year. */
export type VoucherPlace = { readonly transactionNo: number; readonly typeNo: number; readonly year: number };

type Ledger = { readonly client: ClientState; readonly switches: Switches; readonly now: Date };

const bank = 1920;
const payments = 2;

/** The lines of a voucher, in the order in which they were posted. */
export function linesOf(client: ClientState, { transactionNo, typeNo, year }: VoucherPlace): readonly Transaction[] {
  const typeId = client.types.find(({ no }) => no === typeNo)?.id;
  return client.transactions.filter(
    (line) => line.transactionNo === transactionNo && line.typeId === typeId && line.day.startsWith(`${year}-`),
  );
}

/** Pays what is open: a payment voucher, and a link between the two that counts as a change of the lines. */
export function settleVoucher(place: VoucherPlace, ledger: Ledger): { linkId: number } | { refusal: string } {
  const { client, switches, now } = ledger;
  const lines = linesOf(client, place);
  const open = lines.filter((line) => line.open);
  if (open.length === 0) return { refusal: 'The voucher has no open line' };
  const day = now.toISOString().slice(0, 10);
  const entries = open.flatMap(({ amount, accountNo, customerId, currency, invoiceNo }) => [
    handEntry({ day, accountNo, amount: 0 - amount, customerId, currency, invoiceNo }),
    handEntry({ day, accountNo: bank, amount, currency, invoiceNo }),
  ]);
  const payment: HandVoucher = { day, entries, typeNo: payments, transactionNo: undefined, draft: false, at: now };
  const booked = bookVouchers([payment], { client, switches });
  if ('refusal' in booked) return booked;
  const touched = switches.settlementTouches === 'voucher' ? lines : open;
  const paid = booked.flatMap((voucher) => voucher.lines).filter(({ accountNo }) => accountNo !== bank);
  const linkId = linkLines(
    client,
    [...touched, ...paid].map(({ id }) => id),
    now,
  );
  return linkId === undefined ? { refusal: 'A line is gone' } : { linkId };
}

type Reversal = { readonly form: 'counter' | 'hidden'; readonly date: string | undefined };

/**
 * Takes a voucher back. How the vendor shows it is not documented: as a counter voucher with the same invoice number
 * and negated lines, or by hiding the lines from users.
 */
export function reverseVoucher(
  place: VoucherPlace,
  { form, date }: Reversal,
  { client, switches, now }: Ledger,
): readonly Transaction[] | { refusal: string } {
  const lines = linesOf(client, place);
  if (lines.length === 0) return { refusal: 'The voucher has no lines' };
  if (form === 'hidden') {
    for (const line of lines) Object.assign(line, { hidden: true, open: false, changedAt: now.toISOString() });
    return lines;
  }
  const original = client.vouchers.find(
    ({ transactionNo, typeNo, year }) =>
      transactionNo === place.transactionNo && typeNo === place.typeNo && year === place.year,
  );
  if (original === undefined) return { refusal: 'The voucher was not booked as one' };
  const day = date ?? now.toISOString().slice(0, 10);
  const entries = original.entries.map((entry) => ({
    ...entry,
    ...{ day, amount: 0 - entry.amount, vatAmount: 0 - entry.vatAmount, linkGuid: undefined },
  }));
  const counter = { day, entries, typeNo: place.typeNo, transactionNo: undefined, draft: false, at: now };
  const booked = bookVouchers([counter], { client, switches });
  if ('refusal' in booked) return booked;
  const added = booked.flatMap((voucher) => voucher.lines);
  const touched = switches.settlementTouches === 'voucher' ? lines : lines.filter(isOwed);
  linkLines(
    client,
    [...touched, ...added.filter(isOwed)].map(({ id }) => id),
    now,
  );
  return added;
}

function isOwed({ accountNo }: Transaction): boolean {
  return accountNo === supplierLedger;
}
