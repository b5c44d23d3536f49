import { openSteps } from './story.ts';
import type { Work } from './work.ts';
import { callsOf } from './writer.ts';

/**
 * Calls that a document takes from here on, so that a booked place is enough to bring it home, and no more. `at` is the
 * step that could not be made, where that is known.
 */
export function callsNeeded<Source, Target, Settings>(
  { receipt, story }: Work<Source, Target, Settings>,
  at?: string,
): number {
  if (receipt.state === 'unknown') return 1;
  const steps = openSteps(story, receipt, at).map((step) => ({
    ...step,
    isKnown: receipt.steps?.[step.name] !== undefined,
  }));
  const open = [...steps, { ...story.write, isKnown: receipt.mapping !== undefined }];
  const calls = open.reduce((sum, one) => sum + callsOf(one, [one.isKnown]) + (looksUp(one) ? 1 : 0), 0);
  const isSearched = receipt.intent?.resent === true && !open.some(looksUp);
  // Whoever has the place may be another worker, which keeps nothing yet.
  return calls + (open[0]?.checkCalls ?? 0) + (isSearched ? 1 : 0);
}

function looksUp({ looksUpFirst, isKnown }: { looksUpFirst: boolean; isKnown: boolean }): boolean {
  return looksUpFirst && !isKnown;
}
