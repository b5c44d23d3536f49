import type { ListingEnd } from './catch-up.ts';
import type { ScheduleTrigger, Sync } from './define-sync.ts';
import type { Engine } from './engine.ts';
import { callDeadlineMs, settleReserveMs } from './engine.ts';
import { BudgetSpent, SyncError } from './errors.ts';
import { firstPosition, judgedBefore } from './first-position.ts';
import { notePollFailure, notePollSuccess } from './poll-refusal.ts';
import type { OpenIntegration } from './ports.ts';
import type { ReceiptRef } from './receipt.ts';
import { recordPolled } from './record-polled.ts';
import { reopenAwaiting } from './reopen-awaiting.ts';

/**
 * Lists what is new at the source since the checkpoint and records what the receipts have not seen. The checkpoint moves
 * only after the receipts of a page are written, so a crash repeats work and never skips any.
 * @throws Error when the table fails; the queue brings the poll again then
 */
export async function runPoll<Source, Target, Settings>(
  story: Pick<Sync<Source, Target, Settings>, 'name' | 'decide'> & { readonly when: ScheduleTrigger },
  scope: { readonly tenant: string; readonly integration: string },
  engine: Engine,
): Promise<ListingEnd> {
  const open = await engine.integrations.open(scope.tenant, scope.integration);
  // The kind's schema parsed the settings; the story and the kind are tied in functions/catalogue.ts.
  const place = { ...scope, direction: story.name };
  if (!open?.integration.enabled || !story.decide.isOn(open.settings as Settings)) {
    await notePollSuccess(place, engine.checkpoints);
    return 'done';
  }
  try {
    const retried = await reopenAwaiting(story.when, { place, open }, engine);
    const end = await listNews(story.when, { place, open }, engine);
    await notePollSuccess(place, engine.checkpoints);
    return end === 'done' && retried === 'more' ? 'retrying' : end;
  } catch (failure) {
    if (!(failure instanceof SyncError) && !(failure instanceof BudgetSpent)) throw failure;
    // The checkpoint has not moved past what is recorded: the next poll goes on there.
    const error = failure instanceof SyncError ? failure.reason.problem.code : failure.name;
    await notePollFailure(place, failure, engine);
    engine.log.warn('a poll was cut short', { ...place, error });
    engine.metrics.count('PollFailed', 1, { direction: story.name });
    return 'done';
  }
}

async function listNews(
  when: ScheduleTrigger,
  { place, open }: { readonly place: Omit<ReceiptRef, 'key'>; readonly open: OpenIntegration },
  engine: Engine,
): Promise<'done' | 'unfinished'> {
  const kept = await engine.checkpoints.read(place);
  const order = { position: kept, from: new Date(firstPosition(open)), settings: open.settings };
  let position = kept;
  let recorded = 0;
  let end: 'done' | 'unfinished' = 'done';
  for await (const page of when.pages(open.connect(when.vendor), order)) {
    recorded += await recordPolled(page.entries, { place, settingsSince: judgedBefore(open, engine.clock()) }, engine);
    if (page.position !== position) await engine.checkpoints.write(place, page.position);
    position = page.position;
    if (engine.timeLeftMs() < callDeadlineMs + settleReserveMs) {
      end = 'unfinished';
      break;
    }
  }
  if (recorded > 0) engine.log.info('a poll recorded news', { ...place, recorded });
  engine.metrics.count('PollRecorded', recorded, { direction: place.direction });
  return end;
}
