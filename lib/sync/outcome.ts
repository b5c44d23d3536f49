import type { ConflictCode, HoldCode, Problem, RejectCode, SkipCode } from './problems.ts';
import type { Evidence, Mapping, Parent, StepResults } from './receipt.ts';

/** What a reader found at the source. `unreadable`: the reply does not fit the schema; it is never dropped. */
export type Reading<Source> =
  | {
      readonly kind: 'found';
      readonly document: Source;
      readonly number?: string | undefined;
      readonly label?: string | undefined;
      readonly modifiedAt?: string | undefined;
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly problem: Problem<'contract-changed'> };

/** A number at the target that no delivery of ours vouches for (its export is off, or a setting names it): looked up before sending. */
export type Unmapped = { readonly what: 'customer' | 'project'; readonly number: string; readonly field: string };

/** A parent that a document waits for, and what its reader needs of it. */
export type AwaitedParent = { readonly parent: Parent; readonly snapshot?: unknown };

/** The judgement over one document. `clue` is the source's own number of it, a hint for the first look-up. */
export type Decision<Target> =
  | {
      readonly kind: 'send';
      readonly target: Target;
      readonly clue?: string | undefined;
      readonly unmapped?: readonly Unmapped[] | undefined;
    }
  /** `parent`: what would make it worth another look; the poll asks whether it has appeared. */
  | { readonly kind: 'skip'; readonly reason: SkipCode; readonly parent?: Parent | undefined }
  /**
   * `snapshot`: what the parent's reader needs of it, where nobody else would tell. `also`: other parents that are missing;
   * all are asked for at once, so that the document does not wait for one after the other.
   */
  | (AwaitedParent & { readonly kind: 'wait'; readonly also?: readonly AwaitedParent[] | undefined })
  /** Only something outside is missing (a log-in): it is looked at again, and goes by itself. */
  | { readonly kind: 'hold'; readonly problem: Problem<HoldCode> }
  | { readonly kind: 'reject'; readonly problems: readonly [Problem<RejectCode>, ...Problem<RejectCode>[]] };

/** What became of a write. Only `unknown` leaves open whether the target applied it. */
export type WriteOutcome =
  | {
      readonly kind: 'delivered';
      readonly targetId: string;
      readonly number?: string | undefined;
      readonly link?: string | undefined;
      /** What a person should know of this delivery, in a few words; noted on the receipt. */
      readonly remark?: string | undefined;
    }
  /** The target says it holds this already: looked up at once. */
  | { readonly kind: 'duplicate'; readonly vendorWords: string }
  /** `undoes`: steps whose results the target has thrown away with it; a retry takes them again. */
  | {
      readonly kind: 'rejected';
      readonly problem: Problem<RejectCode>;
      readonly undoes?: readonly string[] | undefined;
    }
  | NotApplied
  /** `neverSeen`: words that no table of ours knows; people are alarmed, so that the next of its kind is understood. */
  | { readonly kind: 'unknown'; readonly vendorWords: string; readonly neverSeen?: boolean | undefined };

/** Known not applied; tried again with backoff, or at `retryAt`. `stop`: nothing is tried until a person changed the log-in. */
export type NotApplied = {
  readonly kind: 'not-applied';
  readonly problem: Problem<HoldCode>;
  readonly retryAt?: Date | undefined;
};

/** What a look-up by natural key found at the target. */
export type LookUp =
  /**
   * `equal`: the found record carries what the evidence says. `foreign`: it may be somebody else's record under our key,
   * so it is not adopted without a person. `shown` is what a person sees of it.
   */
  | {
      readonly kind: 'found';
      readonly equal: boolean;
      readonly foreign?: boolean | undefined;
      readonly targetId: string;
      readonly number?: string | undefined;
      readonly link?: string | undefined;
      readonly shown: string;
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'conflict'; readonly problem: Problem<ConflictCode> }
  /** This target cannot be searched for such a document (an unposted draft, say). */
  | { readonly kind: 'unsearchable' };

/** What a writer is told beside the target document. `existing` is set on updates and adoptions. */
export type WriteOrder<Target> = {
  readonly target: Target;
  readonly evidence: Evidence;
  readonly idempotencyKey: string;
  readonly existing: Pick<Mapping, 'targetId' | 'number'> | undefined;
  /** What earlier steps of the same document gave, by their names. */
  readonly done: StepResults;
};
