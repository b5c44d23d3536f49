import { createHash } from 'node:crypto';
import type { Switches } from '../state/switches.ts';
import { type Answer, EconomicRefusal } from './answer.ts';

/** One write under an `Idempotency-Key`. */
export type KeyedCall = {
  readonly company: string;
  readonly key: string;
  /** Method, path and body: what must be the same for the key to mean the same. */
  readonly content: Buffer;
};

/** The answers of the last hour, by key. They live in memory only. */
export type AnswerCache = {
  /** The first answer under this key, when there is one. */
  find(call: KeyedCall): Answer | undefined;
  keep(call: KeyedCall, answer: Answer): void;
  clear(): void;
};

const hour = 3_600_000;

/** https://techtalk.e-conomic.com: results are kept for one hour and come again with `X-ResultFromCache: true`. */
export function openAnswerCache(switches: Switches, now: () => Date): AnswerCache {
  const kept = new Map<string, { readonly answer: Answer; readonly content: string; readonly at: number }>();
  const nameOf = ({ company, key }: KeyedCall) => `${company}/${key}`;
  return {
    find(call) {
      const known = switches.idempotency === 'none' ? undefined : kept.get(nameOf(call));
      if (known === undefined || now().getTime() - known.at >= hour) {
        return undefined;
      }
      if (known.content !== hash(call.content) && switches.idempotencyOtherBody === 'refuse') {
        const message = 'The idempotency key has been used with another request.';
        throw new EconomicRefusal({ status: 400, message, code: 'IdempotencyKeyReused' });
      }
      return { ...known.answer, headers: { ...known.answer.headers, 'X-ResultFromCache': 'true' } };
    },
    keep(call, answer) {
      if (answer.status < 400 || (switches.idempotencyKeepsRefusals && answer.status < 429)) {
        kept.set(nameOf(call), { answer, content: hash(call.content), at: now().getTime() });
      }
    },
    clear: () => kept.clear(),
  };
}

function hash(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
