import { SyncError } from './errors.ts';
import type { Connection, SessionRecord } from './ports.ts';
import type { HoldCode } from './problems.ts';

/** Seconds without a call after so many refusals in a row: a quarter of an hour, doubled each time, a day at most. */
export function pauseAfterRefusals(refusals: number, first = 900): number {
  return Math.min(86_400, first * 2 ** Math.max(0, refusals - 1));
}

/** How a connector tells a refused log-in from every other failure. */
export type Gate = {
  /** Names the log-in by a hash, and changes with every part of it: new credentials are tried at once. */
  readonly key: string;
  /** The code when a failure says that the log-in is refused or revoked. */
  readonly refusalOf: (failure: unknown) => { readonly code: HoldCode; readonly words: string } | undefined;
};

/** Workers look again whether a log-in is refused after this time. */
const keptSeconds = 60;

/**
 * Makes a call with a log-in, unless the vendor refused that log-in a while ago: then nobody calls until the pause is
 * over, one call tries again, and the first that works ends it for all.
 * @throws SyncError hold with the code of the refusal; whatever the call throws
 */
export async function withAccess<Result>(
  connection: Connection,
  { key, refusalOf }: Gate,
  call: () => Promise<Result>,
): Promise<Result> {
  const name = `access ${key}`;
  const record = await connection.memo(name, keptSeconds, () => connection.sessions.read(key));
  assertOpen(record, connection.clock());
  try {
    const result = await call();
    if (record.failures > 0) await connection.sessions.forgive(key);
    if (record.failures > 0) connection.forget(name);
    return result;
  } catch (failure) {
    const refusal = refusalOf(failure);
    if (refusal !== undefined) {
      connection.forget(name);
      const told = { failure: `${refusal.code}: ${refusal.words}`, at: connection.clock() };
      await connection.sessions.refuse(key, told);
    }
    throw failure;
  }
}

/** A connection that calls in spite of earlier refusals: a person asked for it. */
export function insisting<C extends Connection>(connection: C): C {
  const read: Connection['sessions']['read'] = async (key) => {
    const { session, failures } = await connection.sessions.read(key);
    return { session, failures };
  };
  return { ...connection, memo: (_name, _seconds, load) => load(), sessions: { ...connection.sessions, read } };
}

function assertOpen({ failures, failure, failedAt }: SessionRecord, now: Date): void {
  if (failures === 0 || failedAt === undefined) return;
  const until = Date.parse(failedAt) + pauseAfterRefusals(failures) * 1000;
  if (until <= now.getTime()) return;
  const [, code, words] = /^(login-refused|access-revoked): ([\s\S]*)$/.exec(failure ?? '') ?? [];
  const known = code === 'access-revoked' ? code : 'login-refused';
  throw new SyncError({ advice: 'hold', applied: 'no', problem: { code: known, vendorWords: words ?? failure } });
}
