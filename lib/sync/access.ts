import { randomUUID } from 'node:crypto';
import { SyncError } from './errors.ts';
import type { Connection, SessionRecord } from './ports.ts';
import type { HoldCode, Problem } from './problems.ts';

/** Seconds without a call after so many refusals in a row: a quarter of an hour, doubled each time, a day at most. */
export function pauseAfterRefusals(refusals: number, first = 900): number {
  return Math.min(86_400, first * 2 ** Math.max(0, refusals - 1));
}

/** As long as one call may take. */
const turnSeconds = 20;

/** How a connector tells a refused log-in from every other failure. */
export type Gate = {
  /** Names the log-in by a hash, and changes with every part of it: new credentials are tried at once. */
  readonly key: string;
  /** The code when a failure says that the log-in is refused or revoked. */
  readonly refusalOf: (failure: unknown) => { readonly code: GateCode; readonly words: string } | undefined;
  /** The longest pause in seconds; a day where none is named. */
  readonly longestPauseSeconds?: number;
};

/** What closes a gate: a log-in that does not work, or a part of the target that the log-in's company has not got. */
export type GateCode = 'login-refused' | 'access-revoked' | 'module-missing';

/** Workers look again whether a log-in is refused after this time. */
const keptSeconds = 60;

/**
 * Makes a call with a log-in, unless the vendor refused that log-in a while ago: then nobody calls until the pause is
 * over, one call tries again, and the first that works ends it for all.
 * @throws SyncError hold with the code of the refusal; whatever the call throws
 */
export async function withAccess<Result>(
  connection: Connection,
  { key, refusalOf, longestPauseSeconds }: Gate,
  call: () => Promise<Result>,
): Promise<Result> {
  const name = `access ${key}`;
  const record = await connection.memo(name, keptSeconds, () => connection.sessions.read(key));
  assertOpen(record, connection.clock(), longestPauseSeconds);
  if (record.failures > 0 && record.failedAt !== undefined) await takeTurn(connection, key, record);
  try {
    const result = await call();
    if (record.failures > 0) {
      await noted(connection, connection.sessions.forgive(key));
      connection.forget(name);
    }
    return result;
  } catch (failure) {
    const refusal = refusalOf(failure);
    if (refusal !== undefined) {
      connection.forget(name);
      const told = { failure: `${refusal.code}: ${refusal.words}`, at: connection.clock() };
      await noted(connection, connection.sessions.refuse(key, told));
    }
    throw failure;
  }
}

/** One call tries whether the log-in works again; the others come back when its answer must be there. */
async function takeTurn(connection: Connection, key: string, record: SessionRecord): Promise<void> {
  const now = connection.clock();
  const until = new Date(now.getTime() + turnSeconds * 1000);
  if (await connection.sessions.beginLogin(key, { owner: randomUUID(), now, until })) return;
  throw new SyncError({ advice: 'hold', applied: 'no', problem: problemOf(record), retryAt: until });
}

/** What the vendor answered counts, also when it cannot be noted: a write whose answer is dropped would be a question. */
async function noted(connection: Connection, saved: Promise<unknown>): Promise<void> {
  await saved.catch((failure: unknown) => {
    // The next call asks the table again.
    connection.log.warn('whether a log-in works could not be noted', { failure: String(failure) });
  });
}

/** A connection that calls in spite of earlier refusals: a person asked for it. */
export function insisting<C extends Connection>(connection: C): C {
  const read: Connection['sessions']['read'] = async (key) => {
    const { session, failures } = await connection.sessions.read(key);
    return { session, failures };
  };
  return { ...connection, memo: (_name, _seconds, load) => load(), sessions: { ...connection.sessions, read } };
}

function assertOpen({ failures, failure, failedAt }: SessionRecord, now: Date, longest = 86_400): void {
  if (failures === 0 || failedAt === undefined) return;
  const until = Date.parse(failedAt) + Math.min(longest, pauseAfterRefusals(failures)) * 1000;
  if (until <= now.getTime()) return;
  throw new SyncError({ advice: 'hold', applied: 'no', problem: problemOf({ failure }) });
}

function problemOf({ failure }: Pick<SessionRecord, 'failure'>): Problem<HoldCode> {
  const [, code, words] = /^(login-refused|access-revoked|module-missing): ([\s\S]*)$/.exec(failure ?? '') ?? [];
  const known = code === 'access-revoked' || code === 'module-missing' ? code : 'login-refused';
  return { code: known, vendorWords: words ?? failure };
}
