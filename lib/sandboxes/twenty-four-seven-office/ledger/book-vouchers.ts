import type { ClientState, Transaction } from '../state/client-state.ts';
import type { Switches } from '../state/switches.ts';
import { nextEntryNo } from './entry-id.ts';
import { judgeBundleList } from './judge-bundle-list.ts';
import { keepDrafts, postVouchers } from './post-bundle-list.ts';
import type { SentEntry, SentVoucher } from './read-bundle-list.ts';

/** The supplier ledger. */
export const supplierLedger = 2400;

/** A voucher that a person books, not an integration. */
export type HandVoucher = Omit<SentVoucher, 'transactionNo' | 'year' | 'bundleName'> & {
  readonly day: string;
  readonly transactionNo: number | undefined;
  readonly draft: boolean;
  readonly at: Date;
  readonly visibleFrom?: string | undefined;
};

/** A voucher that was booked; a draft has no lines. */
export type BookedVoucher = {
  readonly transactionNo: number;
  readonly typeNo: number;
  readonly year: number;
  readonly lines: readonly Transaction[];
};

/** Books vouchers, all of them or none; what the ledger refuses is told in words. */
export function bookVouchers(
  vouchers: readonly HandVoucher[],
  { client, switches }: { readonly client: ClientState; readonly switches: Switches },
): readonly BookedVoucher[] | { readonly refusal: string } {
  const numbered = withNumbers(vouchers, client);
  const request = { saveOption: 0, allowDifference: false, ignoredWarnings: ['invoicealreadyexists'] };
  const verdict = judgeBundleList({ ...request, vouchers: numbered }, client, switches);
  if ('refusal' in verdict) return { refusal: verdict.refusal.text };
  return verdict.vouchers.map((accepted, index) => {
    const { draft = false, at = new Date(0), visibleFrom } = vouchers[index] ?? {};
    const before = client.transactions.length;
    const save = draft ? keepDrafts : postVouchers;
    save([accepted], { client, switches, now: at });
    const lines = client.transactions.slice(before);
    if (visibleFrom !== undefined) for (const line of lines) line.visibleFrom = visibleFrom;
    return { transactionNo: accepted.transactionNo, typeNo: accepted.typeNo, year: accepted.year, lines };
  });
}

function withNumbers(vouchers: readonly HandVoucher[], client: ClientState): readonly SentVoucher[] {
  const next = new Map<string, number>();
  return vouchers.map(({ day, transactionNo, typeNo, entries }) => {
    const year = Number(day.slice(0, 4));
    const series = client.types.find(({ no }) => no === typeNo)?.entrySeriesId ?? 0;
    const free = next.get(`${series} ${year}`) ?? nextEntryNo(client, series, year);
    if (transactionNo === undefined) next.set(`${series} ${year}`, free + 1);
    return { transactionNo: transactionNo ?? free, typeNo, year, bundleName: '', entries };
  });
}

/** An entry with everything that most entries leave out. */
export function handEntry(given: Pick<SentEntry, 'accountNo' | 'amount' | 'day'> & Partial<SentEntry>): SentEntry {
  return {
    ...{ customerId: 0, vatAmount: 0, currency: '', currencyUnit: 1, departmentId: 0, projectId: 0 },
    ...{ invoiceNo: '', ocr: '', taxNo: '', comment: '', stampNo: 0 },
    ...given,
  };
}
