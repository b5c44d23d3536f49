import { TransportError } from '../sync/errors.ts';
import type { Clock, Http } from '../sync/ports.ts';

/** Calls in a row without any answer after which nobody is called for a while. */
const silencesBeforeRest = 3;
const restMs = 30_000;

/**
 * A vendor that does not answer one integration must not hold all workers of a direction for 15 seconds a call: after three
 * calls in a row without an answer this worker makes none for half a minute, and then tries one. What is not called is
 * known not to have left this machine, so its documents are held back and tried again.
 */
export function breakerHttp(http: Http, clock: Clock): Http {
  let silences = 0;
  let restsUntil = 0;
  return async (request) => {
    const now = clock().getTime();
    if (now < restsUntil) throw new TransportError('connect', 'NO_ANSWER_LATELY');
    // One call finds out; the others of the same moment wait for what it learns.
    if (silences >= silencesBeforeRest) restsUntil = now + restMs;
    try {
      const answer = await http(request);
      silences = 0;
      restsUntil = 0;
      return answer;
    } catch (failure) {
      if (failure instanceof TransportError) silences += 1;
      if (silences >= silencesBeforeRest) restsUntil = clock().getTime() + restMs;
      throw failure;
    }
  };
}
