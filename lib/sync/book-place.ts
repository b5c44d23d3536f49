import type { BudgetSpent } from './errors.ts';
import type { Allowance } from './ports.ts';

/** A booked place in a later window, and how many calls it holds. */
export type Place = Awaited<ReturnType<Allowance['book']>> & { readonly calls: number };

/**
 * Books a place for calls that the present window has no room for. Undefined when no window ever has: a defect that is told on
 * the document. @throws whatever the table throws
 */
export async function bookPlace({ allowance }: BudgetSpent, calls: number): Promise<Place | undefined> {
  try {
    return { ...(await allowance.book(calls)), calls };
  } catch (failure) {
    // What the table throws goes on.
    if (failure instanceof RangeError) return undefined;
    throw failure;
  }
}
