import type { SkipCode } from './problems.ts';
import type { Mapping, Parent, Receipt, StepResult } from './receipt.ts';
import * as change from './receipt-changes.ts';
import { findWriter, type Story } from './story.ts';
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
  const begun = heldForGood(story, receipt);
  if (begun === undefined) {
    await settle(work, change.skipped(receipt, reason, { now, parent }));
    return;
  }
  const { number: value } = begun;
  const problem = { code: 'changed-after-delivery', value, vendorWords: `at the source now: ${reason}` } as const;
  await settle(work, change.inConflict(receipt, problem, { now }));
}

/** What the target holds of it and we cannot change there; a step that is not known any more counts as such. */
function heldForGood<Source, Target, Settings>(
  story: Story<Source, Target, Settings>,
  { mapping, steps = {} }: Receipt,
): Mapping | StepResult | undefined {
  if (mapping !== undefined && !story.write.canUpdate) return mapping;
  const [, result] = Object.entries(steps).find(([name]) => findWriter(story, name)?.canUpdate !== true) ?? [];
  return result;
}
