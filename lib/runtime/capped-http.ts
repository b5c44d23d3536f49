import { settleReserveMs } from '../sync/engine.ts';
import { TransportError } from '../sync/errors.ts';
import type { Http } from '../sync/ports.ts';

/** HTTP that never outlasts the function: the deadline leaves time to record the outcome, or nothing is sent at all. */
export function cappedHttp(http: Http, timeLeftMs: () => number): Http {
  return async (request) => {
    const left = timeLeftMs() - settleReserveMs;
    if (left <= 0) throw new TransportError('connect', 'NO_TIME_LEFT');
    return http({ ...request, deadlineMs: Math.min(request.deadlineMs, left) });
  };
}
