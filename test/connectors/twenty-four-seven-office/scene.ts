import type { Writer } from '../../../lib/sync/define-sync.ts';
import type { HttpAnswer } from '../../../lib/sync/ports.ts';
import type { OfficeTestConnection } from './office-connection.ts';

/** A recorded exchange: what is done, the operation whose request and answer are kept, and what must come of it. */
export type Scene = {
  /** The recording's folder, read as a sentence. */
  readonly sentence: string;
  readonly operation: string;
  readonly act: (connection: OfficeTestConnection) => Promise<unknown>;
  /** What `act` gives, in part; for a SyncError its reason and the time to try again. */
  readonly becomes: unknown;
  /** An answer written by hand, since no sandbox gives it. */
  readonly byHand?: Pick<HttpAnswer, 'status'> & {
    readonly contentType?: string;
    readonly headers?: HttpAnswer['headers'];
  };
};

/** Writes a document as the engine would. */
export function write<Target>(
  writer: Writer<Target, '24sevenoffice'>,
  target: Target,
  existing?: { targetId: string; number: string },
): Scene['act'] {
  return (connection) =>
    writer.write(connection, {
      target,
      evidence: writer.evidence(target, undefined, {}),
      idempotencyKey: 'key',
      existing,
      done: {},
    });
}

/** Looks a document up as the engine would. */
export function lookUp<Target>(writer: Writer<Target, '24sevenoffice'>, target: Target, clue?: string): Scene['act'] {
  return (connection) => writer.lookUp(connection, writer.evidence(target, clue, {}));
}

/** The same connection, before a person chose an identity. */
export function withoutIdentity(connection: OfficeTestConnection): OfficeTestConnection {
  return { ...connection, login: { ...connection.login, identityId: undefined } };
}
