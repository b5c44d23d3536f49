import { utcMilliseconds } from '../wire/server-time.ts';

/** True when an instant lies behind a limit, or when there is none. */
export function isAfter(at: string, limit: string | undefined): boolean {
  return limit === undefined || Date.parse(at) > utcMilliseconds(limit);
}
