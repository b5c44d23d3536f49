import { SyncError, TransportError } from '../../sync/errors.ts';
import type { WriteOutcome } from '../../sync/outcome.ts';
import type { GraphqlError } from '../../transport/graphql.ts';
import type { Verdict } from './errors.ts';

/** A call that did not give its answer. Inside the connector only; its edge turns it into an outcome or a SyncError. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly verdict: Verdict;
  /** What the vendor answered beside the errors, and the errors themselves: some of a list may be applied. */
  readonly partial: { readonly data: unknown; readonly errors: readonly GraphqlError[] } | undefined;

  constructor(verdict: Verdict, facts: { cause?: unknown; partial?: CallFailed['partial'] } = {}) {
    super(`the call failed: ${verdict.kind}`, { cause: facts.cause });
    this.verdict = verdict;
    this.partial = facts.partial;
  }
}

/** The network failed. Before the connection stood, nothing was sent. */
export function networkFailure(failure: unknown): unknown {
  if (!(failure instanceof TransportError)) return failure;
  if (failure.phase === 'sent') return new CallFailed({ kind: 'unknown', words: failure.message }, { cause: failure });
  const problem = { code: 'vendor-unreachable', vendorWords: failure.code } as const;
  return new CallFailed({ kind: 'hold', problem }, { cause: failure });
}

/** The outcome of a write that failed. BudgetSpent passes: it is thrown before anything of the write is sent. */
export function outcomeOf(error: unknown): WriteOutcome {
  if (!(error instanceof CallFailed)) throw error;
  const { verdict } = error;
  switch (verdict.kind) {
    case 'hold':
      return { kind: 'not-applied', problem: verdict.problem, retryAt: verdict.retryAt };
    case 'credits':
      return {
        kind: 'not-applied',
        problem: { code: 'budget-used-up', vendorWords: verdict.words },
        retryAt: verdict.until,
      };
    case 'refused':
      return { kind: 'rejected', problem: verdict.problem };
    case 'unknown':
      return { kind: 'unknown', vendorWords: verdict.words, neverSeen: verdict.neverSeen };
  }
}

/** The error of a read that failed. A fault never seen before is held, kept and shown: a read may be repeated. */
function syncErrorOf(error: unknown): unknown {
  if (!(error instanceof CallFailed)) return error;
  const { verdict, cause } = error;
  const facts = { applied: 'no', cause } as const;
  switch (verdict.kind) {
    case 'hold':
      return new SyncError({ ...facts, advice: 'hold', problem: verdict.problem, retryAt: verdict.retryAt });
    case 'credits': {
      const problem = { code: 'budget-used-up', vendorWords: verdict.words } as const;
      return new SyncError({ ...facts, advice: 'hold', problem, retryAt: verdict.until });
    }
    case 'refused':
      return new SyncError({ ...facts, advice: 'refuse', problem: verdict.problem });
    case 'unknown': {
      const problem = { code: 'vendor-error', vendorWords: verdict.words } as const;
      return new SyncError({ ...facts, advice: 'hold', problem, neverSeen: verdict.neverSeen ?? false });
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
