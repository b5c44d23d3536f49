import { createHash } from 'node:crypto';
import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import { addDays, startOfDay, toInstant, type Record as ZonedDateTime } from 'temporal-polyfill/fns/ZonedDateTime';

/** How long a window is: so many seconds, counted from the epoch, or the calendar day of a time zone. */
type WindowLength =
  | { readonly windowSeconds: number; readonly dayIn?: undefined }
  /** Name of the time zone in whose midnight a window begins. Such a day has 23 or 25 hours when the clocks change. */
  | { readonly windowSeconds?: undefined; readonly dayIn: string };

/** A vendor's allowance of calls as fixed windows. `name` tells vendor and who shares it. The source stands in limits.ts. */
export type BudgetDeclaration = {
  readonly name: string;
  /** Calls per window. */
  readonly limit: number;
  /** No call this close to a window's edge: clocks differ by seconds. */
  readonly guardSeconds: number;
  /** Tenants that know nothing of each other use it: each leaves some of a window to the others. */
  readonly sharedByTenants?: true;
} & WindowLength;

/** The name of a budget that belongs to one key or token: a hash tells keys apart and gives none away. */
export function keyedBudgetName(vendor: string, secret: string): string {
  return `${vendor}#${createHash('sha256')
    .update(JSON.stringify([vendor, secret]))
    .digest('hex')
    .slice(0, 32)}`;
}

/** Start of the window that holds `now`, or undefined inside the guard at an edge. */
export function openWindow(budget: BudgetDeclaration, now: Date): Date | undefined {
  const start = windowStart(budget, now);
  const guard = budget.guardSeconds * 1000;
  const isOpen =
    now.getTime() >= start.getTime() + guard && now.getTime() <= windowAfter(budget, start).getTime() - guard;
  return isOpen ? start : undefined;
}

/** Start of the window that holds `now`, edge or not. Windows of seconds count from the epoch: an hour begins at :00 UTC. */
export function windowStart(budget: BudgetDeclaration, now: Date): Date {
  if (budget.dayIn !== undefined) return instantOf(startOfDay(zoned(now, budget.dayIn)));
  const length = budget.windowSeconds * 1000;
  return new Date(Math.floor(now.getTime() / length) * length);
}

/** The start of the next window: the end of the one that begins at `window`. */
export function windowAfter(budget: BudgetDeclaration, window: Date): Date {
  if (budget.dayIn === undefined) return new Date(window.getTime() + budget.windowSeconds * 1000);
  return instantOf(startOfDay(addDays(zoned(window, budget.dayIn), 1)));
}

/** The windows after `now`, nearest first. Just before the opening guard ends, the present window counts as later. */
export function* laterWindows(budget: BudgetDeclaration, now: Date): Generator<Date> {
  const start = windowStart(budget, now);
  if (now.getTime() < start.getTime() + budget.guardSeconds * 1000) yield start;
  for (let window = windowAfter(budget, start); ; window = windowAfter(budget, window)) yield window;
}

/** When calls may begin in a window. */
export function opensAt(budget: BudgetDeclaration, window: Date): Date {
  return new Date(window.getTime() + budget.guardSeconds * 1000);
}

/** Calls that bookings leave free, so that log-ins and look-ups of booked documents find room. */
export function headroom(budget: BudgetDeclaration): number {
  return Math.min(50, Math.floor(budget.limit / 100));
}

/**
 * Calls that a tenant leaves free for others in a window of which it has `used`, taken and booked, those asked for
 * included: a third of them, and less as the window's time runs out, so that none is left when it ends. Rounded, not up:
 * who has one document in an hour that is nearly used has nothing to leave.
 */
export function leaveFor(used: number, remainingFraction: number): number {
  return Math.round((Math.max(0, used) / 3) * remainingFraction);
}

/** How much of a window's time is still to come at `now`: 1 for a later window, 0 for one that is over. */
export function remainingOf(budget: BudgetDeclaration, window: Date, now: Date): number {
  const end = windowAfter(budget, window).getTime();
  return Math.min(1, Math.max(0, (end - now.getTime()) / (end - window.getTime())));
}

/** How many calls a worker takes at once while plenty is free; one by one when the budget is small or nearly used. */
export function shareSize(budget: BudgetDeclaration, free: number): number {
  if (free < budget.limit / 10) return 1;
  return Math.max(1, Math.min(10, Math.floor(budget.limit / 720)));
}

function zoned(instant: Date, timeZone: string): ZonedDateTime {
  return toZonedDateTimeISO(fromEpochMilliseconds(instant.getTime()), timeZone);
}

function instantOf(time: ZonedDateTime): Date {
  return new Date(toInstant(time).epochMilliseconds);
}
