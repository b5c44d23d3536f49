import type { Engine } from './engine.ts';
import type { ReceiptRef } from './receipt.ts';

/** At most so many rejected receipts are tried again after a change of settings; the next change brings the others. */
const rejectedRetried = 1000;

/** Receipts written at a time: a listing may bring thousands, and the function's time is short. */
const recordedAtOnce = 20;

/** Somebody changed the settings since the last listing: what they had kept out is judged anew. */
export async function retryRejected(place: Omit<ReceiptRef, 'key'>, engine: Engine): Promise<void> {
  const refs = await engine.receipts.rejected(place, rejectedRetried);
  await recordAll(refs, 'catch-up', engine);
  if (refs.length > 0) engine.log.info('rejected receipts are tried again', { ...place, count: refs.length });
}

/** Records a wish for each, and nudges them all. */
export async function recordAll(refs: readonly ReceiptRef[], by: 'catch-up' | 'parent', engine: Engine): Promise<void> {
  for (let at = 0; at < refs.length; at += recordedAtOnce) {
    const some = refs.slice(at, at + recordedAtOnce);
    await Promise.all(some.map((ref) => engine.receipts.record(ref, { at: engine.clock(), by })));
  }
  if (refs.length > 0) await engine.nudges.nudge(refs);
}
