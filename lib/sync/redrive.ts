import type { Engine } from './engine.ts';
import { findReadable } from './find-readable.ts';
import type { ReceiptStore } from './ports.ts';
import { openStates, type Receipt, type ReceiptRef } from './receipt.ts';
import { ReceiptUnreadable } from './receipt-unreadable.ts';

/** What became of one dead letter. The receipt is the truth: a letter of what has ended is done with. */
export type Redriven = {
  readonly ref: ReceiptRef;
  readonly result: 'nudged' | 'not-due' | 'ended' | 'conflict' | 'unreadable' | 'no-receipt' | 'left';
};

/** Letters looked at in one go; those above it are left for the next. */
const mostAtOnce = 100;

/** Nudges of one second: what broke the workers before may break them again. */
const nudgedPerSecond = 10;

/** Looks at each dead letter's receipt, and nudges those that are still to be worked on, some each second. */
export async function redrive(
  letters: readonly ReceiptRef[],
  engine: Pick<Engine, 'nudges' | 'clock'> & { readonly receipts: Pick<ReceiptStore, 'find'> },
): Promise<readonly Redriven[]> {
  const looked = letters.slice(0, mostAtOnce);
  const receipts = await findReadable(looked, engine);
  const now = engine.clock().toISOString();
  const results = looked.map((ref, index): Redriven => ({ ref, result: resultOf(receipts[index], now) }));
  const nudged = results.filter(({ result }) => result === 'nudged').map(({ ref }) => ref);
  for (let at = 0; at < nudged.length; at += nudgedPerSecond) {
    await engine.nudges.nudge(nudged.slice(at, at + nudgedPerSecond), at / nudgedPerSecond);
  }
  return [...results, ...letters.slice(mostAtOnce).map((ref): Redriven => ({ ref, result: 'left' }))];
}

function resultOf(receipt: Receipt | ReceiptUnreadable | undefined, now: string): Redriven['result'] {
  if (receipt === undefined) return 'no-receipt';
  if (receipt instanceof ReceiptUnreadable) return 'unreadable';
  if (receipt.state === 'conflict') return 'conflict';
  const isOpen = openStates.includes(receipt.state) || receipt.unconfirmed === true;
  if (!isOpen) return 'ended';
  return receipt.notBefore !== undefined && receipt.notBefore > now ? 'not-due' : 'nudged';
}
