import { SyncError, type TransportError } from '../../sync/errors.ts';
import type { WriteOutcome } from '../../sync/outcome.ts';
import type { Verdict } from './errors.ts';

/** A call that did not give its answer. Inside the connector only; its edge turns it into an outcome or a SyncError. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly verdict: Verdict;
  readonly retryAt: Date | undefined;
  /** The vendor's memory of an earlier answer under the same key: nothing was tried now. */
  readonly isFromCache: boolean;

  constructor(
    verdict: Verdict,
    facts: { retryAt?: Date | undefined; cause?: TransportError | undefined; isFromCache?: boolean } = {},
  ) {
    super(`the call failed: ${verdict.kind}`, { cause: facts.cause });
    this.verdict = verdict;
    this.retryAt = facts.retryAt;
    this.isFromCache = facts.isFromCache === true;
  }
}

/** The outcome of a write that failed. BudgetSpent passes: it is thrown before anything of the write is sent. */
export function outcomeOf(error: unknown): WriteOutcome {
  if (error instanceof SyncError) return heldOrRefused(error);
  if (!(error instanceof CallFailed)) throw error;
  const { verdict, retryAt } = error;
  switch (verdict.kind) {
    case 'hold':
      return { kind: 'not-applied', problem: verdict.problem, retryAt };
    case 'stale':
      return { kind: 'not-applied', problem: { code: 'vendor-error', vendorWords: verdict.words } };
    case 'unavailable':
      return { kind: 'not-applied', problem: { code: 'module-missing', vendorWords: verdict.words } };
    case 'refused':
      return { kind: 'rejected', problem: verdict.problem };
    case 'duplicate':
      return { kind: 'duplicate', vendorWords: verdict.words };
    case 'unknown':
      return { kind: 'unknown', vendorWords: verdict.words, neverSeen: verdict.neverSeen };
  }
}

/** A paused grant, or a deployment without its token: nothing was sent. */
function heldOrRefused({ reason, retryAt }: SyncError): WriteOutcome {
  if (reason.advice === 'hold') return { kind: 'not-applied', problem: reason.problem, retryAt };
  return { kind: 'rejected', problem: reason.problem };
}

function syncErrorOf(error: unknown): unknown {
  if (!(error instanceof CallFailed)) return error;
  const { verdict, retryAt, cause } = error;
  const facts = { applied: 'no', retryAt, cause } as const;
  switch (verdict.kind) {
    case 'hold':
      return new SyncError({ ...facts, advice: 'hold', problem: verdict.problem });
    case 'refused':
      return new SyncError({ ...facts, advice: 'refuse', problem: verdict.problem });
    case 'unavailable': {
      const problem = { code: 'module-missing', vendorWords: verdict.words } as const;
      return new SyncError({ ...facts, advice: 'hold', problem });
    }
    case 'duplicate':
    case 'stale':
    case 'unknown': {
      const problem = { code: 'vendor-error', vendorWords: verdict.words } as const;
      return new SyncError({ ...facts, advice: 'hold', problem });
    }
  }
}

/** Runs reads; what fails comes out as a SyncError (or BudgetSpent). */
export async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw syncErrorOf(error);
  }
}
