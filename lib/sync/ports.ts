import type { Integration } from '../documents/integration.ts';
import type { Logins, Vendor } from '../documents/vendors.ts';
import type { Allowance } from './budget-ports.ts';
import type { ExportList } from './export-list.ts';
import type { MailPort } from './mail-port.ts';
import type { Parent, Receipt, ReceiptRef } from './receipt.ts';
import type { Pace } from './shared-pace.ts';
import type { TurnStore } from './turns.ts';

export type {
  Allowance,
  BookedList,
  BookedWindow,
  BudgetStore,
  BudgetWindow,
  ListOrder,
  ListPlace,
} from './budget-ports.ts';
export type { SealContext, Vault } from './vault-port.ts';

/** The one clock. */
export type Clock = () => Date;

/** Whether a request changes anything at the vendor. */
export type RequestEffect = 'read' | 'write';

/** An HTTP request as connectors give it to the transport. Deadline in milliseconds for the whole exchange. */
export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A stream is sent as it comes, once. */
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array> | undefined;
  readonly deadlineMs: number;
  /** Larger answers are cut off with a TransportError. Default 10 MB. */
  readonly maximumBytes?: number | undefined;
  /** What it does at the vendor. Left out: GET reads, everything else writes. */
  readonly effect?: RequestEffect | undefined;
};

/** Header names are in lower case. */
export type HttpAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** Sends one request. @throws TransportError */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

/** Structured log; never given secrets, URLs with queries, or payloads. */
export type Log = {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  error(message: string, facts?: Readonly<Record<string, unknown>>): void;
};

/** Counts things that alarms and charts read. */
export type Metrics = { count(name: string, value: number, dimensions: Readonly<Record<string, string>>): void };

/**
 * Tells a direction's queue to look at a receipt, now or in at most 900 seconds. May be lost or doubled: the table is
 * the truth.
 */
export type Nudges = { nudge(refs: readonly ReceiptRef[], afterSeconds?: number): Promise<void> };

/** Somebody wants a document to be looked at. */
export type Wish = {
  readonly at: Date;
  /** Who asks: shown among the receipt's attempts. */
  readonly by: 'webhook' | 'catch-up' | 'poll' | 'parent' | 'person';
};

/** How a save ended. `moved`: a newer wish came meanwhile. `lost`: somebody else holds the receipt now. */
export type Saved =
  | { readonly kind: 'saved' }
  | { readonly kind: 'moved'; readonly now: Pick<Receipt, 'wanted' | 'source' | 'chosen'> }
  | { readonly kind: 'lost' };

/** Receipts, one conditional single-item write each. */
export type ReceiptStore = {
  /**
   * Makes the receipt, or adds a wish to it: `wanted` + 1; an ended receipt (delivered, skipped, rejected) becomes pending,
   * due in two minutes and claimable at once; an open one or a conflict only counts the wish. `source` replaces what an
   * earlier poll kept; a person's wish marks the receipt as chosen.
   */
  record(ref: ReceiptRef, wish: Wish, source?: Receipt['source']): Promise<void>;
  /**
   * Takes the lease when the receipt is open, its `notBefore` has passed and nobody holds it. One with a booked place may
   * be taken once `soon` has come (default: now). `dueAt` moves past the lease.
   */
  claim(ref: ReceiptRef, lease: { owner: string; now: Date; soon?: Date; until: Date }): Promise<Receipt | undefined>;
  /** Replaces the receipt if `owner` still holds the lease and `wanted` has not moved. */
  save(receipt: Receipt, owner: string): Promise<Saved>;
  /**
   * Replaces a receipt as a person's act wants it, if it still stands as it was read (`before`) and nobody holds it.
   * `held`: somebody does. `moved`: it changed meanwhile.
   */
  replace(receipt: Receipt, before: Receipt, now: Date): Promise<'saved' | 'held' | 'moved'>;
  /** In the order asked for; undefined where there is none. */
  find(refs: readonly ReceiptRef[]): Promise<(Receipt | undefined)[]>;
  /** The receipt whose mapping carries this target number (the reverse mapping). */
  findByNumber(scope: Omit<ReceiptRef, 'key'>, number: string): Promise<Receipt | undefined>;
  /** Those who wait for this parent, oldest first, at most `limit`. */
  waitingFor(scope: { tenant: string; integration: string }, parent: Parent, limit: number): Promise<ReceiptRef[]>;
  /** Those of a direction that were rejected before an instant (ISO), oldest first: changed settings may let them pass. */
  rejected(scope: Omit<ReceiptRef, 'key'>, order: { before: string; limit: number }): Promise<ReceiptRef[]>;
  /** Due receipts of one shard, oldest first, at most `limit`. */
  due(shard: number, now: Date, limit: number): Promise<ReceiptRef[]>;
  /** Those that will be due after one instant and until another, the first ones first, at most `limit`. */
  dueLater(shard: number, between: { after: Date; until: Date }, limit: number): Promise<ReceiptRef[]>;
};

