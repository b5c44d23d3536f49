import type { XledgerControl } from '../../../lib/sandboxes/xledger/control.ts';
import { SyncError } from '../../../lib/sync/errors.ts';
import type { WriteOrder } from '../../../lib/sync/outcome.ts';
import type { StepResults } from '../../../lib/sync/receipt.ts';
import type { Writer } from '../../../lib/sync/writer.ts';
import type { XledgerTestConnection } from './xledger-connection.ts';

/** A recorded exchange: what stands at Xledger, what is done, the call whose request and answer are kept, what must come of it. */
export type Scene = {
  /** The recording's folder, read as a sentence. */
  readonly sentence: string;
  /** Name of the GraphQL or SOAP operation; `file` is the download of a document. */
  readonly operation: string;
  /** What people did at Xledger before, and the faults it is told to make. */
  readonly before?: (control: XledgerControl, connection: XledgerTestConnection) => Promise<unknown>;
  readonly act: (connection: XledgerTestConnection) => Promise<unknown>;
  readonly becomes: unknown;
  /** HTTP status of the answer; 200 when left out. */
  readonly status?: number;
  /** Recordings that answer this scene's other calls, where these are not the usual ones. */
  readonly others?: Readonly<Record<string, string>>;
};

/** The company of all scenes. */
export const ownerCode = 23_001;

/** The instant of all scenes. */
export const sceneTime = (): Date => new Date('2026-11-21T09:00:00.000Z');

/** Its invented log-on. */
export const soapUser = { userName: 'ws@fjord.example', password: 'example-password' } as const;

const at = '2026-11-21T08:00:00.000Z';

/** Results of earlier steps, by their names. */
export const doneBefore = (ids: Readonly<Record<string, string>>): StepResults =>
  Object.fromEntries(
    Object.entries(ids).map(([name, targetId]) => [name, { print: '', sourcePrint: '', targetId, at }]),
  );

type Rest<Target> = Partial<Pick<WriteOrder<Target>, 'existing' | 'done' | 'idempotencyKey'>>;

/** The order that the engine would give. */
export function orderFor<Target>(
  writer: Writer<Target, 'xledger'>,
  target: Target,
  rest: Rest<Target> = {},
): WriteOrder<Target> {
  const { existing, done = {}, idempotencyKey = 'key-1' } = rest;
  return { target, evidence: writer.evidence(target, undefined, done), idempotencyKey, existing, done };
}

/** Looks a target up. */
export const lookingUp =
  <Target>(writer: Writer<Target, 'xledger'>, target: Target): Scene['act'] =>
  (connection) =>
    writer.lookUp(connection, writer.evidence(target, undefined, {}));

/** Writes one target that is new. */
export const writing =
  <Target>(writer: Writer<Target, 'xledger'>, target: Target, done: StepResults = {}): Scene['act'] =>
  (connection) =>
    writer.write(connection, orderFor(writer, target, { done }));

/** Writes several that are new in one call. */
export const writingMany =
  <Target>(writer: Writer<Target, 'xledger'>, targets: readonly Target[], done: StepResults = {}): Scene['act'] =>
  async (connection) =>
    writer.many?.write(
      connection,
      targets.map((target, index) => orderFor(writer, target, { done, idempotencyKey: `key-${index + 1}` })),
    );

/** Finds what is there, and makes it as it shall be. */
export const changing =
  <Target>(writer: Writer<Target, 'xledger'>, target: Target): Scene['act'] =>
  async (connection) => {
    const found = await writer.lookUp(connection, writer.evidence(target, undefined, {}));
    if (found.kind !== 'found') return found;
    return writer.write(connection, orderFor(writer, target, { existing: { targetId: found.targetId } }));
  };

/** What the scene's act gave; a SyncError as its reason. */
export async function resultOf({ act }: Scene, connection: XledgerTestConnection): Promise<unknown> {
  try {
    return await act(connection);
  } catch (error) {
    if (error instanceof SyncError) return { ...error.reason, retryAt: error.retryAt };
    throw error;
  }
}
