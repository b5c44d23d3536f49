import type { Vendor } from '../documents/vendors.ts';
import type { Decision, NotApplied, Reading } from './outcome.ts';
import type { Connection } from './ports.ts';
import type { Mapping, Parent } from './receipt.ts';
import type { Polled, ScheduleTrigger, WebhookTrigger } from './trigger.ts';
import type { Step, Writer } from './writer.ts';

export type {
  Listed,
  ListedPage,
  Polled,
  PollOrder,
  PollPage,
  Reopening,
  ScheduleTrigger,
  WebhookTrigger,
} from './trigger.ts';
export { hours, minutes, pollRoundSeconds, schedule, webhook } from './trigger.ts';
export type { ManyWriter, Step, Writer } from './writer.ts';

/** What a reader is told beside the key. */
export type ReadContext = {
  /** What the poll kept of the record; undefined where no poll found it. */
  readonly snapshot: unknown;
  /** The integration's settings, as its kind's schema parsed them. */
  readonly settings: unknown;
};

/** Reads one document from the source as it is now. @throws SyncError, BudgetSpent */
export type Reader<Source, V extends Vendor = Vendor> = {
  readonly vendor: V;
  read(connection: Connection<V>, key: string, context: ReadContext): Promise<Reading<Source>>;
  /** Keys of the records that people know by this number. Left out where the source cannot be asked. @throws SyncError, BudgetSpent */
  find?(connection: Connection<V>, number: string): Promise<readonly string[]>;
};

/** What the pure judgement is given: parents by `parentName`, undefined while they are not delivered. */
export type JudgementInput<Source, Settings> = {
  readonly document: Source;
  readonly settings: Settings;
  readonly parents: ReadonlyMap<string, Pick<Mapping, 'targetId' | 'number'>>;
  /** True once a person asked for this document to be sent. */
  readonly chosen?: boolean;
};

/** The pure part of a direction: which parents a document needs, whether the direction is on, and what to send. */
export type Judgement<Source, Target, Settings> = {
  readonly isOn: (settings: Settings) => boolean;
  readonly parents: (document: Source, settings: Settings) => readonly Parent[];
  readonly decide: (input: JudgementInput<Source, Settings>) => Decision<Target>;
  /**
   * What of the document is its own content, where that is not all of it: a file that is fetched with it may differ in its
   * bytes, or be asked for by a setting, and the document has not changed.
   */
  readonly content?: (document: Source) => unknown;
};

/**
 * What a confirmation came to. `followers` are records of the same direction that this document brings with it (the
 * files of an expense): each gets a receipt of its own before this one is done.
 */
export type Confirmed = { readonly kind: 'confirmed'; readonly followers?: readonly Polled[] | undefined };

/** What is held by the target now, and what the poll kept of the record. */
export type Held = Mapping & { readonly snapshot?: unknown };

/** Writes back to the source after delivery, or asks it what follows. May run twice. */
export type Confirmation<Source, V extends Vendor = Vendor> = {
  readonly vendor: V;
  readonly isNeeded: (document: Source, mapping: Mapping) => boolean;
  confirm(connection: Connection<V>, key: string, held: Held): Promise<Confirmed | NotApplied>;
};

/** How records of one sort get from a source to a target. */
export type Move<Source, Target, Settings, From extends Vendor = Vendor, To extends Vendor = Vendor> = {
  readonly read: Reader<Source, From>;
  /**
   * Adds to the document what only the target knows and the judgement needs (its own key of a project), before the
   * judgement. Few calls: what it asks is kept for the documents after it. @throws SyncError, BudgetSpent
   */
  ask?(connection: Connection<To>, document: Source): Promise<Source>;
  readonly decide: Judgement<Source, Target, Settings>;
  /** Steps before the last one; most documents need none. */
  readonly before?: readonly Step<Target, To>[];
  /** The last step: what it gives is the mapping. */
  readonly write: Writer<Target, To>;
  readonly confirm: Confirmation<Source, From> | undefined;
  /** Directions whose documents may wait for this one's. */
  readonly releases: readonly string[];
};

/** A direction as one declared object of five verbs. From it come queue, Lambda, grants, alarms and tests. */
export type Sync<Source, Target, Settings, From extends Vendor = Vendor, To extends Vendor = Vendor> = Move<
  Source,
  Target,
  Settings,
  From,
  To
> & {
  readonly name: string;
  readonly when: WebhookTrigger<From> | ScheduleTrigger<From>;
  /** True when it moves files through the object store: the Lambda is then given the bucket. */
  readonly movesFiles?: boolean;
  /** True when it mails documents: the Lambda is then given the address to send from. */
  readonly sendsMail?: boolean;
  /**
   * Other sorts of records that this direction moves besides (an expense's files, an invoice's products), by the word
   * that begins their keys: `file:` in `file:88213:1`. Their receipts are of this direction too.
   */
  readonly parts?: Readonly<Record<string, Part<Settings, From, To>>>;
};

/** A move whose documents only the engine sees. */
export type Part<Settings, From extends Vendor = Vendor, To extends Vendor = Vendor> = {
  visit<Result>(use: <Source, Target>(move: Move<Source, Target, Settings, From, To>) => Result): Result;
};

/** Declares a part of a direction. */
export function part<Source, Target, Settings, From extends Vendor, To extends Vendor>(
  move: Move<Source, Target, Settings, From, To>,
): Part<Settings, From, To> {
  return { visit: (use) => use(move) };
}

/** Declares a direction. */
export function defineSync<
  Source,
  Target,
  Settings,
  From extends Vendor,
  To extends Vendor,
  When extends WebhookTrigger<From> | ScheduleTrigger<From> = WebhookTrigger<From>,
>(sync: Sync<Source, Target, Settings, From, To> & { readonly when: When }): typeof sync {
  return sync;
}

/** The name a parent has in `JudgementInput.parents`. */
export function parentName(parent: Parent): string {
  return `${parent.direction}#${parent.key === undefined ? `number:${parent.number}` : parent.key}`;
}

/** What infra, ingress and tests need to know of a direction, whatever its documents are. */
export type SyncFacts = {
  readonly name: string;
  readonly when:
    | Pick<WebhookTrigger, 'kind' | 'vendor' | 'topic' | 'keyOf' | 'catchUpSeconds'>
    | Pick<ScheduleTrigger, 'kind' | 'vendor' | 'topic' | 'pollSeconds' | 'isToldEarly'>;
  readonly movesFiles?: boolean;
  readonly sendsMail?: boolean;
  readonly read: { readonly vendor: Vendor };
  readonly write: {
    readonly vendor: Vendor;
    readonly settleSeconds: number;
    readonly many?: { readonly most: number } | undefined;
  };
  readonly releases: readonly string[];
};
