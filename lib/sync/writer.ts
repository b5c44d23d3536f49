import type { Vendor } from '../documents/vendors.ts';
import type { LookUp, Unmapped, WriteOrder, WriteOutcome } from './outcome.ts';
import type { Connection } from './ports.ts';
import type { Problem, RejectCode } from './problems.ts';
import type { Evidence, StepResults } from './receipt.ts';

/** Writes and looks up many documents in one call each. Answers stand in the order asked. Never splits its list. */
export type ManyWriter<Target, V extends Vendor = Vendor> = {
  /** The most documents of one call. */
  readonly most: number;
  /** Only documents with the same answer go in one call (each department has a log-in of its own). Default: all may. */
  readonly togetherBy?: (evidence: Evidence) => string;
  /** Never throws for what the vendor or the network did: that is each one's outcome. */
  write(connection: Connection<V>, orders: readonly WriteOrder<Target>[]): Promise<readonly WriteOutcome[]>;
  /**
   * What may be there once at the target, of one document: its number, its organization number. Documents that share one
   * never go in one call, or neither's look-up would see the other. Default: all of the evidence.
   */
  readonly naturalKeys?: (evidence: Evidence) => readonly string[];
  /** One call for all. @throws SyncError, BudgetSpent */
  lookUp(connection: Connection<V>, evidences: readonly Evidence[]): Promise<readonly LookUp[]>;
};

/** How documents of one kind get into one target. Differences between targets are named here, the engine asks. */
export type Writer<Target, V extends Vendor = Vendor> = {
  readonly vendor: V;
  /** False: what was delivered cannot be changed by us (a posted voucher); a newer version is a conflict. */
  readonly canUpdate: boolean;
  /** True: look for an existing record before the first send, and adopt it. */
  readonly looksUpFirst: boolean;
  /** True: what the target threw away is looked for before it is sent anew, for somebody may have entered it meanwhile. Default false. */
  readonly looksUpAnew?: boolean;
  /** Seconds that cover the target's late apply and list lag. */
  readonly settleSeconds: number;
  /** False when the target cannot be searched for such a document; an unknown outcome is then a conflict at once. Default true. */
  readonly isSearchable?: (evidence: Evidence) => boolean;
  /** Vendor calls one write takes. */
  readonly calls: number;
  /** The same for a document that is new at the target, where that takes fewer: nothing is read before it is changed. */
  readonly callsWhenNew?: number;
  /** Vendor calls that a check takes where nothing is kept from an earlier one: lists of accounts, VAT codes. Default none. */
  readonly checkCalls?: number;
  /** `done` holds what earlier steps of the same document gave. */
  readonly evidence: (target: Target, clue: string | undefined, done: StepResults) => Evidence;
  /** Checks against the target before anything is sent: accounts, VAT codes, numbers. @throws SyncError, BudgetSpent */
  check(
    connection: Connection<V>,
    target: Target,
    unmapped: readonly Unmapped[],
  ): Promise<readonly Problem<RejectCode>[]>;
  /** Never throws for what the vendor or the network did: that is the outcome. */
  write(connection: Connection<V>, order: WriteOrder<Target>): Promise<WriteOutcome>;
  /**
   * Names of what may be there once, the company at the target among them. They are looked up and made by one document of the
   * tenant at a time: two integrations, or two departments, may want the same. Left out where the target refuses a second one.
   * @throws SyncError, BudgetSpent
   */
  turns?(connection: Connection<V>, evidence: Evidence): Promise<readonly string[]>;
  /** By natural key. @throws SyncError, BudgetSpent */
  lookUp(connection: Connection<V>, evidence: Evidence): Promise<LookUp>;
  /**
   * By the target's own number, which a person named. Without it, or where nothing can be searched, the person's word stands.
   * @throws SyncError, BudgetSpent
   */
  findNumber?(connection: Connection<V>, evidence: Evidence, number: string): Promise<LookUp>;
  /** Set when the target takes many in one call. `calls` is then what one such call takes. */
  readonly many?: ManyWriter<Target, V> | undefined;
  /**
   * True when `write` changes nothing at the target and only asks what became of an earlier step (an import queue, a
   * delivery report): no intent is written, and the answer `not-applied` means: ask again later.
   */
  readonly asksOnly?: boolean;
};

/** Vendor calls that a write takes: a list with both new and known documents is two. */
export function callsOf<Target>(
  { calls, callsWhenNew = calls }: Pick<Writer<Target>, 'calls' | 'callsWhenNew'>,
  known: readonly boolean[],
): number {
  const isMixed = callsWhenNew !== calls && new Set(known).size > 1;
  if (isMixed) return calls + callsWhenNew;
  return known[0] === false ? callsWhenNew : calls;
}

/**
 * A step that comes before a direction's last write (a voucher is entered, then its PDF attached, then booked). Each step
 * has its own intent, key and look-up, and what a later step meets never repeats an earlier one.
 */
export type Step<Target, V extends Vendor = Vendor> = Writer<Target, V> & {
  readonly name: string;
  /** Left out for documents that do not need it. */
  readonly isNeeded?: (target: Target) => boolean;
  /** What this step sends of the document: a change elsewhere does not repeat the step. Default: all of it. */
  readonly portion?: (target: Target) => unknown;
};
