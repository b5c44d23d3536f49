import type { BudgetDeclaration } from '../../sync/budget.ts';

/**
 * Moment documents no limit of calls ("How to use the API", https://docs.moment.team, says nothing of one, and none is
 * seen in public clients). A 429 is honoured with its Retry-After. Calls ask their allowance all the same, so that a
 * limit that becomes known is one line here.
 */
export const momentBudget: BudgetDeclaration | undefined = undefined;

/** Milliseconds for one whole call; below the 15 seconds that the engine leaves for one. */
export const momentDeadlineMs = 10_000;

/** Milliseconds for a file on its way to Moment or back; all that the engine leaves for one call. */
export const momentFileDeadlineMs = 15_000;

/** Media types of files that Moment takes (assumed). */
export const momentFileTypes: readonly string[] = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/tiff',
  'image/gif',
];

/** Seconds that cover a late apply at Moment. Its lists show what was made at once (assumed). */
export const momentSettleSeconds = 120;
