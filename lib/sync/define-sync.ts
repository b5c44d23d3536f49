import type { Vendor } from '../documents/vendors.ts';
import type { Decision, LookUp, NotApplied, Reading, Unmapped, WriteOrder, WriteOutcome } from './outcome.ts';
import type { Connection } from './ports.ts';
import type { Problem, RejectCode } from './problems.ts';
import type { Evidence, Mapping, Parent } from './receipt.ts';

/** One record of a source's list: its key, and when it was last changed there (ISO instant). */
export type Listed = { readonly key: string; readonly modifiedAt: string };

/** Starts on the source's webhook; a periodic listing finds what no webhook told. */
export type WebhookTrigger<V extends Vendor = Vendor> = {
  readonly kind: 'webhook';
  readonly vendor: V;
  /** The vendor's webhook topic: customers, projects, invoices. */
  readonly topic: string;
  /** The key of the changed record in a (thin) webhook body; undefined when the body is none of this topic. */
  readonly keyOf: (body: unknown) => string | undefined;
  /** Seconds between two listings. */
  readonly catchUpSeconds: number;
  /** Records changed since an instant, a page at a time. @throws SyncError */
  changedSince(connection: Connection<V>, since: Date): AsyncIterable<readonly Listed[]>;
};

/** Reads one document from the source as it is now. @throws SyncError, BudgetSpent */
export type Reader<Source, V extends Vendor = Vendor> = {
  readonly vendor: V;
  read(connection: Connection<V>, key: string): Promise<Reading<Source>>;
};

/** What the pure judgement is given: parents by `parentName`, undefined while they are not delivered. */
export type JudgementInput<Source, Settings> = {
  readonly document: Source;
  readonly settings: Settings;
  readonly parents: ReadonlyMap<string, Pick<Mapping, 'targetId' | 'number'>>;
};

/** The pure part of a direction: which parents a document needs, whether the direction is on, and what to send. */
export type Judgement<Source, Target, Settings> = {
  readonly isOn: (settings: Settings) => boolean;
  readonly parents: (document: Source, settings: Settings) => readonly Parent[];
  readonly decide: (input: JudgementInput<Source, Settings>) => Decision<Target>;
};

/** How documents of one kind get into one target. Differences between targets are named here, the engine asks. */
export type Writer<Target, V extends Vendor = Vendor> = {
  readonly vendor: V;
  /** False: what was delivered cannot be changed by us (a posted voucher); a newer version is a conflict. */
  readonly canUpdate: boolean;
  /** True: look for an existing record before the first send, and adopt it. */
  readonly looksUpFirst: boolean;
  /** Seconds that cover the target's late apply and list lag. */
  readonly settleSeconds: number;
  /** False when the target cannot be searched for such a document; an unknown outcome is then a conflict at once. Default true. */
  readonly isSearchable?: (evidence: Evidence) => boolean;
  /** Vendor calls one write takes. */
  readonly calls: number;
  readonly evidence: (target: Target, clue: string | undefined) => Evidence;
  /** Checks against the target before anything is sent: accounts, VAT codes, numbers. @throws SyncError, BudgetSpent */
  check(
    connection: Connection<V>,
    target: Target,
    unmapped: readonly Unmapped[],
  ): Promise<readonly Problem<RejectCode>[]>;
  /** Never throws for what the vendor or the network did: that is the outcome. */
  write(connection: Connection<V>, order: WriteOrder<Target>): Promise<WriteOutcome>;
  /** By natural key. @throws SyncError, BudgetSpent */
  lookUp(connection: Connection<V>, evidence: Evidence): Promise<LookUp>;
  /**
   * By the target's own number, which a person named. Without it, or where nothing can be searched, the person's word stands.
   * @throws SyncError, BudgetSpent
   */
  findNumber?(connection: Connection<V>, evidence: Evidence, number: string): Promise<LookUp>;
};

/** Writes back to the source after delivery. May run twice. */
export type Confirmation<Source, V extends Vendor = Vendor> = {
  readonly vendor: V;
  readonly isNeeded: (document: Source, mapping: Mapping) => boolean;
  confirm(connection: Connection<V>, key: string, mapping: Mapping): Promise<{ kind: 'confirmed' } | NotApplied>;
};

/** A direction as one declared object of five verbs. From it come queue, Lambda, grants, alarms and tests. */
export type Sync<Source, Target, Settings, From extends Vendor = Vendor, To extends Vendor = Vendor> = {
  readonly name: string;
  readonly when: WebhookTrigger<From>;
  readonly read: Reader<Source, From>;
  readonly decide: Judgement<Source, Target, Settings>;
  readonly write: Writer<Target, To>;
  readonly confirm: Confirmation<Source, From> | undefined;
  /** Directions whose documents may wait for this one's. */
  readonly releases: readonly string[];
};

/** Declares a direction. */
export function defineSync<Source, Target, Settings, From extends Vendor, To extends Vendor>(
  sync: Sync<Source, Target, Settings, From, To>,
): Sync<Source, Target, Settings, From, To> {
  return sync;
}

/** The name a parent has in `JudgementInput.parents`. */
export function parentName(parent: Parent): string {
  return `${parent.direction}#${parent.key === undefined ? `number:${parent.number}` : parent.key}`;
}

/** Hours as seconds, for triggers. */
export function hours(count: number): number {
  return count * 3600;
}

/** A trigger by the source's webhook topic, with its catch-up. */
export function webhook<V extends Vendor>(
  topic: Omit<WebhookTrigger<V>, 'kind' | 'catchUpSeconds'>,
  rhythm: { catchUp: number },
): WebhookTrigger<V> {
  return { kind: 'webhook', ...topic, catchUpSeconds: rhythm.catchUp };
}

/** What infra, ingress and tests need to know of a direction, whatever its documents are. */
export type SyncFacts = {
  readonly name: string;
  readonly when: Pick<WebhookTrigger, 'kind' | 'vendor' | 'topic' | 'keyOf' | 'catchUpSeconds'>;
  readonly read: { readonly vendor: Vendor };
  readonly write: { readonly vendor: Vendor; readonly settleSeconds: number };
  readonly releases: readonly string[];
};
