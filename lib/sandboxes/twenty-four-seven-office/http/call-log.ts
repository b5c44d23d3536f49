import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';

/** One call as the control endpoint tells it. Status 0 = no answer was sent. */
export const loggedCall = z.object({
  at: z.string(),
  service: z.string(),
  operation: z.string(),
  status: z.int(),
  clientId: z.string().optional(),
  username: z.string().optional(),
  sessionHash: z.string().optional(),
  injected: z.string().optional(),
});

/** One exchange as it went over the wire, with passwords and session ids masked. */
export const recordedExchange = z.object({
  at: z.string(),
  operation: z.string(),
  clientId: z.string().optional(),
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
const mostExchanges = 500;
/** Bodies are kept to here, so that files and long lists do not fill the memory. */
const mostCharacters = 100_000;

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

/** A session told without telling its id. */
export function sessionHash(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 16);
}

/** An envelope without its secrets. */
export function maskedBody(body: string): string {
  const kept = body.length > mostCharacters ? `${body.slice(0, mostCharacters)}<!-- cut here -->` : body;
  return kept.replace(/(<(?:\w+:)?(?:Password|LoginResult)\b[^>/]*>)[^<]+/g, '$1***');
}

/** Headers without their secrets. */
export function maskedHeaders(headers: IncomingHttpHeaders | Readonly<Record<string, string>>): Record<string, string> {
  const pairs = Object.entries(headers).map(([name, value]) => [name, String(value ?? '')] as const);
  return Object.fromEntries(
    pairs.map(([name, value]) => [name, value.replace(/(ASP\.NET_SessionId=)[^;]*/g, '$1***')]),
  );
}
