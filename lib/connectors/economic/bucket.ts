import type { HttpAnswer } from '../../sync/ports.ts';
import type { EconomicConnection } from './client.ts';
import { bucketReserve } from './limits.ts';

/** What the headers say of the agreement's token bucket. */
export type Bucket = { readonly used: number; readonly limit: number; readonly seconds: number; readonly cost: number };

/** Reads `X-RateLimiting: token-limit-10000-per-60-seconds: 147/10000` and `X-CallCost: 3` (seen on live agreements). */
export function bucketOf(headers: Readonly<Record<string, string>>): Bucket | undefined {
  const found = /-per-(\d+)-seconds:\s*(\d+)\s*\/\s*(\d+)/i.exec(headers['x-ratelimiting'] ?? '');
  if (found === null) return undefined;
  const [seconds = 0, used = 0, limit = 0] = found.slice(1).map(Number);
  const cost = Number(headers['x-callcost']);
  return { used, limit, seconds, cost: Number.isFinite(cost) && cost > 0 ? cost : 1 };
}

/**
 * Pauses this worker before the bucket runs over: both hosts and all workers of the agreement draw from it. Where in its
 * period the bucket stands is not told, so the whole period is waited for. No page tells of these headers; calls have a fair
 * use: https://www.e-conomic.com/developer/fair-use-policy
 */
export async function obeyBucket(
  connection: EconomicConnection,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const bucket = bucketOf(headers);
  if (bucket === undefined || bucket.limit === 0) return;
  const left = bucket.limit - bucket.used;
  if (left >= Math.max(bucket.cost, bucket.limit * bucketReserve)) return;
  await connection.allowance.close(new Date(connection.clock().getTime() + bucket.seconds * 1000));
}

/** Used where a refusal for too many calls names no time: the bucket's period. */
const defaultPauseSeconds = 60;

/** When calls may go on after a 429: by `Retry-After` where it is there, else after the bucket's period. */
export function retryTime(answer: HttpAnswer, now: Date): Date | undefined {
  if (answer.status !== 429) return undefined;
  const told = answer.headers['retry-after'] ?? '';
  if (/^\d{1,6}$/.test(told)) return new Date(now.getTime() + Number(told) * 1000);
  const at = Date.parse(told);
  if (!Number.isNaN(at)) return new Date(at);
  return new Date(now.getTime() + (bucketOf(answer.headers)?.seconds ?? defaultPauseSeconds) * 1000);
}
