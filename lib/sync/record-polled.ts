import type { Engine } from './engine.ts';
import { findReadable } from './find-readable.ts';
import type { Receipt, ReceiptRef } from './receipt.ts';
import { ReceiptUnreadable } from './receipt-unreadable.ts';
import { sourceOf } from './source-of.ts';
import type { Polled } from './trigger.ts';

/** Receipts of one request for what is known of them: DynamoDB's BatchGetItem takes a hundred. */
const comparedAtOnce = 100;

/** Receipts written at a time. */
const recordedAtOnce = 20;

type Place = Omit<ReceiptRef, 'key'>;

/** Whose records a poll found, and since when its settings are known to everybody (ISO instant). */
export type PolledFor = { readonly place: Place; readonly settingsSince: string };
type Found = { readonly ref: ReceiptRef; readonly source: Receipt['source']; readonly onlyIfKnown: boolean };

/**
 * Writes a receipt for each entry that is news, and says how many these were. An entry whose receipt keeps the same
 * snapshot is none; without a snapshot, a known key is none.
 */
export async function recordPolled(
  entries: readonly Polled[],
  { place, settingsSince }: PolledFor,
  engine: Engine,
): Promise<number> {
  // The last of several entries with one key is the newest.
  const found = [...new Map(entries.map((entry) => [entry.key, foundOf(entry, place)])).values()];
  let recorded = 0;
  for (let at = 0; at < found.length; at += comparedAtOnce) {
    const some = found.slice(at, at + comparedAtOnce);
    const receipts = await findReadable(
      some.map(({ ref }) => ref),
      engine,
    );
    const news = some.filter((each, index) => isNews(receipts[index], each, settingsSince));
    await recordNews(news, engine);
    recorded += news.length;
  }
  return recorded;
}

async function recordNews(news: readonly Found[], engine: Engine): Promise<void> {
  for (let at = 0; at < news.length; at += recordedAtOnce) {
    const some = news.slice(at, at + recordedAtOnce);
    await Promise.all(
      some.map(({ ref, source }) => engine.receipts.record(ref, { at: engine.clock(), by: 'poll' }, source)),
    );
  }
  if (news.length > 0) await engine.nudges.nudge(news.map(({ ref }) => ref));
}

function foundOf({ key, snapshot, onlyIfKnown = false }: Polled, place: Place): Found {
  const ref = { ...place, key };
  return { ref, source: sourceOf(snapshot), onlyIfKnown };
}

/**
 * What a switch or earlier settings had turned away is looked at again. What another version of this program wrote is left to
 * that version.
 */
function isNews(
  receipt: Receipt | ReceiptUnreadable | undefined,
  { source, onlyIfKnown }: Found,
  settingsSince: string,
): boolean {
  if (receipt === undefined) return !onlyIfKnown;
  if (receipt instanceof ReceiptUnreadable) return false;
  return wasTurnedAway(receipt, settingsSince) || (source !== undefined && receipt.source?.print !== source.print);
}

function wasTurnedAway({ state, problem, updatedAt }: Receipt, settingsSince: string): boolean {
  if (state !== 'skipped') return false;
  const isByChoice = problem?.code === 'do-not-transfer' && updatedAt < settingsSince;
  return isByChoice || problem?.code === 'direction-off' || problem?.code === 'integration-off';
}
