import * as z from 'zod';

/** Faults that come instead of the work. */
const refusingFaults = [
  'refuse',
  'fail-500',
  'timeout',
  'burst',
  'concurrency',
  'credits',
  'token-refused',
  'query-timeout',
] as const;
/** Faults that spoil the answer; the work is done first unless `applies` is false. */
const spoilingFaults = [
  'apply-then-timeout',
  'apply-then-500',
  'errors-after-apply',
  'truncated',
  'garbage',
  'html',
  'wrong-schema',
  'reset',
] as const;
/** Faults of time: the work is done `delayMs` later, with or without an answer. */
const lateFaults = ['slow', 'apply-late'] as const;
/** Faults in what a mutation or a list says: half the inputs refused, a list that moves while it is paged. */
const contentFaults = ['partial-errors', 'page-skips-row', 'page-repeats-row'] as const;
/** Faults of a document's download, and of the job that posts the import queue. */
const placedFaults = ['file-missing', 'file-empty', 'file-wrong-type', 'file-too-large', 'import-fails'] as const;

/**
 * One fault that the sandbox is told to make, for so many calls of an operation: a root field, a SOAP operation, `file`,
 * `importJob`, or `*` for any call. Without `times` it stays until the faults are deleted.
 */
export const injectedFault = z.strictObject({
  operation: z.string(),
  fault: z.enum([...refusingFaults, ...spoilingFaults, ...lateFaults, ...contentFaults, ...placedFaults]),
  token: z.string().optional(),
  times: z.int().positive().optional(),
  delayMs: z.int().nonnegative().default(1000),
  applies: z.boolean().default(true),
  /** What the refusal or the failed job says. */
  words: z.string().optional(),
});

/** One fault that the sandbox is told to make. */
export type InjectedFault = z.infer<typeof injectedFault>;
/** A fault as a caller asks for it. */
export type InjectedFaultSettings = z.input<typeof injectedFault>;

/** The faults still to be made, in the order in which they were asked for. */
export type FaultQueue = {
  add(fault: InjectedFault): void;
  take(operations: readonly string[], token?: string): InjectedFault | undefined;
  clear(): void;
};

const importJob = 'importJob';

/** Opens an empty queue. It is not kept: a sandbox that starts again makes no faults. */
export function createFaultQueue(): FaultQueue {
  let waiting: InjectedFault[] = [];
  return {
    add: (fault) => void waiting.push(fault),
    clear: () => {
      waiting = [];
    },
    take: (operations, token) => {
      const isCall = !operations.includes(importJob);
      const found = waiting.find(
        (fault) =>
          (operations.includes(fault.operation) || (isCall && fault.operation === '*')) &&
          [undefined, token].includes(fault.token),
      );
      waiting = waiting.flatMap((fault) => (fault === found ? remaining(fault) : [fault]));
      return found;
    },
  };
}

/** The words of a failure that the import job is told to meet. */
export function takeImportFailure(faults: FaultQueue): string | undefined {
  const fault = faults.take([importJob]);
  return fault && (fault.words ?? 'Refused by a switch of the sandbox');
}

function remaining(fault: InjectedFault): readonly InjectedFault[] {
  if (fault.times === undefined) return [fault];
  return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
}
