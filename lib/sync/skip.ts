import type { SkipCode } from './problems.ts';
import type { Parent } from './receipt.ts';
import * as change from './receipt-changes.ts';
import { settle, type Work } from './work.ts';

/**
 * The source says that this document is not to be sent. One that stands at the target already, and that we cannot
 * change there, needs a person: its source is gone, or was taken back.
 */
export async function skip<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  reason: SkipCode,
  parent?: Parent,
): Promise<void> {
  const { engine, receipt, story } = work;
  const now = engine.clock();
  const [begun] = [receipt.mapping, ...Object.values(receipt.steps ?? {})].filter((one) => one !== undefined);
  if (begun === undefined || story.write.canUpdate) {
    await settle(work, change.skipped(receipt, reason, { now, parent }));
    return;
  }
  const { number: value } = begun;
  const problem = { code: 'changed-after-delivery', value, vendorWords: `at the source now: ${reason}` } as const;
  await settle(work, change.inConflict(receipt, problem, { now }));
}
