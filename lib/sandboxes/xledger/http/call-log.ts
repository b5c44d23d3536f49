import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';

/** One call as the control endpoint tells it. Status 0 = no answer was sent. */
export const loggedCall = z.object({
  at: z.string(),
  operation: z.string(),
  operations: z.array(z.string()),
  status: z.int(),
  ownerCode: z.int().optional(),
  tokenHash: z.string().optional(),
  inputs: z.int(),
  rows: z.int(),
  credits: z.int(),
  /** The code of the limit that refused the call. */
  refusedBy: z.string().optional(),
  injected: z.string().optional(),
});

/** One exchange as it went over the wire, with tokens, passwords and keys masked. */
export const recordedExchange = z.object({
  at: z.string(),
  operation: z.string(),
  ownerCode: z.int().optional(),
  path: z.string(),
  requestHeaders: z.record(z.string(), z.string()),
  requestBody: z.string(),
  status: z.int(),
  responseHeaders: z.record(z.string(), z.string()),
  responseBody: z.string(),
});

/** One call as the control endpoint tells it. */
export type LoggedCall = z.infer<typeof loggedCall>;
/** One exchange as it went over the wire, without its secrets. */
export type RecordedExchange = z.infer<typeof recordedExchange>;

/** What was called lately. In memory only. */
export type CallLog = {
  readonly calls: readonly LoggedCall[];
  readonly exchanges: readonly RecordedExchange[];
  add(call: LoggedCall, exchange: RecordedExchange): void;
  clear(): void;
};

const mostCalls = 100_000;
const mostExchanges = 300;

/** Opens an empty log. */
export function createCallLog(): CallLog {
  const calls: LoggedCall[] = [];
  const exchanges: RecordedExchange[] = [];
  return {
    calls,
    exchanges,
    add: (call, exchange) => {
      calls.push(call);
      exchanges.push(exchange);
      if (calls.length > mostCalls) calls.splice(0, mostCalls / 10);
      if (exchanges.length > mostExchanges) exchanges.shift();
    },
    clear: () => {
      calls.length = 0;
      exchanges.length = 0;
    },
  };
}

/** A token told without telling it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 16);
}

const longestBody = 200_000;

/** A body without its secrets; of what is very long, the beginning. */
export function maskedBody(body: string): string {
  return body.slice(0, longestBody).replace(/(<(?:\w+:)?(?:sPassword|sKey|LogonKeyResult)\b[^>/]*>)[^<]+/g, '$1***');
}

/** Headers without their secrets. */
export function maskedHeaders(headers: IncomingHttpHeaders | Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      name === 'authorization' ? 'token ***' : String(value ?? ''),
    ]),
  );
}
