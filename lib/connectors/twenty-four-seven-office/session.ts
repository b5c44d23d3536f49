import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { pauseAfterRefusals } from '../../sync/access.ts';
import type { SessionRecord, VendorSession } from '../../sync/ports.ts';
import type { HoldCode } from '../../sync/problems.ts';
import { CallFailed } from './call-failed.ts';
import type { OfficeConnection } from './exchange.ts';
import { maximumFailedLogins } from './limits.ts';
import { logIn } from './log-in.ts';
import { sessionKeyOf } from './session-key.ts';

const keptAs = '24sevenoffice session';
const keptSeconds = 3600;
const readsWhileAnotherLogsIn = 12;
const waitMs = 250;

/** As long as a log-in may take. It is not given back when the network fails: the next try waits for its end. */
const loginLeaseMs = 20_000;

/** The session of this log-in and identity: kept by the worker, else shared by all workers, else a new one. */
export function currentSession(connection: OfficeConnection): Promise<VendorSession> {
  return connection.memo(keptAs, keptSeconds, () => openSession(connection, undefined));
}

/** A session other than the one that the vendor does not know any more. */
export async function renewedSession(connection: OfficeConnection, refusedId: string): Promise<VendorSession> {
  const kept = await currentSession(connection);
  if (kept.id !== refusedId) return kept;
  connection.forget(keptAs);
  return connection.memo(keptAs, keptSeconds, () => openSession(connection, refusedId));
}

/** Logs in although earlier log-ins were refused: a person asked for it. */
export async function freshSession(connection: OfficeConnection): Promise<VendorSession> {
  connection.forget(keptAs);
  return connection.memo(keptAs, keptSeconds, async () => {
    const key = await sessionKeyOf(connection);
    const { session } = await connection.sessions.read(key);
    return logInOnce(connection, key, { refusedId: session?.id, isAsked: true });
  });
}

/**
 * One worker logs in at a time, since the vendor throttles log-ins; the others look a few times whether it is done.
 * @throws CallFailed, BudgetSpent
 */
async function openSession(connection: OfficeConnection, refusedId: string | undefined): Promise<VendorSession> {
  const key = await sessionKeyOf(connection);
  for (let reads = 0; reads < readsWhileAnotherLogsIn; reads += 1) {
    const record = await connection.sessions.read(key);
    if (record.session !== undefined && record.session.id !== refusedId) return record.session;
    stopAfterRefusals(record, connection.clock());
    const session = await logInAlone(connection, key, { refusedId, isAsked: false });
    if (session !== undefined) return session;
    await wait(waitMs);
  }
  return logInOnce(connection, key, { refusedId, isAsked: false });
}

async function logInOnce(connection: OfficeConnection, key: string, order: LogIn) {
  const session = await logInAlone(connection, key, order);
  if (session !== undefined) return session;
  const retryAt = new Date(connection.clock().getTime() + loginLeaseMs);
  const problem = { code: 'vendor-unreachable', vendorWords: 'another worker is logging in' } as const;
  throw new CallFailed({ kind: 'hold', problem }, { retryAt });
}

/** The session that is of no use, and whether a person asked for this log-in. */
type LogIn = { readonly refusedId: string | undefined; readonly isAsked: boolean };

/** Undefined: another worker holds the right to log in. */
async function logInAlone(connection: OfficeConnection, key: string, { refusedId, isAsked }: LogIn) {
  const owner = randomUUID();
  const now = connection.clock();
  const until = new Date(now.getTime() + loginLeaseMs);
  if (!(await connection.sessions.beginLogin(key, { owner, now, until }))) return undefined;
  const record = await connection.sessions.read(key);
  const { session: made } = record;
  // Another worker may have been refused for the last time between our reading and our turn.
  if (!isAsked) stopAfterRefusals(record, now);
  const session = made !== undefined && made.id !== refusedId ? made : await logInCounted(connection, key, owner);
  await connection.sessions.saveSession(key, owner, session);
  return session;
}

async function logInCounted(connection: OfficeConnection, key: string, owner: string): Promise<VendorSession> {
  try {
    return await logIn(connection);
  } catch (error) {
    const failure = refusalOf(error);
    if (failure !== undefined)
      await connection.sessions.saveFailure(key, owner, {
        failure: `${failure.code}: ${failure.words}`,
        at: connection.clock(),
      });
    throw error;
  }
}

type Refusal = { readonly code: HoldCode; readonly words: string };

/** What counts as a refused log-in. A network failure or the quota says nothing about the log-in. */
function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof CallFailed) || error.verdict.kind !== 'hold') return undefined;
  const { code, vendorWords } = error.verdict.problem;
  const counts = code === 'login-refused' || code === 'identity-needed' || code === 'identity-blocked';
  return counts ? { code, words: vendorWords ?? '' } : undefined;
}

/**
 * After three refusals, or one choice that only a person can make, a changed log-in is tried at once. The same one is
 * tried again once an hour later, then after two, four, ... at most a day: it may have been blocked for a while only.
 */
function stopAfterRefusals({ failures, failure, failedAt }: SessionRecord, now: Date): void {
  const [, code, words] = /^(login-refused|identity-needed|identity-blocked): ([\s\S]*)$/.exec(failure ?? '') ?? [];
  const known = code === 'identity-needed' || code === 'identity-blocked' ? code : 'login-refused';
  const allowed = known === 'identity-needed' ? 1 : maximumFailedLogins;
  if (failures < allowed) return;
  const pause = pauseAfterRefusals(failures - allowed + 1, 3600) * 1000;
  if (failedAt !== undefined && Date.parse(failedAt) + pause <= now.getTime()) return;
  const field = known === 'login-refused' ? 'password' : 'identityId';
  throw new CallFailed({ kind: 'hold', problem: { code: known, field, vendorWords: words || failure } });
}
