import { switchedOffSeconds } from './engine.ts';
import * as change from './receipt-changes.ts';
import { type AnyWork, settle } from './work.ts';

/**
 * The integration is switched off: no call is made any more. What was sent without an answer, and a write-back that is
 * still to be made, stay open and go on when it is switched on again; everything else ends.
 */
export async function settleSwitchedOff(work: AnyWork): Promise<void> {
  const { engine, receipt } = work;
  const now = engine.clock();
  if (receipt.state === 'unknown' || isWriteBackOpen(work)) {
    const at = new Date(now.getTime() + switchedOffSeconds * 1000);
    await settle(work, change.paused(receipt, { now, at }));
  } else await settle(work, change.skipped(receipt, 'integration-off', { now }));
}

/** The integration is not there any more, and may never come back: what was sent without an answer is a person's. */
export async function settleRemoved(work: AnyWork): Promise<void> {
  const { engine, receipt } = work;
  const now = engine.clock();
  if (receipt.state === 'sending' || receipt.state === 'unknown') {
    const vendorWords = 'the integration was removed before the outcome was known';
    await settle(work, change.inConflict(receipt, { code: 'outcome-unknown', vendorWords }, { now }));
  } else if (isWriteBackOpen(work)) await settle(work, change.confirmed(receipt, { now }, 'write-back given up'));
  else await settle(work, change.skipped(receipt, 'integration-off', { now }));
}

function isWriteBackOpen({ receipt }: AnyWork): boolean {
  return receipt.unconfirmed === true && receipt.wanted === receipt.done;
}
