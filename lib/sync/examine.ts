import { callDeadlineMs, settleReserveMs } from './engine.ts';
import * as change from './receipt-changes.ts';
import { afterKilledWorker, resolveUnknown } from './recover.ts';
import { confirm } from './settle-held.ts';
import { skip } from './skip.ts';
import { sourceKeyOf } from './story.ts';
import { settleSwitchedOff } from './switched-off.ts';
import { settle, type Work } from './work.ts';

/**
 * Step 3: what an earlier run left open is settled first; then the document is read from the source as it is now.
 * Undefined when nothing more is to be done with this receipt in this run.
 */
export async function examine<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
): Promise<Source | undefined> {
  const { engine, open, receipt, story } = work;
  if (receipt.state === 'sending') return nothing(afterKilledWorker(work));
  if (!open.integration.enabled) return nothing(settleSwitchedOff(work));
  if (receipt.state === 'unknown') return nothing(resolveUnknown(work));
  if (receipt.unconfirmed && receipt.wanted === receipt.done) return nothing(confirm(work));
  const now = engine.clock();
  if (!story.decide.isOn(work.settings))
    return nothing(settle(work, change.skipped(receipt, 'direction-off', { now })));
  if (engine.timeLeftMs() < callDeadlineMs + settleReserveMs) {
    return nothing(settle(work, change.reopened(receipt, receipt.wanted, now)));
  }
  return readSource(work);
}

async function nothing(step: Promise<unknown>): Promise<undefined> {
  await step;
  return undefined;
}

async function readSource<Source, Target, Settings>(work: Work<Source, Target, Settings>): Promise<Source | undefined> {
  const { engine, open, story } = work;
  const reading = await story.read.read(open.connect(story.read.vendor), sourceKeyOf(work), {
    snapshot: work.receipt.source?.snapshot,
    settings: work.settings,
  });
  const now = engine.clock();
  switch (reading.kind) {
    case 'absent':
      return nothing(skip(work, 'deleted-at-source'));
    case 'unreadable':
      return nothing(settle(work, change.rejected(work.receipt, [reading.problem], { now })));
    case 'found': {
      const { number, label, modifiedAt } = reading;
      work.receipt = { ...work.receipt, number, label: label?.slice(0, 120), sourceModifiedAt: modifiedAt };
      return story.ask === undefined ? reading.document : story.ask(open.connect(story.write.vendor), reading.document);
    }
  }
}
