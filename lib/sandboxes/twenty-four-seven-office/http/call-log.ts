import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';
import { type CallLogOf, createCallLogOf, exchangeSchema } from '../../parts/call-log.ts';

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
export const recordedExchange = exchangeSchema.extend({ clientId: z.string().optional() });

/** One call as the control endpoint tells it. */
export type LoggedCall = z.infer<typeof loggedCall>;
/** One exchange as it went over the wire, without its secrets. */
export type RecordedExchange = z.infer<typeof recordedExchange>;

/** What was called lately. */
export type CallLog = CallLogOf<LoggedCall, RecordedExchange>;

const mostExchanges = 500;
/** Bodies are kept to here, so that files and long lists do not fill the memory. */
const mostCharacters = 100_000;

/** Opens an empty log. */
export function createCallLog(): CallLog {
  return createCallLogOf(mostExchanges);
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
