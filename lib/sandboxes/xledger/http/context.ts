import type { GraphQLSchema } from 'graphql';
import type { StateStore } from '../state/state-store.ts';
import type { Traffic } from './allowance.ts';
import type { Outcome } from './answer.ts';
import type { CallLog } from './call-log.ts';
import type { FaultQueue } from './injected-fault.ts';

/** Everything that a running sandbox works with. */
export type SandboxContext = {
  readonly schema: GraphQLSchema;
  readonly store: StateStore;
  readonly faults: FaultQueue;
  readonly log: CallLog;
  readonly traffic: Traffic;
  readonly clock: () => Date;
  /** Ends waiting and late work when the sandbox closes. */
  readonly closing: AbortSignal;
};

/** What became of a request, for the socket and for the log. */
export type Served = {
  readonly outcome: Outcome;
  readonly operations: readonly string[];
  readonly ownerCode?: number | undefined;
  readonly token?: string | undefined;
  readonly counted?: { readonly rows: number; readonly inputs: number; readonly credits: number } | undefined;
  readonly refusedBy?: string | undefined;
  readonly injected?: string | undefined;
};
