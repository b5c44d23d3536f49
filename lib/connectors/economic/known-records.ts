import type * as z from 'zod';
import type { IsoDay } from '../../documents/iso-day.ts';
import { addresses, type Place } from './addresses.ts';
import { getOne } from './calls.ts';
import { callEconomic, type EconomicConnection, parsed } from './client.ts';
import {
  accountingYearSchema,
  accountSchema,
  collectionOf,
  customerSchema,
  journalSchema,
  periodSchema,
  projectSchema,
  selfSchema,
  supplierSchema,
  vatAccountSchema,
} from './schema.ts';

/** What an agreement is set up with changes seldom. What is missing or closed is asked for every time. */
const keptSeconds = 600;

/** What a page of https://restdocs.e-conomic.com or https://apis.e-conomic.com shows, kept while it is good. */
async function kept<T>(
  connection: EconomicConnection,
  name: string,
  { load, isGood }: { load: () => Promise<T>; isGood: (value: T) => boolean },
): Promise<T> {
  const value = await connection.memo(name, keptSeconds, load);
  if (!isGood(value)) connection.forget(name);
  return value;
}

function record<Shape extends z.ZodType>(
  connection: EconomicConnection,
  name: string,
  { place, shape, isGood }: { place: Place; shape: Shape; isGood?: (found: z.infer<Shape>) => boolean },
): Promise<z.infer<Shape> | undefined> {
  return kept(connection, name, {
    load: () => getOne(connection, place, shape),
    isGood: (found) => found !== undefined && (isGood?.(found) ?? true),
  });
}

/** The agreement behind the token. @throws CallFailed, BudgetSpent */
export async function agreementOf(connection: EconomicConnection): Promise<z.infer<typeof selfSchema>> {
  return connection.memo('agreement', keptSeconds, async () => {
    // https://restdocs.e-conomic.com/#get-self
    const reply = await callEconomic(connection, { ...addresses.self, method: 'GET' });
    return parsed(reply, selfSchema);
  });
}

/** An account of the chart. @throws CallFailed, BudgetSpent */
export function accountOf(connection: EconomicConnection, number: string) {
  return record(connection, `account ${number}`, {
    place: addresses.account(number),
    shape: accountSchema,
    isGood: ({ barred, blockDirectEntries }) => !barred && !blockDirectEntries,
  });
}

/** A VAT code. @throws CallFailed, BudgetSpent */
export function vatAccountOf(connection: EconomicConnection, code: string) {
  return record(connection, `VAT ${code}`, {
    place: addresses.vatAccount(code),
    shape: vatAccountSchema,
    isGood: ({ barred }) => !barred,
  });
}

/** A journal. @throws CallFailed, BudgetSpent */
export function journalOf(connection: EconomicConnection, number: number) {
  return record(connection, `journal ${number}`, { place: addresses.journal(number), shape: journalSchema });
}

/** A customer. @throws CallFailed, BudgetSpent */
export function customerOf(connection: EconomicConnection, number: string) {
  return record(connection, `customer ${number}`, {
    place: addresses.customer(number),
    shape: customerSchema,
    isGood: ({ barred }) => !barred,
  });
}

/** A supplier. @throws CallFailed, BudgetSpent */
export function supplierOf(connection: EconomicConnection, number: string) {
  return record(connection, `supplier ${number}`, { place: addresses.supplier(number), shape: supplierSchema });
}

/** A project. @throws CallFailed, BudgetSpent */
export function projectOf(connection: EconomicConnection, number: string) {
  return record(connection, `project ${number}`, {
    place: addresses.project(number),
    shape: projectSchema,
    isGood: ({ isBarred, isClosed }) => !isBarred && !isClosed,
  });
}

/** The accounting year that holds a day, open or closed. @throws CallFailed, BudgetSpent */
export function accountingYearOf(connection: EconomicConnection, day: IsoDay) {
  return kept(connection, `year of ${day}`, {
    load: async () => {
      const filter = `fromDate$lte:${day}$and:toDate$gte:${day}`;
      // https://restdocs.e-conomic.com/#get-accounting-years
      const reply = await callEconomic(connection, { ...addresses.accountingYears, method: 'GET', query: { filter } });
      const years = parsed(reply, collectionOf(accountingYearSchema)).collection;
      return years.find(({ fromDate, toDate }) => fromDate <= day && day <= toDate);
    },
    isGood: (year) => year !== undefined && !year.closed,
  });
}

/** True when the period of the year that holds a day is closed. @throws CallFailed, BudgetSpent */
export async function isPeriodClosed(connection: EconomicConnection, year: string, day: IsoDay): Promise<boolean> {
  const periods = await kept(connection, `periods of ${year}`, {
    load: async () => {
      const query = { pagesize: '1000' };
      // https://restdocs.e-conomic.com/#get-accounting-years-accounting-year-periods
      const reply = await callEconomic(connection, { ...addresses.periods(year), method: 'GET', query });
      return parsed(reply, collectionOf(periodSchema)).collection;
    },
    isGood: (found) => found.length > 0,
  });
  const period = periods.find(({ fromDate, toDate }) => fromDate <= day && day <= toDate);
  const isClosed = period !== undefined && (period.closed || period.barred);
  if (isClosed) connection.forget(`periods of ${year}`);
  return isClosed;
}
