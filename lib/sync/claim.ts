import { callsNeeded } from './calls-needed.ts';
import { type Engine, earlySeconds } from './engine.ts';
import type { OpenIntegration } from './ports.ts';
import type { ReceiptRef } from './receipt.ts';
import type { Story } from './story.ts';
import { settleRemoved } from './switched-off.ts';
import { type AnyWork, settleConfirmFailure, settleFailure, type Work } from './work.ts';

/** Steps 1 and 2: takes the lease. Undefined when the receipt is done, not due, or somebody else's; or when it ended here. */
export async function claim<Source, Target, Settings>(
  story: Story<Source, Target, Settings>,
  ref: ReceiptRef,
  engine: Engine,
): Promise<Work<Source, Target, Settings> | undefined> {
  const now = engine.clock();
  const owner = engine.newId();
  const until = new Date(now.getTime() + engine.leaseSeconds * 1000);
  const soon = new Date(now.getTime() + earlySeconds * 1000);
  const receipt = await engine.receipts.claim(ref, { owner, now, soon, until });
  if (receipt === undefined) return undefined;
  const open = await openOrHold({ engine, owner, taken: receipt.wanted, receipt });
  if (open === 'held') return undefined;
  if (open === undefined) {
    await settleRemoved({ engine, owner, receipt, taken: receipt.wanted });
    return undefined;
  }
  // The kind's schema parsed the settings; the story and the kind are tied in functions/catalogue.ts.
  return { story, engine, open, settings: open.settings as Settings, owner, taken: receipt.wanted, receipt };
}

/** Settings or secrets that cannot be opened are told on the receipt; the document goes by itself once they can. */
async function openOrHold(work: AnyWork): Promise<OpenIntegration | 'held' | undefined> {
  const { tenant, integration } = work.receipt;
  try {
    return await work.engine.integrations.open(tenant, integration);
  } catch (failure) {
    // Becomes a typed state of the receipt.
    await settleFailure(work, failure, 0);
    return 'held';
  }
}

/**
 * Runs one step of one document. What a connector threw before anything was sent becomes a typed state; once the
 * receipt says `sending` nothing may be concluded from an error: the lease lapses and the outcome is looked up.
 */
export async function attempt<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  step: () => Promise<void>,
): Promise<void> {
  try {
    await step();
  } catch (failure) {
    // Becomes a typed state of the receipt, where it may.
    const { lease, state, unconfirmed } = work.receipt;
    if (state === 'sending' || lease === undefined) throw failure;
    if (unconfirmed && (state === 'delivered' || state === 'skipped')) return settleConfirmFailure(work, failure);
    await settleFailure(work, failure, callsNeeded(work));
  }
}
