import type { Switches } from '../state/switches.ts';
import { EconomicRefusal } from './answer.ts';

/** The calls and tokens that each agreement has used, on both hosts together. */
export type Allowance = {
  /** Take what a call costs; refused with 429 when there is not enough. Gives the headers of the answer. */
  take(company: string, write: boolean): Readonly<Record<string, string>>;
  clear(): void;
};

type Use = { tokens: number; at: number; day: number; calls: number };

const minute = 60_000;
const dayLength = 86_400_000;

/** Count by the sandbox's own clock. */
export function openAllowance(switches: Switches, now: () => Date): Allowance {
  const uses = new Map<string, Use>();
  const usesOf = (company: string): Use => {
    const time = now().getTime();
    const known = uses.get(company) ?? { tokens: 0, at: time, day: time, calls: 0 };
    const newDay = time - known.day >= dayLength;
    const use = {
      ...{ tokens: Math.max(0, known.tokens - returned(switches, known.at, time)), at: time },
      ...(newDay ? { day: time, calls: 0 } : { day: known.day, calls: known.calls }),
    };
    uses.set(company, use);
    return use;
  };
  return {
    take(company, write) {
      const use = usesOf(company);
      const cost = write ? switches.writeCost : switches.readCost;
      const enough = use.tokens + cost <= switches.tokenLimit && use.calls < switches.dailyLimit;
      use.tokens += enough ? cost : 0;
      use.calls += enough ? 1 : 0;
      const headers = {
        'X-RateLimiting': `token-limit-${switches.tokenLimit}-per-60-seconds: ${Math.ceil(use.tokens)}/${switches.tokenLimit}`,
        'X-CallCost': String(cost),
      };
      if (!enough) {
        const retry: Record<string, string> = switches.retryAfter ? { 'Retry-After': '60' } : {};
        throw new EconomicRefusal(
          { status: 429, message: 'Too many requests. You are over your quota.' },
          { headers: { ...headers, ...retry } },
        );
      }
      return headers;
    },
    clear: () => uses.clear(),
  };
}

/** The tokens that came back between two times. */
function returned({ tokenLimit, tokenRefill }: Switches, from: number, to: number): number {
  if (tokenRefill === 'steady') {
    return ((to - from) / minute) * tokenLimit;
  }
  return Math.floor(to / minute) > Math.floor(from / minute) ? tokenLimit : 0;
}
