import type { LastRequest } from './last-request.ts';
import type { Clock, Integrations, ReceiptStore } from './ports.ts';
import type { ConflictCode, HoldCode, Problem, RejectCode, SkipCode } from './problems.ts';
import type { Mapping, Parent, Receipt, ReceiptRef } from './receipt.ts';

/** What a preview works with: nothing that writes. */
export type PreviewEngine = {
  readonly receipts: Pick<ReceiptStore, 'find' | 'findByNumber'>;
  readonly integrations: Integrations;
  readonly clock: Clock;
};

/** One thing that was looked at. `shown` is what was found, in the target's words. */
export type PreviewCheck = {
  readonly check: 'integration-on' | 'direction-on' | 'source' | 'parent' | 'target' | 'look-up';
  readonly passed: boolean;
  readonly problems: readonly Problem[];
  readonly shown?: string | undefined;
};

/** What would become of the document. */
export type PreviewVerdict =
  /** It would be sent: `target` is the document as the target gets it, `request` the exact request, secrets masked. */
  | {
      readonly kind: 'send';
      readonly target: unknown;
      /** The step that comes next; undefined for the direction's last one. */
      readonly step: string | undefined;
      /** Steps after it, by name. The last one has none. */
      readonly stepsLeft: readonly (string | undefined)[];
      /** What it would change at the target; undefined when it makes something new. */
      readonly existing: Pick<Mapping, 'targetId' | 'number'> | undefined;
      /** Undefined when nothing would be sent: this step only asks. */
      readonly request: LastRequest | undefined;
    }
  /** The target holds it as it stands. `isNew`: found there, and would be tied to this document. */
  | {
      readonly kind: 'in-place';
      readonly target: unknown;
      readonly isNew: boolean;
      readonly targetId: string;
      readonly number: string | undefined;
    }
  | { readonly kind: 'skip'; readonly reason: SkipCode; readonly parent?: Parent | undefined }
  | { readonly kind: 'wait'; readonly parent: Parent; readonly known: Receipt | undefined }
  | { readonly kind: 'reject'; readonly problems: readonly Problem<RejectCode>[] }
  | { readonly kind: 'conflict'; readonly problem: Problem<ConflictCode> }
  /** Nothing can be said now: a system cannot be reached, or what became of an earlier sending is not known yet. */
  | { readonly kind: 'held'; readonly problem: Problem<HoldCode> };

/** A document as it would be sent now. Nothing was written anywhere. */
export type Preview = {
  readonly ref: ReceiptRef;
  /** Its receipt as it stands; undefined when it never moved. */
  readonly receipt: Receipt | undefined;
  /** The source's own number and words for it; undefined when it could not be read. */
  readonly number: string | undefined;
  readonly label: string | undefined;
  readonly verdict: PreviewVerdict;
  readonly checks: readonly PreviewCheck[];
  /** What sending it would take of the target's budget, and what looking took. */
  readonly calls: { readonly toSend: number; readonly made: number };
};
