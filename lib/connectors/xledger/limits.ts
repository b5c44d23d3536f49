import type { MomentXledgerSettings } from '../../documents/integrations/moment-xledger.ts';
import type { XledgerLogin } from '../../documents/vendors.ts';
import { type BudgetDeclaration, keyedBudgetName } from '../../sync/budget.ts';
import type { PaceRules } from '../../sync/pace.ts';

/**
 * Requests an hour by the plan, counted a token: the allowance renews hourly and depends on the plan that is shown where
 * the token is made (https://docs.moment.team/help/moment-by-topic/integrations/real-time-integrations/xledger). What a
 * call costs beyond one is not published; `INSUFFICIENT_CREDITS` closes the hour at once.
 */
export function xledgerBudget({ token, soap }: XledgerLogin, settings: unknown): BudgetDeclaration {
  const { requestsPerHour } = settingsWithPlan(settings);
  const name = keyedBudgetName('xledger', token ?? soap?.username ?? '');
  return { name, limit: requestsPerHour, windowSeconds: 3600, guardSeconds: 5 };
}

/** The settings as the kind's schema parsed them; only the plan is needed here. */
function settingsWithPlan(settings: unknown): Pick<MomentXledgerSettings, 'requestsPerHour'> {
  if (typeof settings === 'object' && settings !== null && 'requestsPerHour' in settings) {
    const { requestsPerHour } = settings;
    if (typeof requestsPerHour === 'number') return { requestsPerHour };
  }
  throw new Error('the settings of this integration name no plan of Xledger');
}

/** 20 requests in 5 seconds, then `BURST_RATE_LIMIT_REACHED` (seen in a public client). */
export const burst = { requests: 20, milliseconds: 5_000 } as const;

/** How many at once is not published; the vendor refuses more than it likes with `CONCURRENCY_LIMIT_REACHED`. */
export const mostAtOnce = 4;

/** Inputs of one plural mutation (https://xledgerukinternal.zendesk.com/hc/en-us/articles/8715787519634). */
export const mostInputs = 500;

/**
 * The pace of all workers together: 3 calls, and one each 350 ms, are at most 17 in 5 seconds and 10,285 an hour. What the
 * network bunches together, and a clock that is ahead, have the other 3.
 */
export const pace: PaceRules = { everyMs: 350, ahead: 3, atOnce: mostAtOnce, longestMs: 22_000, mostWaitMs: 7_000 };

/** One call, from the first byte sent to the last one read. */
export const callDeadlineMs = 20_000;

/** Covers a late apply at the vendor and lists that lag. */
export const settleSeconds = 300;

/** A document of 20 MB over a slow line. */
export const downloadDeadlineMs = 25_000;
