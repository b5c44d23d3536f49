import type { BudgetDeclaration } from '../../sync/budget.ts';

/**
 * Moment documents no limit of calls ("How to use the API", https://docs.moment.team, says nothing of one, and none is
 * seen in public clients). A 429 is honoured with its Retry-After. Calls ask their allowance all the same, so that a
 * limit that becomes known is one line here.
 */
export const momentBudget: BudgetDeclaration | undefined = undefined;

/** Milliseconds for one whole call; below the 15 seconds that the engine leaves for one. */
export const momentDeadlineMs = 10_000;
