import type { AccountingYear, AgreementState } from '../state/agreement-state.ts';
import type { JsonValue } from '../state/json.ts';

/** A period of an accounting year: a month of it. */
export type Period = {
  readonly number: number;
  readonly fromDate: string;
  readonly toDate: string;
  readonly isBarred: boolean;
};

/** The months of an accounting year. */
export function periodsOf({ fromDate, toDate, barredPeriods }: AccountingYear): Period[] {
  const periods: Period[] = [];
  let start = fromDate;
  while (start <= toDate) {
    const number = periods.length + 1;
    const end = lastOfMonth(start);
    periods.push({ number, fromDate: start, toDate: end, isBarred: barredPeriods.includes(number) });
    start = dayAfter(end);
  }
  return periods;
}

/** The accounting year that holds a day. */
export function yearOf({ years }: AgreementState, day: string): AccountingYear | undefined {
  return years.find(({ fromDate, toDate }) => fromDate <= day && day <= toDate);
}

/** Why nothing may be entered on a day, as the vendor's code; nothing when something may. */
export function closedReason(agreement: AgreementState, day: string): string | undefined {
  const year = yearOf(agreement, day);
  if (year === undefined) {
    return 'JournalEntryDateAccountingYearDoesNotExist';
  }
  if (year.closed) {
    return 'JournalEntryDateAccountingYearClosed';
  }
  const barred = periodsOf(year).some(({ fromDate, toDate, isBarred }) => isBarred && fromDate <= day && day <= toDate);
  return barred ? 'JournalEntryDateAccountingYearPeriodBarred' : undefined;
}

/** A day as the services show it, whatever time of it was sent. */
export function atMidnight(date: JsonValue | undefined): string | undefined {
  return typeof date === 'string' ? `${date.slice(0, 10)}T00:00:00Z` : undefined;
}

function lastOfMonth(day: string): string {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).toISOString().slice(0, 10);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
