import type { FaultBoard } from './faults.ts';
import type { RecmanState } from './state.ts';
import type { RecmanSwitches } from './switches.ts';

/** A call as it is remembered: the query without the key. */
export type LoggedCall = {
  readonly at: string;
  readonly account: string | undefined;
  readonly scope: string | null;
  readonly query: string;
  readonly rows: number | undefined;
};

/** What every part of the sandbox works on. */
export type RecmanWorld = {
  readonly state: RecmanState;
  readonly switches: RecmanSwitches;
  readonly faults: FaultBoard;
  readonly calls: LoggedCall[];
  readonly now: () => Date;
  /** Ends when the sandbox is closed. */
  readonly open: AbortSignal;
  /** Ends when what has changed so far is on disk. */
  saved(): Promise<void>;
};
