import * as z from 'zod';

/** Faults that are answered instead of doing the work. */
const refusingFaults = ['refuse', 'fail-500', 'throttle', 'quota', 'unknown-fault'] as const;
/** Faults that spoil the answer; the work is done first unless `applies` is false. */
const spoilingFaults = [
  'apply-then-timeout',
  'apply-then-500',
  'truncated-xml',
  'html-200',
  'doctype',
  'entity-bomb',
  'wrong-charset',
  'empty-200',
  'reset',
] as const;
/** Faults that spoil the bytes of a file's chunk and leave the answer well formed. */
const chunkFaults = ['short-chunk', 'changed-chunk', 'empty-chunk'] as const;
/** Refuses some items of a list and saves their siblings. */
const itemFaults = ['refuse-items'] as const;
/** Faults of time: the work is done `delayMs` later, with or without an answer. */
const lateFaults = ['slow', 'apply-late'] as const;

/**
 * One fault that the sandbox is told to make, for so many calls of an operation (`*` = any). Without `times` it stays
 * until the faults are deleted.
 */
export const injectedFault = z.strictObject({
  operation: z.string(),
  fault: z.enum([...refusingFaults, ...spoilingFaults, ...chunkFaults, ...itemFaults, ...lateFaults]),
  clientId: z.string().optional(),
  times: z.int().positive().optional(),
  delayMs: z.int().nonnegative().default(1000),
  applies: z.boolean().default(true),
  /** Of DownloadChunk: chunks from this offset on, of this file. */
  fromOffset: z.int().nonnegative().optional(),
  fileId: z.int().positive().optional(),
  /** Of `refuse-items`: which, counted from 0. */
  items: z.array(z.int().nonnegative()).default([]),
});

/** One fault that the sandbox is told to make. */
export type InjectedFault = z.infer<typeof injectedFault>;
/** A fault as a caller asks for it. */
export type InjectedFaultSettings = z.input<typeof injectedFault>;

/** What a call asks for, as far as faults tell calls apart. */
export type AskedFor = {
  readonly clientId: string | undefined;
  readonly offset: number | undefined;
  readonly fileId: number | undefined;
};

/** The faults still to be made, in the order in which they were asked for. */
export type FaultQueue = {
  add(fault: InjectedFault): void;
  take(operation: string, asked: AskedFor): InjectedFault | undefined;
  clear(): void;
};

/** Opens an empty queue. It is not kept: a sandbox that starts again makes no faults. */
export function createFaultQueue(): FaultQueue {
  let waiting: InjectedFault[] = [];
  return {
    add: (fault) => void waiting.push(fault),
    clear: () => {
      waiting = [];
    },
    take: (operation, { clientId, offset, fileId }) => {
      const found = waiting.find(
        (fault) =>
          ['*', operation].includes(fault.operation) &&
          [undefined, clientId].includes(fault.clientId) &&
          [undefined, fileId].includes(fault.fileId) &&
          (fault.fromOffset === undefined || (offset !== undefined && offset >= fault.fromOffset)),
      );
      waiting = waiting.flatMap((fault) => (fault === found ? remaining(fault) : [fault]));
      return found;
    },
  };
}

function remaining(fault: InjectedFault): readonly InjectedFault[] {
  if (fault.times === undefined) return [fault];
  return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
}
