import { Temporal } from 'temporal-polyfill';
import { recmanZone } from './limits.ts';

/** The scopes that are read. */
export type Scope = 'invoice' | 'company' | 'department';

/** What a call asks: a scope, which of its rows, and the page. The key is added where the address is made. */
export type Question = {
  readonly scope: Scope;
  readonly page: number;
  readonly filters?: Readonly<Record<string, string>>;
};

const fields: Readonly<Record<Scope, readonly string[]>> = {
  invoice: [
    ...['invoiceId', 'invoiceNumber', 'type', 'creditedInvoiceId', 'creditedInvoiceNumber', 'departmentId'],
    ...['companyId', 'projectId', 'date', 'dueDate', 'kid', 'currency', 'totalExVat', 'totalVat', 'totalIncVat'],
    ...['yourReference', 'ourReference', 'notes', 'lines', 'created', 'updated'],
  ],
  company: ['companyId', 'companyNumber', 'name', 'vatNumber', 'email', 'updated'],
  department: ['departmentId', 'number', 'name'],
};

/** The query of a call, without the key. */
export function encodeQuestion({ scope, page, filters }: Question): Readonly<Record<string, string>> {
  return { scope, fields: fields[scope].join(','), page: String(page), ...filters };
}

/** An instant on RecMan's wall clock: `2026-11-21 10:15:00`. */
export function wallTimeOf(instant: Date): string {
  const time = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(recmanZone);
  return textOf(time.toPlainDateTime());
}

/** Hours earlier on the same wall clock. */
export function hoursBefore(wallTime: string, hours: number): string {
  return textOf(Temporal.PlainDateTime.from(wallTime.replace(' ', 'T')).subtract({ hours }));
}

function textOf(time: Temporal.PlainDateTime): string {
  return time.toString({ smallestUnit: 'second' }).replace('T', ' ');
}
