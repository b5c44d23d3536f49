import type { Vendor } from '../../lib/documents/vendors.ts';
import type { LookUp, WriteOutcome } from '../../lib/sync/outcome.ts';
import type { Connection } from '../../lib/sync/ports.ts';
import type { StepResults } from '../../lib/sync/receipt.ts';
import type { Writer } from '../../lib/sync/writer.ts';

/** What every writer's sandbox can be told to do wrong with its call. */
export type Mishap = 'apply-then-500' | 'fail-500' | 'reset' | 'throttle' | 'garbage' | 'refuse';

/** A writer before its sandbox, as the suite drives it, whatever its documents are. */
export type Subject = {
  write(): Promise<WriteOutcome>;
  lookUp(): Promise<LookUp>;
  /** The next call of this writer that changes anything goes wrong in this way. */
  goWrong(mishap: Mishap): Promise<void>;
  close(): Promise<void>;
};

/** A row of the suite: a writer by its name in the table, and how it is set before a sandbox of its own. */
export type Row = readonly [name: string, open: () => Promise<Subject>];

/** Writes and looks up a document as the engine does. */
export function subjectOf<Target, V extends Vendor>(
  { writer, target, done = {} }: { writer: Writer<Target, V>; target: Target; done?: StepResults },
  connection: Connection<V>,
  sandbox: Pick<Subject, 'goWrong' | 'close'>,
): Subject {
  const evidence = writer.evidence(target, undefined, done);
  const order = { target, evidence, idempotencyKey: 'key-of-the-receipt', existing: undefined, done };
  return {
    write: () => writer.write(connection, order),
    lookUp: () => writer.lookUp(connection, evidence),
    ...sandbox,
  };
}
