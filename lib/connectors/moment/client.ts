import { SyncError, TransportError } from '../../sync/errors.ts';
import type { Connection, HttpAnswer } from '../../sync/ports.ts';
import { basicAuthorization } from './encode.ts';
import { type FailedCall, faultOf, networkFault, unknownCompany, unreadableAnswer } from './errors.ts';
import { momentDeadlineMs } from './limits.ts';

/** A connection that logs in to Moment. */
export type MomentConnection = Connection<'moment'>;

/** One call under the company's own address: `['customers', '9911']`. */
export type MomentCall = {
  readonly method: 'GET' | 'PATCH';
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
};

/** A success with its JSON (undefined when the answer is empty by design), or the 404 of an unknown record. */
export type MomentReply = { readonly kind: 'answered'; readonly body: unknown } | { readonly kind: 'not-found' };

const vendorAddress = 'https://app.moment.team';

/**
 * Makes one call. https://docs.moment.team (API, "How to use the API")
 * @throws SyncError, BudgetSpent
 */
export async function callMoment(connection: MomentConnection, call: MomentCall): Promise<MomentReply> {
  const failed = failedCall(connection, call);
  const answer = await exchange(connection, call, { failed });
  if (answer.status === 404) return { kind: 'not-found' };
  if (answer.status === 204) return { kind: 'answered', body: undefined };
  if (answer.status < 200 || answer.status > 299) throw faultOf(answer, failed);
  try {
    return { kind: 'answered', body: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer.body)) };
  } catch {
    throw unreadableAnswer(answer, failed);
  }
}

/**
 * Fetches a file under the company's own address: its bytes, or that there is none, or that it is larger than wanted.
 * @throws SyncError, BudgetSpent
 */
export async function callMomentFile(
  connection: MomentConnection,
  path: readonly string[],
  maximumBytes: number,
): Promise<Uint8Array | 'not-found' | 'too-large'> {
  const call = { method: 'GET', path } as const;
  const failed = failedCall(connection, call);
  try {
    const answer = await exchange(connection, call, { failed, maximumBytes });
    if (answer.status === 404) return 'not-found';
    if (answer.status < 200 || answer.status > 299) throw faultOf(answer, failed);
    return answer.body;
  } catch (failure) {
    // A file that is too large stays so: told as such, never tried again. Anything else goes on as it is.
    const cause = failure instanceof SyncError ? failure.cause : undefined;
    if (cause instanceof TransportError && cause.code === 'TOO_LARGE') return 'too-large';
    throw failure;
  }
}

async function exchange(
  connection: MomentConnection,
  call: MomentCall,
  { failed, maximumBytes }: { failed: FailedCall; maximumBytes?: number },
): Promise<HttpAnswer> {
  const url = addressOf(connection, call);
  await connection.allowance.spend();
  const { method, body } = call;
  const headers = headersFor(connection, call);
  return connection
    .http({ method, url, headers, body, deadlineMs: momentDeadlineMs, maximumBytes })
    .catch((failure: unknown) => {
      throw failure instanceof TransportError ? networkFault(failure, failed) : failure;
    });
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
  const headers = { accept: 'application/json', authorization: basicAuthorization(connection.login) };
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
