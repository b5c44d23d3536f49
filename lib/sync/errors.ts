import type { Allowance } from './ports.ts';
import type { HoldCode, Problem, RejectCode } from './problems.ts';

/** `hold`: try again later by itself. `refuse`: a person is needed. */
export type Advice =
  | { readonly advice: 'hold'; readonly problem: Problem<HoldCode> }
  | { readonly advice: 'refuse'; readonly problem: Problem<RejectCode> };

/** The one error family for surprises. `applied` tells whether the target may have applied the call that failed. */
export class SyncError extends Error {
  override readonly name = 'SyncError';
  readonly reason: Advice;
  readonly applied: 'no' | 'unknown';
  readonly retryAt: Date | undefined;
  /** True for words that no table of ours knows. */
  readonly neverSeen: boolean;

  constructor(
    facts: Advice & { applied: 'no' | 'unknown'; retryAt?: Date | undefined; neverSeen?: boolean; cause?: unknown },
  ) {
    super(sentence(facts.problem), { cause: facts.cause });
    this.reason =
      facts.advice === 'hold'
        ? { advice: 'hold', problem: facts.problem }
        : { advice: 'refuse', problem: facts.problem };
    this.applied = facts.applied;
    this.retryAt = facts.retryAt;
    this.neverSeen = facts.neverSeen ?? false;
  }
}

/** Thrown by an allowance when its budget has no call left; nothing was sent. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
  readonly allowance: Pick<Allowance, 'book' | 'bookTogether'>;

  constructor(budget: string, allowance: BudgetSpent['allowance']) {
    super(`the budget ${budget} has no call left in this window`);
    this.allowance = allowance;
  }
}

/**
 * The network under a call failed. `connect`: nothing left this machine. `sent`: the request may have arrived.
 * Thrown by `transport/http.ts`, translated by each connector.
 */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly phase: 'connect' | 'sent';
  readonly code: string;

  constructor(phase: 'connect' | 'sent', code: string, cause?: unknown) {
    super(`${phase === 'connect' ? 'could not connect' : 'no whole answer'} (${code})`, { cause });
    this.phase = phase;
    this.code = code;
  }
}

function sentence(problem: Problem): string {
  const where = problem.field === undefined ? '' : ` at ${problem.field}`;
  const words = problem.vendorWords === undefined ? '' : `: ${problem.vendorWords}`;
  return `${problem.code}${where}${words}`;
}
