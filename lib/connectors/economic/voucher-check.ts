import Big from 'big.js';
import type { JournalVoucher } from '../../documents/journal-voucher.ts';
import type { Posting } from '../../documents/voucher.ts';
import type { Unmapped } from '../../sync/outcome.ts';
import type { Problem, RejectCode } from '../../sync/problems.ts';
import type { EconomicConnection } from './client.ts';
import { entryTypes } from './encode.ts';
import {
  accountingYearOf,
  accountOf,
  agreementOf,
  customerOf,
  isPeriodClosed,
  journalOf,
  vatAccountOf,
} from './known-records.ts';
import { largestFileBytes } from './limits.ts';
import { numberProblems } from './number-checks.ts';
import { unmappedProblems } from './unmapped.ts';

type Problems = readonly Problem<RejectCode>[];

/** Entries of one call, less the customer's side. */
const mostLines = 499;

/** All that would keep a voucher from being entered and booked, found before anything is sent. */
export async function voucherProblems(
  connection: EconomicConnection,
  voucher: JournalVoucher,
  unmapped: readonly Unmapped[],
): Promise<Problems> {
  const own = [
    ...numberProblems('number', voucher.invoiceNumber),
    ...numberProblems('customerNumber', voucher.customerNumber),
    ...voucher.revenue.flatMap(({ projectNumber }) => numberProblems('projectNumber', projectNumber)),
    ...(voucher.revenue.length <= mostLines ? [] : [invalid('lines', `${voucher.revenue.length} lines`)]),
    ...fileProblems(voucher),
  ];
  if (own.length > 0) return own;
  const lines: Problem<RejectCode>[] = [];
  for (const posting of voucher.revenue) lines.push(...(await postingProblems(connection, posting)));
  return [
    ...(await unmappedProblems(connection, unmapped)),
    ...(await journalProblems(connection, voucher)),
    ...(await dayProblems(connection, voucher)),
    ...(await currencyProblems(connection, voucher)),
    ...(await customerProblems(connection, voucher)),
    ...lines,
  ];
}

function fileProblems({ file }: JournalVoucher): Problems {
  if (file === undefined || file.size <= largestFileBytes) return [];
  const vendorWords = 'e-conomic takes files of at most 9 MB';
  return [{ code: 'file-too-large', field: 'file', value: `${file.size} bytes`, vendorWords }];
}

async function journalProblems(
  connection: EconomicConnection,
  { journal, revenue }: JournalVoucher,
): Promise<Problems> {
  const found = await journalOf(connection, journal);
  const field = 'settings.journal';
  if (found === undefined) return [invalid(field, String(journal), `there is no journal ${journal}`)];
  const allowed = found.allowedEntryType ?? 0;
  const needed = revenue.length > 1 ? entryTypes.financeVoucher : entryTypes.manualCustomerInvoice;
  if (allowed === 0 || (allowed === entryTypes.manualCustomerInvoice && allowed === needed)) return [];
  const words = `journal ${journal} takes entries of type ${allowed} only`;
  return [invalid(field, String(journal), words)];
}

/** The day of posting must lie in an open period of an open accounting year. */
async function dayProblems(connection: EconomicConnection, { date }: JournalVoucher): Promise<Problems> {
  const year = await accountingYearOf(connection, date);
  const problem = (vendorWords: string): Problems => [
    { code: 'fiscal-year-unknown', field: 'date', value: date, vendorWords },
  ];
  if (year === undefined) return problem(`no accounting year holds ${date}`);
  if (year.closed) return problem(`the accounting year ${year.year} is closed`);
  return (await isPeriodClosed(connection, year.year, date)) ? problem(`the period of ${date} is closed`) : [];
}

/** e-conomic's own rate of the day is never used: the invoice's amounts were made with another. */
async function currencyProblems(
  connection: EconomicConnection,
  { currency, currencyRate }: JournalVoucher,
): Promise<Problems> {
  const { settings } = await agreementOf(connection);
  if (settings?.baseCurrency === currency) {
    return currencyRate === undefined || new Big(currencyRate).eq(1) ? [] : [invalid('currencyRate', currencyRate)];
  }
  return currencyRate === undefined ? [{ code: 'currency-rate-missing', field: 'currencyRate', value: currency }] : [];
}

async function customerProblems(connection: EconomicConnection, { customerNumber }: JournalVoucher): Promise<Problems> {
  const found = await customerOf(connection, customerNumber);
  const facts = { field: 'customerNumber', value: customerNumber };
  if (found === undefined) return [{ code: 'customer-unknown', ...facts }];
  return found.barred ? [{ code: 'customer-barred', ...facts, vendorWords: `${found.name} is barred` }] : [];
}

async function postingProblems(connection: EconomicConnection, posting: Posting): Promise<Problems> {
  const { account, vatCode } = posting;
  const field = `lines[${posting.line ?? 0}]`;
  const found = await accountOf(connection, account);
  const problems: Problem<RejectCode>[] = [];
  const reason = accountReason(found);
  if (reason !== '')
    problems.push({ code: 'account-unknown', field: `${field}.account`, value: account, vendorWords: reason });
  if (vatCode === undefined) return problems;
  const vat = await vatAccountOf(connection, vatCode);
  const place = { field: `${field}.vatCode`, value: vatCode };
  if (vat === undefined || vat.barred) problems.push({ code: 'vat-code-unknown', ...place });
  else if (isOtherRate(posting, vat.ratePercentage)) {
    const vendorWords = `VAT code ${vatCode} has ${vat.ratePercentage} % there, the invoice has ${posting.vatPercentage} %`;
    problems.push({ code: 'vat-rate-differs', ...place, vendorWords });
  }
  return problems;
}

/** Headings and sums of the chart hold no entries. */
const postable: readonly (string | undefined)[] = ['profitAndLoss', 'status', undefined];

function accountReason(found: Awaited<ReturnType<typeof accountOf>>): string {
  if (found === undefined) return 'there is no such account';
  if (found.barred) return 'the account is barred';
  if (found.blockDirectEntries) return 'the account takes no direct entries';
  return postable.includes(found.accountType) ? '' : 'the account is a heading or a sum';
}

/** The same code with another rate would post another VAT than the invoice shows. */
function isOtherRate({ vatPercentage }: Posting, rate: number | undefined): boolean {
  return vatPercentage !== undefined && rate !== undefined && !new Big(rate).eq(vatPercentage);
}

function invalid(field: string, value: string, vendorWords?: string): Problem<RejectCode> {
  return { code: 'field-invalid', field, value, vendorWords };
}
