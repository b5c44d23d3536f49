import * as z from 'zod';
import { isLoginCode } from './digest.ts';
import { SyncError } from './errors.ts';
import type { CheckpointStore, Clock } from './ports.ts';
import type { ReceiptRef } from './receipt.ts';

/** A refused log-in that stands between a poll and its source. There may be no receipt that could tell of it. */
export const pollRefusalSchema = z.object({ code: z.string(), at: z.string(), vendorWords: z.string().optional() });
export type PollRefusal = z.infer<typeof pollRefusalSchema>;

type Place = Omit<ReceiptRef, 'key'>;

/** What stops the polls of a direction until a person sets it right; undefined while they go on. */
export async function pollRefusalOf(place: Place, checkpoints: CheckpointStore): Promise<PollRefusal | undefined> {
  const text = await checkpoints.read(besideOf(place));
  return text === undefined || text === '' ? undefined : pollRefusalSchema.parse(JSON.parse(text));
}

/** Keeps that a poll met a refused log-in, since when; other failures change nothing, since the next poll may succeed. */
export async function notePollFailure(
  place: Place,
  failure: unknown,
  { checkpoints, clock }: { readonly checkpoints: CheckpointStore; readonly clock: Clock },
): Promise<void> {
  if (!(failure instanceof SyncError) || !isLoginCode(failure.reason.problem.code)) return;
  const { code, vendorWords } = failure.reason.problem;
  const known = await pollRefusalOf(place, checkpoints);
  if (known?.code === code) return;
  const refusal: PollRefusal = { code, at: clock().toISOString(), vendorWords };
  await checkpoints.write(besideOf(place), JSON.stringify(refusal));
}

/** Forgets it: a poll went through, or the direction is switched off. */
export async function notePollSuccess(place: Place, checkpoints: CheckpointStore): Promise<void> {
  if ((await pollRefusalOf(place, checkpoints)) !== undefined) await checkpoints.write(besideOf(place), '');
}

/** Stands beside the checkpoint of the direction. */
function besideOf(place: Place): Place {
  return { ...place, direction: `${place.direction}:refused` };
}
