import { createHash } from 'node:crypto';
import * as z from 'zod';

/** One exchange as it went over the wire, with secrets masked. A vendor's sandbox adds whose it was. */
export const exchangeSchema = z.object({
  at: z.string(),
  operation: z.string(),
  path: z.string(),
  requestHeaders: z.record(z.string(), z.string()),
  requestBody: z.string(),
  status: z.int(),
  responseHeaders: z.record(z.string(), z.string()),
  responseBody: z.string(),
});

/** What was called lately. In memory only. */
export type CallLogOf<Call, Exchange> = {
  readonly calls: readonly Call[];
  readonly exchanges: readonly Exchange[];
  add(call: Call, exchange: Exchange): void;
  clear(): void;
};

const mostCalls = 100_000;

/** Opens an empty log that keeps so many exchanges. */
export function createCallLogOf<Call, Exchange>(mostExchanges: number): CallLogOf<Call, Exchange> {
  const calls: Call[] = [];
  const exchanges: Exchange[] = [];
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

/** A secret told without telling it. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex').slice(0, 16);
}
