import type { ClientState, Entry, TaxCode, TransactionType } from '../state/client-state.ts';
import type { Switches } from '../state/switches.ts';
import type { BundleListRequest, SentEntry, SentVoucher } from './read-bundle-list.ts';

/**
 * Why a bundle list is not saved. Which type goes with which cause is not documented: a number or an invoice that is
 * there already has the type that says so, all else is NotSaved.
 */
export type Refusal = {
  readonly type: 'DuplicateData' | 'DataAlreadySaved' | 'NotSaved' | 'Exception';
  readonly text: string;
};

/** A voucher that may be saved, with its type found. */
export type AcceptedVoucher = Omit<SentVoucher, 'entries'> & {
  readonly entries: readonly Entry[];
  readonly type: TransactionType;
};

/** Either every voucher of the list, or why none of them. */
export type Verdict = { readonly vouchers: readonly AcceptedVoucher[] } | { readonly refusal: Refusal };

/** Judges the whole list against the client's set-up. One bad line is enough to refuse everything. */
export function judgeBundleList(request: BundleListRequest, client: ClientState, switches: Switches): Verdict {
  if (![0, 1].includes(request.saveOption)) return refused(`SaveOption ${request.saveOption} is not known`);
  if (request.vouchers.length === 0) return refused('The bundle list has no vouchers');
  const taken = takenNumbers(client, switches);
  const accepted: AcceptedVoucher[] = [];
  for (const voucher of request.vouchers) {
    const verdict = judgeVoucher(voucher, { request, client, switches });
    if ('refusal' in verdict) return verdict;
    const number = numberKey(verdict.type.entrySeriesId, voucher);
    if (taken.has(number)) {
      const text = `Transaction number ${voucher.transactionNo} is already in use in ${voucher.year}`;
      return { refusal: { type: 'DuplicateData', text } };
    }
    taken.add(number);
    accepted.push(verdict);
  }
  return alreadyInvoiced(accepted, request, client) ?? { vouchers: accepted };
}

/** The tax code that an entry names: by number, or by id when the switch says so. */
export function taxCodeOf(taxNo: string, client: ClientState, switches: Switches): TaxCode | undefined {
  return client.taxCodes.find(({ id, no }) => (switches.entryTaxNo === 'id' ? String(id) : no) === taxNo);
}

type Surroundings = { readonly request: BundleListRequest; readonly client: ClientState; readonly switches: Switches };

function judgeVoucher(
  voucher: SentVoucher,
  { request, client, switches }: Surroundings,
): AcceptedVoucher | { refusal: Refusal } {
  const year = client.years.find((open) => open.year === voucher.year);
  const type = client.types.find(({ no }) => no === voucher.typeNo && no > 0);
  if (year === undefined) return refused(`Fiscal year ${voucher.year} does not exist`);
  if (year.isLocked) return refused(`Fiscal year ${voucher.year} is locked`);
  if (type === undefined) return refused(`Transaction type ${voucher.typeNo} does not exist`);
  if (voucher.transactionNo < 1) return refused(`Transaction number ${voucher.transactionNo} is not a positive number`);
  if (voucher.entries.length === 0) return refused(`Voucher ${voucher.transactionNo} has no entries`);
  const entries = voucher.entries.flatMap(kept);
  if (entries.length < voucher.entries.length) {
    return { refusal: { type: 'Exception', text: 'Arithmetic overflow error converting numeric to data type money' } };
  }
  for (const entry of entries) {
    const problem = entryProblem(entry, voucher.year, { client, switches });
    if (problem !== undefined) return refused(problem);
  }
  const difference = unbalancedCurrency(entries, client.defaultCurrency);
  if (difference !== undefined && !(request.allowDifference && request.saveOption === 1)) {
    return refused(`Voucher ${voucher.transactionNo} is not in balance in ${difference}`);
  }
  return { ...voucher, entries, type };
}

function kept(entry: SentEntry): readonly Entry[] {
  const { amount, vatAmount } = entry;
  return amount === undefined || vatAmount === undefined ? [] : [{ ...entry, amount, vatAmount }];
}

function entryProblem(
  entry: Entry,
  year: number,
  { client, switches }: Omit<Surroundings, 'request'>,
): string | undefined {
  const { accountNo, customerId, projectId, currency, taxNo, day } = entry;
  const checks: readonly (readonly [boolean, string])[] = [
    [!day.startsWith(`${year}-`), `Entry date ${day} is outside fiscal year ${year}`],
    [!client.accounts.some(({ no }) => no === accountNo), `Account ${accountNo} does not exist`],
    [taxNo !== '' && taxCodeOf(taxNo, client, switches) === undefined, `Tax code ${taxNo} does not exist`],
    [
      customerId !== 0 && !client.companies.some(({ id }) => id === customerId),
      `Customer ${customerId} does not exist`,
    ],
    [projectId !== 0 && !client.projects.some(({ id }) => id === projectId), `Project ${projectId} does not exist`],
    [
      currency !== '' && !client.currencies.some(({ symbol }) => symbol === currency),
      `Currency ${currency} does not exist`,
    ],
  ];
  return checks.find(([isWrong]) => isWrong)?.[1];
}

function unbalancedCurrency(entries: readonly Entry[], defaultCurrency: string): string | undefined {
  const sums = new Map<string, number>();
  for (const { amount, currency } of entries) {
    const symbol = currency === '' ? defaultCurrency : currency;
    sums.set(symbol, (sums.get(symbol) ?? 0) + amount);
  }
  return [...sums].find(([, sum]) => sum !== 0)?.[0];
}

/** https://developer.24sevenoffice.com/servicedatatypes/accountservicedatatypes.html (IgnoreWarnings) */
function alreadyInvoiced(
  vouchers: readonly AcceptedVoucher[],
  request: BundleListRequest,
  client: ClientState,
): { refusal: Refusal } | undefined {
  if (request.ignoredWarnings.includes('invoicealreadyexists')) return undefined;
  const known = new Set(
    client.vouchers.flatMap(({ seriesId, entries }) => entries.map(({ invoiceNo }) => `${seriesId} ${invoiceNo}`)),
  );
  const references = vouchers.flatMap(({ type, entries }) =>
    entries.map(({ invoiceNo }) => ({ invoiceNo, key: `${type.entrySeriesId} ${invoiceNo}` })),
  );
  const found = references.find(({ invoiceNo, key }) => invoiceNo !== '' && known.has(key));
  return found && { refusal: { type: 'DataAlreadySaved', text: `Invoice ${found.invoiceNo} already exists` } };
}

function takenNumbers(client: ClientState, switches: Switches): Set<string> {
  const drafts = switches.draftNumbersTaken ? client.draftBundles.flatMap(({ vouchers }) => vouchers) : [];
  return new Set([...client.vouchers, ...drafts].map((voucher) => numberKey(voucher.seriesId, voucher)));
}

function numberKey(seriesId: number, voucher: { readonly year: number; readonly transactionNo: number }): string {
  return `${seriesId} ${voucher.year} ${voucher.transactionNo}`;
}

function refused(text: string): { refusal: Refusal } {
  return { refusal: { type: 'NotSaved', text } };
}
