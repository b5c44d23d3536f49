import type { Engine } from './engine.ts';
import { findReadable } from './find-readable.ts';
import { dueShards } from './ports.ts';
import type { Receipt, Slot } from './receipt.ts';
import { ReceiptUnreadable } from './receipt-unreadable.ts';

/** A receipt with a booked place. */
export type Booked = Receipt & { readonly slot: Slot };

/** Windows open seconds after the hour: what is booked in one is due by then. */
export const openedWithinMs = 60_000;

/** Booked receipts that are looked at per shard and run. The first of a list stands for all of it. */
const seenPerShard = 50;

/** What is due from now until then and has a booked place. */
export async function bookedUntil(
  then: Date,
  { receipts, clock }: Pick<Engine, 'receipts' | 'clock'>,
): Promise<Booked[]> {
  const now = clock();
  const shards = Array.from({ length: dueShards }, (_, shard) =>
    receipts.dueLater(shard, { after: now, until: then }, seenPerShard),
  );
  const refs = (await Promise.all(shards)).flat();
  return (await findReadable(refs, { receipts })).flatMap((receipt) => {
    if (receipt === undefined || receipt instanceof ReceiptUnreadable || receipt.lease !== undefined) return [];
    return receipt.slot === undefined ? [] : [{ ...receipt, slot: receipt.slot }];
  });
}

/** One of each list, and all that go alone, in the order given. */
export function firstOfLists(booked: readonly Booked[]): Booked[] {
  const seen = new Set<string>();
  return booked.filter(({ slot: { window, list } }) => {
    const name = JSON.stringify([window, list]);
    const isFurther = list !== undefined && seen.has(name);
    seen.add(name);
    return !isFurther;
  });
}
