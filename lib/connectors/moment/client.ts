import { createHash } from 'node:crypto';
import { type Gate, withAccess } from '../../sync/access.ts';
import { SyncError, TransportError } from '../../sync/errors.ts';
import type { Connection, HttpAnswer } from '../../sync/ports.ts';
import type { MultipartBody } from '../../transport/multipart.ts';
import { basicAuthorization } from './encode.ts';
import { type FailedCall, faultOf, networkFault, unknownCompany, unreadableAnswer } from './errors.ts';
import { momentDeadlineMs, momentFileDeadlineMs } from './limits.ts';

/** A connection that logs in to Moment. */
export type MomentConnection = Connection<'moment'>;

/** One call under the company's own address: `['customers', '9911']`. */
export type MomentCall = {
  readonly method: 'GET' | 'PATCH' | 'POST';
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>> | undefined;
  /** JSON, or a form with its own headers. */
  readonly body?: string | MultipartBody | undefined;
  /** What is asked for, when it is no JSON. */
  readonly accept?: string;
  /** The largest answer, when it is larger than records are. */
  readonly maximumBytes?: number;
};

/** A success with its JSON (undefined when the answer is empty by design), or the 404 of an unknown record. */
export type MomentReply = { readonly kind: 'answered'; readonly body: unknown } | { readonly kind: 'not-found' };

const vendorAddress = 'https://app.moment.team';

/**
 * Makes one call. https://docs.moment.team (API, "How to use the API")
 * @throws SyncError, BudgetSpent
 */
export async function callMoment(connection: MomentConnection, call: MomentCall): Promise<MomentReply> {
  const answer = await exchange(connection, call);
  if (answer.status === 404) return { kind: 'not-found' };
  if (answer.status === 204) return { kind: 'answered', body: undefined };
  try {
    return { kind: 'answered', body: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer.body)) };
  } catch {
    throw unreadableAnswer(answer, failedCall(connection, call));
  }
}

/**
 * Reads a file; undefined when there is none. https://docs.moment.team (API, "How to use the API")
 * @throws SyncError, BudgetSpent
 */
export async function readMomentFile(
  connection: MomentConnection,
  path: readonly string[],
  maximumBytes: number,
): Promise<Uint8Array | undefined> {
  const answer = await exchange(connection, { method: 'GET', path, accept: '*/*', maximumBytes });
  return answer.status === 404 ? undefined : answer.body;
}

/** One request while the log-in is believed to work; a success, or the 404 of an unknown record. */
function exchange(connection: MomentConnection, call: MomentCall): Promise<HttpAnswer> {
  return withAccess(connection, gateOf(connection), () => send(connection, call));
}

async function send(connection: MomentConnection, call: MomentCall): Promise<HttpAnswer> {
  const url = addressOf(connection, call);
  await connection.allowance.spend();
  const failed = failedCall(connection, call);
  const isForm = typeof call.body === 'object';
  const answer = await connection
    .http({
      method: call.method,
      url,
      headers: headersFor(connection, call),
      body: typeof call.body === 'object' ? call.body.body : call.body,
      deadlineMs: isForm || call.maximumBytes !== undefined ? momentFileDeadlineMs : momentDeadlineMs,
      maximumBytes: call.maximumBytes,
    })
    .catch((failure: unknown) => {
      throw failure instanceof TransportError ? networkFault(failure, failed) : failure;
    });
  if (answer.status !== 404 && (answer.status < 200 || answer.status > 299)) throw faultOf(answer, failed);
  return answer;
}

/**
 * Makes sure that a 404 means the record and not the whole company, whose records would all seem deleted otherwise.
 * @throws SyncError, BudgetSpent
 */
export async function assertCompanyKnown(connection: MomentConnection): Promise<void> {
  const known = await connection.memo('moment-company-known', 600, async () => {
    const query = { page: '0', size: '1' };
    const reply = await callMoment(connection, { method: 'GET', path: ['customers'], query });
    return reply.kind === 'answered';
  });
  if (known) return;
  connection.forget('moment-company-known');
  throw unknownCompany(connection.login.companyCode);
}

/** The API key of one company, at one address. */
function gateOf({ login, endpoint }: MomentConnection): Gate {
  const parts = JSON.stringify([login.companyCode, login.apiKey, endpoint ?? null]);
  return {
    key: `moment#${createHash('sha256').update(parts).digest('hex').slice(0, 32)}`,
    refusalOf: (failure) => {
      if (!(failure instanceof SyncError) || failure.reason.problem.code !== 'login-refused') return undefined;
      return { code: 'login-refused', words: failure.reason.problem.vendorWords ?? '' };
    },
  };
}

function addressOf(connection: MomentConnection, call: MomentCall): string {
  const { companyCode } = connection.login;
  // "." and ".." would climb out of the company's address.
  if (/^\.{1,2}$/.test(companyCode)) {
    const problem = { code: 'field-invalid', field: 'momentCompanyCode', value: companyCode } as const;
    throw new SyncError({ advice: 'refuse', applied: 'no', problem });
  }
  const base = (connection.endpoint ?? vendorAddress).replace(/\/+$/, '');
  const path = ['api', '1.0', 'companies', companyCode, ...call.path].map(encodeURIComponent).join('/');
  const query = call.query === undefined ? '' : `?${new URLSearchParams(call.query)}`;
  return `${base}/${path}${query}`;
}

function headersFor(connection: MomentConnection, call: MomentCall): Record<string, string> {
  const headers = { accept: call.accept ?? 'application/json', authorization: basicAuthorization(connection.login) };
  if (typeof call.body === 'object') return { ...headers, ...call.body.headers };
  return call.body === undefined ? headers : { ...headers, 'content-type': 'application/json' };
}

function failedCall(connection: MomentConnection, call: MomentCall): FailedCall {
  const { apiKey } = connection.login;
  return {
    effect: call.method === 'GET' ? 'read' : 'write',
    now: connection.clock(),
    secrets: [apiKey, `apikey:${apiKey}`],
  };
}
