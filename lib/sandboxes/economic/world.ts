import type { FileShelf } from '../parts/file-shelf.ts';
import type { SandboxState } from './state/sandbox-state.ts';
import type { Switches } from './state/switches.ts';

/** Something that a call brought and the vendor passed over without a word. */
export type IgnoredPart = {
  readonly company: string;
  readonly operation: string;
  readonly path: string;
  readonly why: 'unknown' | 'read-only' | 'parameter';
  readonly at: string;
};

/** A journal was booked: the agreement, the journal, and the first and last of the new entry numbers. */
export type JournalBooked = {
  readonly company: string;
  readonly urls: readonly string[];
  readonly journal: number;
  readonly from: number;
  readonly to: number;
};

/** What every part of the sandbox works on. */
export type EconomicWorld = {
  readonly state: SandboxState;
  readonly switches: Switches;
  readonly files: FileShelf;
  readonly now: () => Date;
  /** Ends when the sandbox is closed. */
  readonly open: AbortSignal;
  readonly ignored: IgnoredPart[];
  announce(booked: JournalBooked): void;
  /** Ends when what has changed so far is on disk. */
  saved(): Promise<void>;
};

const longestLog = 20_000;

/** Add a line to a log that keeps its newest lines. */
export function remember<Line>(log: Line[], line: Line): void {
  log.push(line);
  log.splice(0, log.length - longestLog);
}
