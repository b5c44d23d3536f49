import type { Receipt } from './receipt.ts';

/** What the history of a receipt says when the document came to an end. */
const ends = /^(delivered|skipped|rejected|conflict|found at the target|written back|what follows)/;

/** Since when a document is on its way: since the first thing that was noted after its last end. */
export function openSince({ attempts, createdAt }: Pick<Receipt, 'attempts' | 'createdAt'>): string {
  const ended = attempts.findLastIndex(({ event }) => ends.test(event));
  return attempts[ended + 1]?.at ?? attempts.at(-1)?.at ?? createdAt;
}
