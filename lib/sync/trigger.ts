import type { Vendor } from '../documents/vendors.ts';
import type { Connection } from './ports.ts';
import type { Parent } from './receipt.ts';

/** One record of a source's list: its key, and when it was last changed there (ISO instant). */
export type Listed = { readonly key: string; readonly modifiedAt: string };

/** Some of a listing, and the place at which it goes on behind these: the source's own text. */
export type ListedPage<Row extends Listed = Listed> = { readonly rows: readonly Row[]; readonly place: string };

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
  /** Records changed since an instant, a page at a time, from a place on where an earlier listing stopped. @throws SyncError */
  changedSince(connection: Connection<V>, since: Date, place?: string): AsyncIterable<ListedPage>;
};

/**
 * One record that a poll found. `snapshot` is what a judgement needs of it when the source cannot be asked for it again
 * by its key: plain JSON of at most 1,500 bytes, without what changes on its own (a settlement, a balance), for the same
 * snapshot again is no news.
 */
export type Polled = {
  readonly key: string;
  readonly snapshot?: unknown;
  /** True for what is worth a look only where a receipt stands already: a record that became none of this topic. */
  readonly onlyIfKnown?: boolean;
};

/** Some of what a poll found, and the position that holds once these are recorded. */
export type PollPage = { readonly entries: readonly Polled[]; readonly position: string };

/** Where a poll begins: its own position of last time, else the first day that the integration transfers. */
export type PollOrder = {
  readonly position: string | undefined;
  readonly from: Date;
  /** The integration's settings, as its kind's schema parsed them. */
  readonly settings: unknown;
};

/** What opens skipped documents again: parents (projects of Moment) that have appeared or changed since an instant. */
export type Reopening<V extends Vendor = Vendor> = {
  readonly vendor: V;
  /** A page at a time. Calls must not grow with history. @throws SyncError, BudgetSpent */
  appearedSince(connection: Connection<V>, since: Date): AsyncIterable<readonly Parent[]>;
};

/** Starts on a schedule: each active integration is asked in its own second of the period. */
export type ScheduleTrigger<V extends Vendor = Vendor> = {
  readonly kind: 'schedule';
  readonly vendor: V;
  /** What is polled, for people: expenses, invoices. */
  readonly topic: string;
  /** Seconds between two polls. */
  readonly pollSeconds: number;
  /**
   * What is new or changed since a position, with overlap, a page at a time. Calls must not grow with history.
   * @throws SyncError, BudgetSpent
   */
  pages(connection: Connection<V>, order: PollOrder): AsyncIterable<PollPage>;
  /**
   * True where the source calls the integration's webhook address when there may be news, whatever its body says: the
   * next poll comes soon then. The clock is the net below it.
   */
  readonly isToldEarly?: boolean | undefined;
  /** Asked at each poll; left out where no document is skipped for what may still appear. */
  readonly reopenedBy?: Reopening | undefined;
};

/** Seconds between two rounds that ask for polls; each round asks those whose second falls into it. SQS delays by at most 900. */
export const pollRoundSeconds = 300;

/** Hours as seconds, for triggers. */
export function hours(count: number): number {
  return count * 3600;
}

/** Minutes as seconds, for triggers. */
export function minutes(count: number): number {
  return count * 60;
}

/** A trigger by the source's webhook topic, with its catch-up. */
export function webhook<V extends Vendor>(
  topic: Omit<WebhookTrigger<V>, 'kind' | 'catchUpSeconds'>,
  rhythm: { catchUp: number },
): WebhookTrigger<V> {
  return { kind: 'webhook', ...topic, catchUpSeconds: rhythm.catchUp };
}

/** A trigger by the clock. `reopenedBy`: what brings skipped documents back. */
export function schedule<V extends Vendor>(
  topic: Omit<ScheduleTrigger<V>, 'kind' | 'pollSeconds' | 'reopenedBy'>,
  rhythm: { every: number; reopenedBy?: Reopening },
): ScheduleTrigger<V> {
  return { kind: 'schedule', ...topic, pollSeconds: rhythm.every, reopenedBy: rhythm.reopenedBy };
}
