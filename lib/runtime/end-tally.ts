import type { EndCounts } from '../store/end-counts.ts';
import { changesOf, type EndCounter } from '../sync/count-ends.ts';
import type { Log } from '../sync/ports.ts';
import type { ReceiptRef, ReceiptState } from '../sync/receipt.ts';

/** Ends of one batch, added to the counts when it is done. */
export type EndTally = EndCounter & { flush(): Promise<void> };

type Sum = {
  readonly scope: Omit<ReceiptRef, 'key'>;
  readonly day: string | undefined;
  readonly changes: Partial<Record<ReceiptState, number>>;
};

/** A tally of ends: one write for each direction and day of a batch, however many documents it had. */
export function createEndTally({ counts, log }: { readonly counts: EndCounts; readonly log: Log }): EndTally {
  const sums = new Map<string, Sum>();
  const add = (at: Omit<Sum, 'changes'>, changes: readonly (readonly [ReceiptState, number])[]): void => {
    const { tenant, integration, direction } = at.scope;
    const name = JSON.stringify([tenant, integration, direction, at.day ?? null]);
    const sum = sums.get(name) ?? { ...at, changes: {} };
    for (const [state, count] of changes) sum.changes[state] = (sum.changes[state] ?? 0) + count;
    sums.set(name, sum);
  };
  return {
    count({ scope, before, now }) {
      const { ofDay, ofAll } = changesOf({ before, now });
      add({ scope, day: now.day }, ofDay);
      add({ scope, day: undefined }, ofAll);
    },
    async flush() {
      const all = [...sums.values()];
      sums.clear();
      try {
        await Promise.all(all.map(({ scope, day, changes }) => counts.add(scope, day, changes)));
      } catch (failure) {
        // The receipts stand; a chart is off by this batch.
        log.warn('ends were not counted', { error: failure instanceof Error ? failure.name : typeof failure });
      }
    },
  };
}
