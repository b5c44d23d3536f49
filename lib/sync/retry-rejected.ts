import type { Engine } from './engine.ts';
import { judgedBefore } from './first-position.ts';
import type { OpenIntegration } from './ports.ts';
import type { ReceiptRef } from './receipt.ts';

/** Rejected receipts that one listing tries again; the next one follows a minute later while there are more. */
const retriedAtOnce = 1000;

/** Receipts written at a time: a listing may bring thousands, and the function's time is short. */
const recordedAtOnce = 20;

/**
 * Somebody changed the settings: what earlier ones had kept out is judged anew, the oldest first, until none is left. What is
 * rejected by the present settings is left alone. `since`: settings that were known at that time are no news where nothing was
 * kept yet of how far this has come. `more`: there are more of them.
 */
export async function retryRejected(
  place: Omit<ReceiptRef, 'key'>,
  { open, since }: { readonly open: OpenIntegration; readonly since: string },
  engine: Engine,
): Promise<'done' | 'more'> {
  const mark = { ...place, direction: `${place.direction}:retried` };
  const kept = await engine.checkpoints.read(mark);
  const before = judgedBefore(open, engine.clock());
  if (before <= (kept ?? since)) return 'done';
  const refs = await engine.receipts.rejected(place, { before, limit: retriedAtOnce });
  await recordAll(refs, 'catch-up', engine);
  if (refs.length > 0) engine.log.info('rejected receipts are tried again', { ...place, count: refs.length });
  const end = refs.length < retriedAtOnce ? 'done' : 'more';
  const reached = end === 'done' ? before : (kept ?? since);
  if (reached !== kept) await engine.checkpoints.write(mark, reached);
  return end;
}

/** Records a wish for each, and nudges them all. */
export async function recordAll(refs: readonly ReceiptRef[], by: 'catch-up' | 'parent', engine: Engine): Promise<void> {
  for (let at = 0; at < refs.length; at += recordedAtOnce) {
    const some = refs.slice(at, at + recordedAtOnce);
    await Promise.all(some.map((ref) => engine.receipts.record(ref, { at: engine.clock(), by })));
  }
  if (refs.length > 0) await engine.nudges.nudge(refs);
}
