import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { type Gate, withAccess } from '../../sync/access.ts';
import { SyncError, TransportError } from '../../sync/errors.ts';
import type { Connection, HttpAnswer, HttpRequest } from '../../sync/ports.ts';
import { obeyBucket, retryTime } from './bucket.ts';
import { CallFailed } from './call-failed.ts';
import { verdictOn } from './errors.ts';
import { callDeadlineMs } from './limits.ts';
import { vendorWordsOf } from './vendor-words.ts';

/** A connection that logs in to e-conomic. */
export type EconomicConnection = Connection<'economic'>;

/** One call. A path that begins with `https://apis.e-conomic.com`'s services names service and version. */
export type EconomicCall = {
  readonly host: 'rest' | 'services';
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Parts of the path, each encoded here. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly body?: HttpRequest['body'];
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Goes with every write; the vendor answers the same key within an hour from its cache. */
  readonly idempotencyKey?: string | undefined;
  readonly deadlineMs?: number | undefined;
  readonly maximumBytes?: number | undefined;
};

/** A success with its bytes, or the 404 of an unknown record. */
export type EconomicReply = { readonly kind: 'answered'; readonly body: Uint8Array } | { readonly kind: 'not-found' };

const vendorAddresses = { rest: 'https://restapi.e-conomic.com', services: 'https://apis.e-conomic.com' } as const;

/**
 * Makes one call with the app's and the agreement's tokens (https://restdocs.e-conomic.com, authentication; the same for
 * the services). Nobody calls while a revoked grant is paused. @throws CallFailed, SyncError, BudgetSpent
 */
export function callEconomic(connection: EconomicConnection, call: EconomicCall): Promise<EconomicReply> {
  const appSecret = appSecretOf(connection);
  const grant = gateOf(connection, appSecret);
  const granted = () => withAccess(connection, grant, () => exchange(connection, call, appSecret));
  return call.path[0] === projectService ? withAccess(connection, moduleGate(grant.key), granted) : granted();
}

/** The service that agreements without the module Project refuse as a whole (403 `AccessDeniedAgreementMissingModules`). */
const projectService = 'projectsapi';

/** Many projects may wait for the module: one of them asks every quarter of an hour, for all of the agreement. */
function moduleGate(grantKey: string): Gate {
  return {
    key: `${grantKey}#${projectService}`,
    refusalOf: (failure) =>
      failure instanceof CallFailed && failure.verdict.kind === 'unavailable'
        ? { code: 'module-missing', words: failure.verdict.words }
        : undefined,
    longestPauseSeconds: 900,
  };
}

async function exchange(connection: EconomicConnection, call: EconomicCall, appSecret: string): Promise<EconomicReply> {
  await connection.allowance.spend();
  // https://restdocs.e-conomic.com, https://apis.e-conomic.com
  const answer = await connection
    .http({
      method: call.method,
      url: addressOf(connection, call),
      headers: headersOf(connection, call, appSecret),
      body: call.body,
      deadlineMs: call.deadlineMs ?? callDeadlineMs,
      maximumBytes: call.maximumBytes,
    })
    .catch((failure: unknown) => {
      throw failure instanceof TransportError ? networkFault(failure, call) : failure;
    });
  await obeyBucket(connection, answer.headers);
  if (answer.status >= 200 && answer.status < 300) return { kind: 'answered', body: answer.body };
  if (answer.status === 404 && call.method === 'GET') return { kind: 'not-found' };
  throw await refusal(connection, answer, { call, appSecret });
}

/** A grant is known by both tokens: a new one is tried at once. */
function gateOf({ login, endpoint }: EconomicConnection, appSecret: string): Gate {
  const parts = JSON.stringify([login.agreementGrantToken, appSecret, endpoint ?? null]);
  return {
    key: `economic#${createHash('sha256').update(parts).digest('hex').slice(0, 32)}`,
    refusalOf: (failure) => {
      if (!(failure instanceof CallFailed) || failure.verdict.kind !== 'hold') return undefined;
      const { code, vendorWords = '' } = failure.verdict.problem;
      return code === 'access-revoked' ? { code, words: vendorWords } : undefined;
    },
  };
}

/** The answer's JSON in its shape. A read whose answer does not fit stops as `contract-changed`. @throws CallFailed */
export function parsed<Shape extends z.ZodType>(
  reply: EconomicReply,
  shape: Shape,
  effect: 'read' | 'write' = 'read',
): z.infer<Shape> {
  if (reply.kind === 'not-found')
    throw new CallFailed({ kind: 'unknown', words: '404 where a list or a record must be' });
  const json = jsonOf(reply.body);
  const result = shape.safeParse(json);
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join('.');
  if (effect === 'write')
    throw new CallFailed({ kind: 'unknown', words: `an answer that cannot be read, at ${field}` });
  if (json === undefined)
    throw new CallFailed({ kind: 'hold', problem: { code: 'vendor-error', vendorWords: 'no readable JSON' } });
  throw new CallFailed({ kind: 'refused', problem: { code: 'contract-changed', field } });
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined; // the caller says what an unreadable answer means
  }
}

function appSecretOf(connection: EconomicConnection): string {
  if (connection.applicationId !== undefined) return connection.applicationId;
  const vendorWords = 'this deployment has no app secret token for e-conomic';
  throw new SyncError({ advice: 'hold', applied: 'no', problem: { code: 'login-refused', vendorWords } });
}

function addressOf(connection: EconomicConnection, { host, path, query }: EconomicCall): string {
  const given = host === 'rest' ? connection.endpoint : (connection.secondEndpoint ?? connection.endpoint);
  const base = (given ?? vendorAddresses[host]).replace(/\/+$/, '');
  const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
  return `${base}/${path.map(encodeURIComponent).join('/')}${search}`;
}

function headersOf(connection: EconomicConnection, call: EconomicCall, appSecret: string): Record<string, string> {
  return {
    accept: 'application/json',
    // Asked for on every call, also those without a body: https://restdocs.e-conomic.com
    'content-type': 'application/json',
    'x-appsecrettoken': appSecret,
    'x-agreementgranttoken': connection.login.agreementGrantToken,
    ...(call.idempotencyKey === undefined ? {} : { 'idempotency-key': call.idempotencyKey }),
    ...call.headers,
  };
}

/** Before the connection stood, nothing was sent. */
function networkFault(failure: TransportError, call: EconomicCall): CallFailed {
  const isOpen = failure.phase === 'sent' && call.method !== 'GET';
  if (isOpen) return new CallFailed({ kind: 'unknown', words: failure.code }, { cause: failure });
  const problem = { code: 'vendor-unreachable', vendorWords: failure.code } as const;
  return new CallFailed({ kind: 'hold', problem }, { cause: failure });
}

async function refusal(
  connection: EconomicConnection,
  answer: HttpAnswer,
  { call, appSecret }: { call: EconomicCall; appSecret: string },
): Promise<CallFailed> {
  const said = vendorWordsOf(answer.status, answer.body, [appSecret, connection.login.agreementGrantToken]);
  const verdict = verdictOn(answer.status, said, call.method === 'GET' ? 'read' : 'write');
  const retryAt = retryTime(answer, connection.clock());
  if (retryAt !== undefined) await connection.allowance.close(retryAt);
  // https://techtalk.e-conomic.com (idempotency)
  const isFromCache = answer.headers['x-resultfromcache']?.toLowerCase() === 'true';
  return new CallFailed(verdict, { retryAt, isFromCache });
}
