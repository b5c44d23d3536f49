import { insisting } from '../../sync/access.ts';
import { SyncError } from '../../sync/errors.ts';
import { reading } from './call-failed.ts';
import type { XledgerConnection } from './client.ts';
import { gateName } from './gate.ts';
import { type LedgerReference, ledgerReference } from './reference-lists.ts';

type Wait = (milliseconds: number) => Promise<void>;

/** A person waits for the answer: one burst or a few short waits, and then the vendor's words are the answer. */
const mostTries = 4;
const mostWaitedMs = 6000;

const realWait: Wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * The lists as they are now, in spite of earlier refusals. Burst and concurrency are counted a token, so the work of all
 * directions can fill them for a moment: that says nothing about the settings, and the lists are asked for again.
 * https://github.com/xledger/graphql-samples
 * @throws SyncError, BudgetSpent
 */
export async function freshReference(connection: XledgerConnection, wait: Wait = realWait): Promise<LedgerReference> {
  const anew = { ...insisting(connection), memo: onlyGateOf(connection) };
  let waited = 0;
  for (let tries = 1; ; tries += 1) {
    try {
      return await reading(() => ledgerReference(anew, () => true));
    } catch (failure) {
      // Only a full limit is waited for; anything else goes on as it is.
      const until = throttledUntil(failure);
      const pause = until === undefined ? 0 : Math.max(1, until.getTime() - connection.clock().getTime());
      if (until === undefined || tries === mostTries || waited + pause > mostWaitedMs) throw failure;
      waited += pause;
      await wait(pause);
    }
  }
}

/** Nothing kept is believed, but the pace of calls is the one that the other calls of this connection keep. */
function onlyGateOf(connection: XledgerConnection): XledgerConnection['memo'] {
  return (name, seconds, load) => (name === gateName ? connection.memo(name, seconds, load) : load());
}

function throttledUntil(failure: unknown): Date | undefined {
  if (!(failure instanceof SyncError) || failure.reason.advice !== 'hold') return undefined;
  return failure.reason.problem.code === 'vendor-throttled' ? failure.retryAt : undefined;
}
