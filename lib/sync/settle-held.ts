import type { Polled } from './define-sync.ts';
import { findReadable } from './find-readable.ts';
import { type Receipt, refOf } from './receipt.ts';
import * as change from './receipt-changes.ts';
import { sourceOf } from './source-of.ts';
import { sourceKeyOf } from './story.ts';
import { type AnyWork, holdBackConfirmation, settle, type Work } from './work.ts';

/** Children nudged at once; the others are found by their own due time. */
const childrenNudged = 1000;

/**
 * Settles a receipt whose document the target holds (delivered, or unchanged), releases the children that wait for it,
 * and writes back to the source where that is needed. While the write-back is open the lease stays, and the due index
 * finds it should this worker be ended. `document` is undefined after a recovery; the write-back is then made in any case.
 */
export async function settleHeld<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  next: Receipt,
  document: Source | undefined,
): Promise<boolean> {
  const { story } = work;
  const { mapping } = next;
  if (mapping === undefined) throw new Error('held by the target without a mapping');
  const toConfirm =
    story.confirm !== undefined && (document === undefined || story.confirm.isNeeded(document, mapping));
  const saved = await settle(work, toConfirm ? stillOpen(work, next) : next);
  if (!saved) return false;
  await releaseChildren(work);
  if (work.receipt.unconfirmed && work.receipt.lease !== undefined) await confirm(work);
  return true;
}

function stillOpen({ engine, receipt }: AnyWork, next: Receipt): Receipt {
  const { lease, confirmNotBefore } = receipt;
  if (confirmNotBefore !== undefined && confirmNotBefore > engine.clock().toISOString()) {
    return change.stillUnconfirmed(next, confirmNotBefore);
  }
  if (lease === undefined) throw new Error('a claimed receipt without a lease');
  return { ...next, unconfirmed: true, lease, dueAt: lease.until };
}

/** Nudges the documents that wait for this one, by its key or by the number the target knows it under. */
async function releaseChildren<Source, Target, Settings>(work: Work<Source, Target, Settings>): Promise<void> {
  const { story, engine, receipt } = work;
  if (story.releases.length === 0) return;
  const { tenant, integration, direction, key, mapping } = receipt;
  const names = [{ direction, key }, ...(mapping?.number === undefined ? [] : [{ direction, number: mapping.number }])];
  for (const parent of names) {
    const children = await engine.receipts.waitingFor({ tenant, integration }, parent, childrenNudged);
    if (children.length > 0) await engine.nudges.nudge(children);
  }
}

/** Writes back to the source. May run twice. */
export async function confirm<Source, Target, Settings>(work: Work<Source, Target, Settings>): Promise<void> {
  const { story, engine, open, receipt } = work;
  if (story.confirm === undefined || receipt.mapping === undefined) throw new Error('nothing to write back');
  const outcome = await story.confirm.confirm(open.connect(story.confirm.vendor), sourceKeyOf(work), {
    ...receipt.mapping,
    snapshot: receipt.source?.snapshot,
  });
  const now = engine.clock();
  if (outcome.kind === 'confirmed') {
    await recordFollowers(work, outcome.followers ?? []);
    const event = outcome.followers === undefined ? undefined : `what follows is recorded: ${outcome.followers.length}`;
    await settle(work, change.confirmed(receipt, { now }, event));
  } else await holdBackConfirmation(work, outcome);
  engine.log.info('write-back', { ...refOf(receipt), outcome: outcome.kind });
}

/** Each follower gets a receipt of its own before the document counts as done; those that are known already get no new wish. */
async function recordFollowers({ engine, receipt }: AnyWork, followers: readonly Polled[]): Promise<void> {
  const refs = followers.map(({ key }) => ({ ...refOf(receipt), key }));
  const known = refs.length === 0 ? [] : await findReadable(refs, engine);
  const fresh = refs.filter((_, index) => known[index] === undefined);
  for (const ref of fresh) {
    const snapshot = followers.find(({ key }) => key === ref.key)?.snapshot;
    await engine.receipts.record(ref, { at: engine.clock(), by: 'parent' }, sourceOf(snapshot));
  }
  if (fresh.length > 0) await engine.nudges.nudge(fresh);
}