/** How many shards the due index has. */
export const dueShards = 4;

/** A vendor session for an identity in a client company, shared by all workers. The id is a secret and is sealed at rest. */
export type VendorSession = {
  readonly id: string;
  readonly createdAt: string;
  readonly identityId?: string | undefined;
  readonly clientId?: string | undefined;
};

/** What is known of one log-in at a vendor. */
export type SessionRecord = {
  readonly session: VendorSession | undefined;
  /** Failed log-ins in a row with these credentials. */
  readonly failures: number;
  /** The vendor's or our words for the last failure. */
  readonly failure?: string | undefined;
  /** When that was (ISO instant). */
  readonly failedAt?: string | undefined;
};

/** Sessions by a key that names vendor, log-in and identity (hashed, no secrets in it). */
export type SessionStore = {
  read(key: string): Promise<SessionRecord>;
  /** True for exactly one worker until `until`: it may log in now. */
  beginLogin(key: string, lease: { owner: string; now: Date; until: Date }): Promise<boolean>;
  saveSession(key: string, owner: string, session: VendorSession): Promise<void>;
  saveFailure(key: string, owner: string, told: { failure: string; at: Date }): Promise<number>;
  /** A call with this log-in was refused. Counts once a minute, however many workers were refused in it. */
  refuse(key: string, told: { failure: string; at: Date }): Promise<void>;
  /** The log-in works again: earlier failures are forgotten. */
  forgive(key: string): Promise<void>;
};

/** A file in the object store. */
export type StoredFile = {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly contentType: string;
};

/**
 * Files by reference: attachments, invoice PDFs, export batches. Names are of one integration; no name reaches another's.
 * A file is never changed once it is there under a name.
 */
export type FileStore = {
  /** Streams a file in, in bounded memory. @throws SyncError `file-too-large` above `maximumBytes`; nothing is kept then */
  put(
    name: string,
    content: AsyncIterable<Uint8Array>,
    facts: { readonly contentType: string; readonly maximumBytes: number },
  ): Promise<StoredFile>;
  find(name: string): Promise<StoredFile | undefined>;
  /** @throws SyncError `file-missing` */
  open(name: string): AsyncIterable<Uint8Array>;
};

/** All a connector gets to work with, for one integration and one vendor. */
export type Connection<V extends Vendor = Vendor> = {
  readonly vendor: V;
  readonly tenant: string;
  readonly integration: string;
  readonly login: Logins[V];
  /** Replaces the vendor's own addresses (deployment configuration). */
  readonly endpoint: string | undefined;
  /** The second host of vendors that have two (24SevenOffice, e-conomic); falls back to `endpoint`. */
  readonly secondEndpoint: string | undefined;
  /** How this deployment names itself to vendors that want it: ApplicationId, app secret token. A secret. */
  readonly applicationId: string | undefined;
  readonly http: Http;
  readonly clock: Clock;
  readonly allowance: Allowance;
  readonly pace?: Pace | undefined;
  /** One machine only: how soon a document that waits at the vendor is asked about again. */
  readonly askAgainSeconds?: number | undefined;
  readonly sessions: SessionStore;
  readonly turns: TurnStore;
  readonly files: FileStore;
  /** Documents that wait for the next file; only where the deployment makes files. */
  readonly exports?: ExportList | undefined;
  /** Sends mails with a file; only where the deployment has an address to send from. */
  readonly mail?: MailPort | undefined;
  /** Keeps a value for this integration and vendor while the worker lives, at most `seconds`, or until it is forgotten; one load at a time. */
  memo<T>(name: string, seconds: number, load: () => Promise<T>): Promise<T>;
  forget(name: string): void;
  readonly log: Log;
};

/** An integration ready for work: settings parsed by its kind, and a connection per vendor. */
export type OpenIntegration = {
  readonly integration: Integration;
  /** Parsed by the kind's schema; the story's judgement knows the type. */
  readonly settings: unknown;
  connect<V extends Vendor>(vendor: V): Connection<V>;
};

/** Opens integrations; undefined when it does not exist. Kept for a short while, then read again. */
export type Integrations = { open(tenant: string, integration: string): Promise<OpenIntegration | undefined> };

/** How far a poll or catch-up has come, per integration and direction. */
export type CheckpointStore = {
  read(scope: Omit<ReceiptRef, 'key'>): Promise<string | undefined>;
  write(scope: Omit<ReceiptRef, 'key'>, position: string): Promise<void>;
};
