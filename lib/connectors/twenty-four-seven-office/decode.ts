import Big from 'big.js';
import type { IsoDay } from '../../documents/iso-day.ts';
import type { Evidence } from '../../sync/receipt.ts';
import type { Company, Transaction } from './schema.ts';

/** The vendor's customer number as we keep it. */
export function customerNumberOf(company: Company): string | undefined {
  return company.Id === undefined || company.Id <= 0 ? undefined : String(company.Id);
}

/** What a person sees of a company: "Eksempel AS (10042), 999999999". */
export function shownCompany(company: Company): string {
  const parts = [`${company.Name ?? '?'} (${company.Id ?? '?'})`, company.OrganizationNumber, company.ExternalId];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** True when the company carries all that the evidence says. What the source leaves out is not compared. */
export function isSameCompany(company: Company, evidence: Evidence): boolean {
  const email = company.EmailAddresses?.Primary?.Value ?? company.EmailAddresses?.Invoice?.Value;
  return (
    company.ExternalId === evidence.externalId &&
    company.Name?.trim() === evidence.name?.trim() &&
    agrees(evidence.organizationNumber, company.OrganizationNumber, bareNumber) &&
    agrees(evidence.email, email, (text) => text.trim().toLowerCase())
  );
}

function agrees(wanted: string | undefined, found: string | undefined, plain: (text: string) => string): boolean {
  return wanted === undefined || (found !== undefined && plain(found) === plain(wanted));
}

/** An organization number without the blanks and dots people type. */
export function bareNumber(text: string): string {
  return text.replace(/[\s.]/g, '').toUpperCase();
}

/**
 * The calendar day of a date-time. Answers with an offset are UTC (https://developer.24sevenoffice.com/faq/) and are read
 * in the vendor's zone; without one the day stands as written.
 */
export function dayOf(dateTime: string): IsoDay {
  if (!/(Z|[+-]\d{2}:\d{2})$/.test(dateTime)) return dateTime.slice(0, 10);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(new Date(dateTime));
}

/** A fiscal year as the vendor lists it. */
export type FiscalYear = { readonly StartingDate: string; readonly EndingDate: string; readonly IsLocked: boolean };

/** True when the day lies in the fiscal year; its ending date is the first day after it. */
export function isInYear(year: FiscalYear, day: IsoDay): boolean {
  return dayOf(year.StartingDate) <= day && day < dayOf(year.EndingDate);
}

/** Assumed: YearId is the calendar year in which the fiscal year begins. */
export function yearIdOf(year: FiscalYear): number {
  return Number(dayOf(year.StartingDate).slice(0, 4));
}

/** Lines under a voucher's number: is its receivable there as we sent it, and what would a person see? */
export function judgeLines(lines: readonly Transaction[], evidence: Evidence): { equal: boolean; shown: string } {
  const equal = lines.some((line) => !line.Hidden && isReceivable(line, evidence));
  return { equal, shown: lines.slice(0, 4).map(shownLine).join('; ').slice(0, 500) };
}

function isReceivable(line: Transaction, evidence: Evidence): boolean {
  const customer = line.Dimensions.find((dimension) => dimension.Type === 'Customer')?.Value;
  return (
    String(line.AccountNo) === evidence.account &&
    customer === evidence.customerNumber &&
    line.InvoiceNo === evidence.invoiceNumber &&
    isAmount(line, evidence)
  );
}

/** Assumed: a foreign line shows the amount in its own currency or, converted, in the company's. */
function isAmount(line: Transaction, evidence: Evidence): boolean {
  if (line.Amount === undefined || evidence.total === undefined) return false;
  const found = new Big(line.Amount);
  const total = new Big(evidence.total);
  if (found.eq(total)) return true;
  return evidence.rate !== undefined && found.round(2).eq(total.times(evidence.rate).round(2));
}

function shownLine(line: Transaction): string {
  const customer = line.Dimensions.find((dimension) => dimension.Type === 'Customer')?.Value;
  const parts = [`account ${line.AccountNo ?? '?'}`, `${line.Amount ?? '?'} ${line.Currency ?? ''}`.trim()];
  if (customer !== undefined) parts.push(`customer ${customer}`);
  if (line.InvoiceNo !== undefined) parts.push(`invoice ${line.InvoiceNo}`);
  return parts.join(', ') + (line.Hidden ? ' (hidden)' : '');
}
