import * as z from 'zod';
import type { Listed, Sync, WebhookTrigger } from './define-sync.ts';
import { callDeadlineMs, type Engine, settleReserveMs } from './engine.ts';
import { SyncError } from './errors.ts';
import { findReadable } from './find-readable.ts';
import { firstPosition } from './first-position.ts';
import type { OpenIntegration } from './ports.ts';
import { openStates, type Receipt, type ReceiptRef } from './receipt.ts';
import { ReceiptUnreadable } from './receipt-unreadable.ts';
import { recordAll, retryRejected } from './retry-rejected.ts';
import { nameOf } from './work.ts';

type Place = Omit<ReceiptRef, 'key'>;

/** Seconds that a listing reaches back before the last one began: clocks differ, and lists lag. */
const overlapSeconds = 600;

/**
 * How a listing ended. `unfinished`: the function's time is nearly over, and there was more to list. `retrying`: all is listed,
 * and there are more rejected receipts to try again.
 */
export type ListingEnd = 'done' | 'unfinished' | 'retrying';

/**
 * Finds what no webhook told: lists what changed at the source since the checkpoint, records what our receipts have not
 * seen, and counts it as repaired. The checkpoint moves only after all receipts are written, so a crash repeats work
 * and never skips any. A long listing keeps its place, so that it ends however long it takes.
 */
export async function runCatchUp<Source, Target, Settings>(
  story: Sync<Source, Target, Settings> & { readonly when: WebhookTrigger },
  scope: { readonly tenant: string; readonly integration: string },
  engine: Engine,
): Promise<ListingEnd> {
  const open = await engine.integrations.open(scope.tenant, scope.integration);
  // The kind's schema parsed the settings; the story and the kind are tied in functions/catalogue.ts.
  if (!open?.integration.enabled || !story.decide.isOn(open.settings as Settings)) return 'done';
  const place = { ...scope, direction: story.name };
  const from = (await engine.checkpoints.read(place)) ?? firstPosition(open);
  const retried = await retryRejected(place, { open, since: from }, engine);
  const end = await listChanged(story.when, { place, open, from }, engine);
  return end === 'done' && retried === 'more' ? 'retrying' : end;
}

/** A listing that is not done yet: since when it lists, when it began, and where it goes on. */
const halfSchema = z.object({ from: z.string(), began: z.string(), place: z.string() });

async function listChanged(
  when: WebhookTrigger,
  { place, open, from }: { readonly place: Place; readonly open: OpenIntegration; readonly from: string },
  engine: Engine,
): Promise<'done' | 'unfinished'> {
  const { checkpoints, clock } = engine;
  const mark = { ...place, direction: `${place.direction}:listing` };
  const half = halfOf(await checkpoints.read(mark), from);
  const began = half?.began ?? clock().toISOString();
  let [repaired, pages, end]: [number, number, 'done' | 'unfinished'] = [0, 0, 'done'];
  try {
    for await (const page of when.changedSince(open.connect(when.vendor), new Date(from), half?.place)) {
      repaired += await repair(page.rows, place, engine);
      pages += 1;
      if (engine.timeLeftMs() < callDeadlineMs + settleReserveMs) end = 'unfinished';
      // Most listings are one page: those write nothing here.
      if (pages > 1 || end === 'unfinished') {
        await checkpoints.write(mark, JSON.stringify({ from, began, place: page.place }));
      }
      if (end === 'unfinished') break;
    }
  } catch (failure) {
    // The checkpoint has not moved: the next listing goes on at the place it kept. Ended receipts stay as they are.
    const error = failure instanceof SyncError ? failure.reason.problem.code : nameOf(failure);
    engine.log.warn('catch-up was cut short', { ...place, error });
    engine.metrics.count('CatchUpFailed', 1, { direction: place.direction });
    return 'done';
  }
  if (end === 'done') {
    await checkpoints.write(place, new Date(Date.parse(began) - overlapSeconds * 1000).toISOString());
  }
  if (repaired > 0) engine.log.warn('catch-up repaired', { ...place, repaired });
  engine.metrics.count('CatchUpRepaired', repaired, { direction: place.direction });
  return end;
}

/** What was kept of a listing since the same checkpoint; that of an earlier one is done, and one of another form begins anew. */
function halfOf(text: string | undefined, from: string): z.infer<typeof halfSchema> | undefined {
  const half = text === undefined ? undefined : halfSchema.safeParse(JSON.parse(text)).data;
  return half?.from === from ? half : undefined;
}

async function repair(page: readonly Listed[], place: Place, engine: Engine): Promise<number> {
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
