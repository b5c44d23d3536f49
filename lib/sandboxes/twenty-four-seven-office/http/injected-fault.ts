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
/** Faults of time: the work is done `delayMs` later, with or without an answer. */
const lateFaults = ['slow', 'apply-late'] as const;

/**
 * One fault that the sandbox is told to make, for so many calls of an operation (`*` = any). Without `times` it stays
 * until the faults are deleted.
 */
export const injectedFault = z.strictObject({
  operation: z.string(),
  fault: z.enum([...refusingFaults, ...spoilingFaults, ...lateFaults]),
  clientId: z.string().optional(),
  times: z.int().positive().optional(),
  delayMs: z.int().nonnegative().default(1000),
  applies: z.boolean().default(true),
});

/** One fault that the sandbox is told to make. */
export type InjectedFault = z.infer<typeof injectedFault>;
/** A fault as a caller asks for it. */
export type InjectedFaultSettings = z.input<typeof injectedFault>;

/** The faults still to be made, in the order in which they were asked for. */
export type FaultQueue = {
  add(fault: InjectedFault): void;
  take(operation: string, clientId: string | undefined): InjectedFault | undefined;
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
    take: (operation, clientId) => {
      const found = waiting.find(
        (fault) => ['*', operation].includes(fault.operation) && [undefined, clientId].includes(fault.clientId),
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
