import type { EconomicLogin } from '../../documents/vendors.ts';
import { type BudgetDeclaration, keyedBudgetName } from '../../sync/budget.ts';

/**
 * 50,000 calls in 24 hours for each agreement (fair use policy, https://www.e-conomic.com/developer/fair-use-policy).
 * Assumed: the 24 hours are a calendar day of the vendor's. Each agreement has one grant of this app, so its token
 * stands for it.
 */
export function economicBudget({ agreementGrantToken }: EconomicLogin): BudgetDeclaration {
  return {
    name: keyedBudgetName('economic', agreementGrantToken),
    limit: 50_000,
    dayIn: 'Europe/Copenhagen',
    guardSeconds: 5,
  };
}

/** One call, from the first byte sent to the last one read. */
export const callDeadlineMs = 10_000;

/** A file of 9 MB needs longer than a call of a few lines; still below the 15 seconds that the engine leaves for one. */
export const uploadDeadlineMs = 14_000;

/** Covers a late apply at the vendor. Its idempotency keys live an hour, so a resend inside it is answered from the cache. */
export const settleSeconds = 120;

/** The largest attachment (AttachedDocuments, https://apis.e-conomic.com): 9 MB. */
export const largestFileBytes = 9_437_184;

/** The share of the token bucket that this worker leaves for the calls of others that run at the same time. */
export const bucketReserve = 0.05;
