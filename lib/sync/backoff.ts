/** First wait and longest wait between two tries, in seconds. */
const firstSeconds = 15;
const longestSeconds = 1800;

/** Failures in a row after which a person is asked. With the longest wait that is about two and a half days. */
export const triesBeforeGivingUp = 120;

/** When the next try may start: doubling waits with a quarter of jitter. `chance` is between 0 and 1. */
export function nextTry(now: Date, tries: number, chance: number): Date {
  const wait = Math.min(longestSeconds, firstSeconds * 2 ** Math.min(tries, 20));
  return new Date(now.getTime() + wait * 1000 * (0.875 + chance / 4));
}
