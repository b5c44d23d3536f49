import type { BudgetDeclaration } from '../../sync/budget.ts';

/**
 * 7,200 requests an hour, then every request is refused until the hour ends (https://developer.24sevenoffice.com/faq/).
 * The FAQ asks for the caller's IP address, so the count is taken as one for all integrations behind this egress.
 */
export const twentyFourSevenOfficeBudget = {
  name: '24sevenoffice#egress',
  limit: 7200,
  windowSeconds: 3600,
  guardSeconds: 5,
  sharedByTenants: true,
} as const satisfies BudgetDeclaration;

/** One call, from the first byte sent to the last one read. */
export const callDeadlineMs = 15_000;

/** Covers a late apply at the vendor. Its lists show what was saved at once. */
export const settleSeconds = 300;

/** Repeated log-ins are throttled, and a locked-out user stops the customer's other integrations too. */
export const maximumFailedLogins = 3;
