import type { EndCounter } from './count-ends.ts';
import type { LastRequest } from './last-request.ts';
import type { CheckpointStore, Clock, Integrations, Log, Metrics, Nudges, ReceiptStore } from './ports.ts';

/** All the engine works with. `timeLeftMs` is what the function has left before it is ended. */
export type Engine = {
  readonly receipts: ReceiptStore;
  readonly nudges: Nudges;
  readonly integrations: Integrations;
  readonly checkpoints: CheckpointStore;
  readonly clock: Clock;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly newId: () => string;
  readonly timeLeftMs: () => number;
  /** Longer than the function's time-out. */
  readonly leaseSeconds: number;
  /** Replaces the writers' settle time (local runs). */
  readonly settleSeconds?: number | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Where the last request of each receipt is kept; nowhere when left out. */
  readonly requests?: RequestKeeper | undefined;
  /** Counts what came to an end; nothing is counted when left out. */
  readonly ends?: EndCounter | undefined;
};

/** Keeps requests for people to look at. What becomes of one never concerns the delivery: it neither waits nor throws. */
export type RequestKeeper = {
  keep(scope: { readonly tenant: string; readonly integration: string }, name: string, request: LastRequest): void;
};

/** The longest vendor call, and what is needed after it to record the outcome. */
export const callDeadlineMs = 15_000;
export const settleReserveMs = 5_000;

/** What was wished for is found by the due index this long afterwards, when its nudge was lost. */
export const nudgeLostSeconds = 120;

/** Before a window opens, its booked documents may go with what is left of the one before, for so many seconds. */
export const earlySeconds = 900;

/** How long a waiting document sleeps when its parent's nudge was lost, in seconds. */
export const waitingSeconds = 900;

/** How often a document is looked at while its log-in is refused, in seconds. No call is made meanwhile. */
export const loginRefusedSeconds = 900;

/** How often a document with an open question is looked at while its integration is switched off, in seconds. */
export const switchedOffSeconds = 900;

/** How often a receipt that another version of this program wrote is looked at, in seconds. */
export const unreadableSeconds = 900;

/** A lease outlasts the function's time-out, so that no two workers ever hold one receipt. */
export function leaseSecondsFor(functionTimeoutSeconds: number): number {
  return functionTimeoutSeconds + 15;
}

/** How often a write-back is tried again that the source refuses, in seconds. */
export const writeBackRefusedSeconds = 1800;
