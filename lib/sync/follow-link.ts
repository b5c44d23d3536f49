import type { Parcel } from './deliver.ts';
import { fingerprintOf } from './fingerprint.ts';
import { mappingOf } from './mapping.ts';
import type { LookUp } from './outcome.ts';
import type { Evidence } from './receipt.ts';
import * as change from './receipt-changes.ts';
import { settleHeld } from './settle-held.ts';
import { contentPrint } from './story.ts';
import { settle, type Work } from './work.ts';

/** What a person said: it stands at the target under this number. */
type Link = { readonly evidence: Evidence; readonly number: string };

/**
 * Looks the named number up at the target and maps it. What the writer can update is then brought up to date; the rest stays
 * as it stands there. True when the target holds the document now.
 */
export async function followLink<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  parcel: Parcel<Source, Target>,
  link: Link,
): Promise<boolean> {
  const { engine, receipt, story } = work;
  const now = engine.clock();
  const found = await findNumber(work, link);
  if (found.kind === 'conflict') {
    await settle(work, change.inConflict(receipt, found.problem, { now }));
    return false;
  }
  if (found.kind === 'absent') {
    const problem = { code: 'linked-number-unknown', value: link.number } as const;
    await settle(work, change.inConflict(receipt, problem, { now }));
    return false;
  }
  const isAsWanted = !story.write.canUpdate || found.equal;
  const prints = {
    fingerprint: fingerprintOf(parcel.target),
    sourceFingerprint: contentPrint(work.story, parcel.document),
  };
  // An empty fingerprint equals nothing, so the next run sends the present version as an update.
  const mapping = mappingOf(found, isAsWanted ? prints : { fingerprint: '', sourceFingerprint: '' }, now);
  const step = { now, event: 'linked by a person', detail: found.shown };
  const linked = change.delivered(receipt, mapping, step);
  if (isAsWanted) return settleHeld(work, linked, parcel.document);
  await settle(work, change.reopened({ ...linked, done: receipt.done }, receipt.wanted, now));
  return false;
}

type Findable = Exclude<LookUp, { kind: 'unsearchable' }>;

async function findNumber<Source, Target, Settings>(
  { story, open }: Work<Source, Target, Settings>,
  { evidence, number }: Link,
): Promise<Findable> {
  const { write } = story;
  const found = await write.findNumber?.(open.connect(write.vendor), evidence, number);
  if (found !== undefined && found.kind !== 'unsearchable') return found;
  return { kind: 'found', equal: true, targetId: number, number, shown: `${number}, not searchable there` };
}
