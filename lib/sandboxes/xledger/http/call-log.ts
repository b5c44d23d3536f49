import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';
import { type CallLogOf, createCallLogOf, exchangeSchema } from '../../parts/call-log.ts';

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
export const recordedExchange = exchangeSchema.extend({ ownerCode: z.int().optional() });

/** One call as the control endpoint tells it. */
export type LoggedCall = z.infer<typeof loggedCall>;
/** One exchange as it went over the wire, without its secrets. */
export type RecordedExchange = z.infer<typeof recordedExchange>;

/** What was called lately. */
export type CallLog = CallLogOf<LoggedCall, RecordedExchange>;

const mostExchanges = 300;

/** Opens an empty log. */
export function createCallLog(): CallLog {
  return createCallLogOf(mostExchanges);
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
