import type { BudgetSpent } from './errors.ts';
import type { BookedWindow } from './ports.ts';

/** A booked place in a later window, how many calls it holds, and the list in which it goes, as the first or with it. */
export type Place = BookedWindow & { readonly calls: number; readonly list?: string; readonly follows?: boolean };

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
