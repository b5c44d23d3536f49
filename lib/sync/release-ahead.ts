import { type Engine, earlySeconds } from './engine.ts';
import { findReadable } from './find-readable.ts';
import { type BudgetStore, dueShards } from './ports.ts';
import { type Receipt, type ReceiptRef, refOf, type Slot } from './receipt.ts';
import { ReceiptUnreadable } from './receipt-unreadable.ts';

/** What looking ahead works with. */
export type AheadTools = Pick<Engine, 'receipts' | 'nudges' | 'clock'> & {
  readonly budgets: Pick<BudgetStore, 'read'>;
};

const hourMs = 3_600_000;

/** Windows open seconds after the hour: what is booked in one is due by then. */
const openedWithinMs = 60_000;

/** Booked receipts that are looked at per shard and run. The first of a list stands for all of it. */
const seenPerShard = 50;

/**
 * Calls that nobody booked in this hour end with it. In its last quarter those who booked places in the next one are
 * nudged, as many as would find calls: whoever takes them first has them.
 */
export async function releaseAhead(tools: AheadTools): Promise<number> {
  const now = tools.clock();
  const next = new Date(Math.floor(now.getTime() / hourMs + 1) * hourMs);
  if (next.getTime() - now.getTime() > earlySeconds * 1000) return 0;
  const window = next.toISOString();
  const booked = (await bookedUntil(new Date(next.getTime() + openedWithinMs), tools)).filter(
    ({ slot }) => slot.window === window,
  );
  const present = new Date(next.getTime() - hourMs).toISOString();
  const early: ReceiptRef[] = [];
  for (const [budget, all] of Map.groupBy(booked, ({ slot }) => slot.budget)) {
    const [counts] = await tools.budgets.read(budget, [present]);
    early.push(...thatFit(all, counts?.free ?? 0));
  }
  if (early.length > 0) await tools.nudges.nudge(early);
  return early.length;
}

type Booked = Receipt & { readonly slot: Slot };

/** What is due from now until then and has a booked place. */
async function bookedUntil(then: Date, { receipts, clock }: AheadTools): Promise<Booked[]> {
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

/** One of each list, in the order in which they are due, while their calls are free. */
function thatFit(booked: readonly Booked[], free: number): ReceiptRef[] {
  const lists = new Set<string>();
  let left = free;
  return booked.flatMap((receipt) => {
    const { calls, list } = receipt.slot;
    if (calls > left || (list !== undefined && lists.has(list))) return [];
    if (list !== undefined) lists.add(list);
    left -= calls;
    return [refOf(receipt)];
  });
}
