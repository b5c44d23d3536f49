import type { RecmanLogin } from '../../documents/vendors.ts';
import { type BudgetDeclaration, keyedBudgetName } from '../../sync/budget.ts';

/** Midnight there begins a new day of calls (assumed, see README.md), and its wall clock is RecMan's. */
export const recmanZone = 'Europe/Oslo';

/**
 * 200 calls a day for each key: seen in public clients (https://github.com/guilty-as/recman), not in the vendor's own words.
 * Others may use the same key: what RecMan refuses closes the day.
 */
export function recmanBudget({ key }: RecmanLogin): BudgetDeclaration {
  return { name: keyedBudgetName('recman', key), limit: 200, dayIn: recmanZone, guardSeconds: 5 };
}

/** Milliseconds for one whole call, below the 15 seconds that the engine leaves for one. */
export const recmanDeadlineMs = 14_000;

/** Rows of a page of invoices, companies or departments. Seen for invoices, assumed for the others. */
export const pageSize = 1000;

/** A page of a thousand invoices with their lines. */
export const largestAnswerBytes = 40 * 1024 * 1024;
