import type { ScheduleTrigger } from './define-sync.ts';
import type { Engine } from './engine.ts';
import type { OpenIntegration } from './ports.ts';
import type { Parent, ReceiptRef } from './receipt.ts';
import { recordAll, retryRejected } from './retry-rejected.ts';

/** Receipts that one parent opens again at a time; more are opened by the next poll. */
const reopenedAtOnce = 1000;

/**
 * Seconds that the listing of appeared parents reaches back: longer than a document may be on its way between the
 * question whether its parent exists and the receipt that names it.
 */
const overlapSeconds = 3600;

/**
 * Opens skipped documents again whose parent (a project of Moment) has appeared or changed since the last poll, and
 * rejected ones after a change of settings. Needs no webhook, and no export of those parents: it asks their own system.
 * `more`: more rejected ones are to be tried again.
 */
export async function reopenAwaiting(
  when: ScheduleTrigger,
  { place, open }: { readonly place: Omit<ReceiptRef, 'key'>; readonly open: OpenIntegration },
  engine: Engine,
): Promise<'done' | 'more'> {
  const mark = { ...place, direction: `${place.direction}:reopened` };
  const began = engine.clock();
  const last = await engine.checkpoints.read(mark);
  const retried = last === undefined ? 'done' : await retryRejected(place, { open, since: last }, engine);
  const { reopenedBy } = when;
  let complete = true;
  if (reopenedBy !== undefined) {
    const since = new Date((last === undefined ? began.getTime() : Date.parse(last)) - overlapSeconds * 1000);
    for await (const parents of reopenedBy.appearedSince(open.connect(reopenedBy.vendor), since)) {
      for (const parent of parents) complete = (await reopen(parent, place, engine)) && complete;
    }
  }
  if (complete) await engine.checkpoints.write(mark, began.toISOString());
  return retried;
}

/** False when there may be more of them. */
async function reopen(parent: Parent, place: Omit<ReceiptRef, 'key'>, engine: Engine): Promise<boolean> {
  const refs = await engine.receipts.waitingFor(place, parent, reopenedAtOnce);
  const own = refs.filter(({ direction }) => direction === place.direction);
  await recordAll(own, 'parent', engine);
  return refs.length < reopenedAtOnce;
}
