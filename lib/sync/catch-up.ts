import type { Listed, Sync, WebhookTrigger } from './define-sync.ts';
import type { Engine } from './engine.ts';
import { SyncError } from './errors.ts';
import { findReadable } from './find-readable.ts';
import { firstPosition } from './first-position.ts';
import { openStates, type Receipt, type ReceiptRef } from './receipt.ts';
import { ReceiptUnreadable } from './receipt-unreadable.ts';
import { recordAll, retryRejected } from './retry-rejected.ts';
import { nameOf } from './work.ts';

/** Seconds that a listing reaches back before the last one began: clocks differ, and lists lag. */
const overlapSeconds = 600;

/**
 * Finds what no webhook told: lists what changed at the source since the checkpoint, records what our receipts have not
 * seen, and counts it as repaired. The checkpoint moves only after all receipts are written, so a crash repeats work
 * and never skips any.
 */
export async function runCatchUp<Source, Target, Settings>(
  story: Sync<Source, Target, Settings> & { readonly when: WebhookTrigger },
  scope: { readonly tenant: string; readonly integration: string },
  engine: Engine,
): Promise<void> {
  const open = await engine.integrations.open(scope.tenant, scope.integration);
  // The kind's schema parsed the settings; the story and the kind are tied in functions/catalogue.ts.
  if (!open?.integration.enabled || !story.decide.isOn(open.settings as Settings)) return;
  const place = { ...scope, direction: story.name };
  const began = engine.clock();
  const from = (await engine.checkpoints.read(place)) ?? firstPosition(open);
  const connection = open.connect(story.when.vendor);
  if (open.integration.updatedAt > from) await retryRejected(place, engine);
  let repaired = 0;
  try {
    for await (const page of story.when.changedSince(connection, new Date(from))) {
      repaired += await repair(page, place, engine);
    }
  } catch (failure) {
    // The checkpoint has not moved: the next listing starts at the same place. Ended receipts stay as they are.
    const error = failure instanceof SyncError ? failure.reason.problem.code : nameOf(failure);
    engine.log.warn('catch-up was cut short', { ...place, error });
    engine.metrics.count('CatchUpFailed', 1, { direction: story.name });
    return;
  }
  await engine.checkpoints.write(place, new Date(began.getTime() - overlapSeconds * 1000).toISOString());
  if (repaired > 0) engine.log.warn('catch-up repaired', { ...place, repaired });
  engine.metrics.count('CatchUpRepaired', repaired, { direction: story.name });
}

async function repair(page: readonly Listed[], place: Omit<ReceiptRef, 'key'>, engine: Engine): Promise<number> {
  const refs = page.map(({ key }) => ({ ...place, key }));
  const receipts = await findReadable(refs, engine);
  const missed = refs.filter((_, index) => isMissed(receipts[index], page[index]));
  await recordAll(missed, 'catch-up', engine);
  return missed.length;
}

/**
 * Open receipts read the newest version anyway; but what is being sent, or was sent without an answer, ends with the
 * version that was read before, however long that takes. What a switch had turned away is looked at again: it may be
 * on now. What another version of this program wrote is left to that version.
 */
function isMissed(receipt: Receipt | ReceiptUnreadable | undefined, listed: Listed | undefined): boolean {
  if (receipt === undefined || listed === undefined) return true;
  if (receipt instanceof ReceiptUnreadable || receipt.state === 'conflict') return false;
  const isSent = receipt.state === 'sending' || receipt.state === 'unknown';
  if (openStates.includes(receipt.state) && !isSent) return false;
  const turnedAway = receipt.problem?.code === 'direction-off' || receipt.problem?.code === 'integration-off';
  return turnedAway || receipt.sourceModifiedAt === undefined || receipt.sourceModifiedAt < listed.modifiedAt;
}
