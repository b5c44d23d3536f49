import type * as z from 'zod';
import { TransportError } from '../../sync/errors.ts';
import type { Connection, Http } from '../../sync/ports.ts';
import { SoapFault, SoapUnreadable } from '../../transport/soap-failure.ts';
import { CallFailed } from './call-failed.ts';
import { type Verdict, verdictOnStatus, verdictOnWords } from './errors.ts';
import { callDeadlineMs } from './limits.ts';
import type { Operation } from './operations.ts';
import { vendorWordsOf } from './vendor-words.ts';

/** A connection to 24SevenOffice. */
export type OfficeConnection = Connection<'24sevenoffice'>;

/** The parts of an operation's request, by name. */
export type Content = Readonly<Record<string, unknown>>;

type Headers = Readonly<Record<string, string>>;

/**
 * One call of one operation: spends one of the allowance, sends, reports what the vendor says is left, reads the answer.
 * The session goes as a cookie: https://developer.24sevenoffice.com/docs/authenticate.html
 * @throws CallFailed, BudgetSpent
 */
export async function exchange<Answer>(
  connection: OfficeConnection,
  operation: Operation<Answer>,
  given: { content: Content; sessionId: string | undefined },
): Promise<Answer> {
  await connection.allowance.spend();
  let headers: Headers = {};
  const http: Http = async (request) => {
    const answer = await connection.http(request);
    headers = answer.headers;
    return answer;
  };
  try {
    const { result } = await operation.speak(http, {
      operation: operation.name,
      endpoint: endpointOf(connection, operation.address),
      content: given.content,
      headers: given.sessionId === undefined ? {} : { Cookie: `ASP.NET_SessionId=${given.sessionId}` },
      deadlineMs: callDeadlineMs,
      effect: operation.writes ? 'write' : 'read',
    });
    return read(operation, result);
  } catch (error) {
    throw await failureOf(error, { connection, operation, headers, sessionId: given.sessionId });
  } finally {
    await reportAllowance(connection, headers);
  }
}

/** The vendor's two hosts, or what the deployment names in their place. The path stays. */
function endpointOf(connection: OfficeConnection, address: string): string {
  const url = new URL(address);
  const isSecondHost = url.hostname.startsWith('webservices.');
  const base = isSecondHost ? (connection.secondEndpoint ?? connection.endpoint) : connection.endpoint;
  return base === undefined ? address : `${base.replace(/\/+$/, '')}${url.pathname}`;
}

function read<Answer>(operation: Operation<Answer>, result: unknown): Answer {
  const parsed = operation.answer.safeParse(result);
  if (parsed.success) return parsed.data;
  const where = fieldsOf(parsed.error);
  throw new CallFailed({
    kind: 'unknown',
    words: `The answer to ${operation.name} does not fit its contract (${where})`,
  });
}

function fieldsOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => issue.path.join('.') || 'result')
    .join(', ');
}

type Failed = {
  readonly connection: OfficeConnection;
  readonly operation: Pick<Operation<unknown>, 'name' | 'writes'>;
  readonly headers: Headers;
  readonly sessionId: string | undefined;
};

async function failureOf(error: unknown, failed: Failed): Promise<unknown> {
  if (error instanceof CallFailed) return error;
  if (error instanceof TransportError) return transportFailure(error, failed.operation);
  if (!(error instanceof SoapFault) && !(error instanceof SoapUnreadable)) return error;
  const verdict = verdictOf(error, failed);
  if (verdict.kind !== 'quota') return new CallFailed(readsAreSafe(verdict, failed.operation));
  const until = verdict.until ?? retryAfterOf(failed.headers, failed.connection.clock());
  await failed.connection.allowance.close(until);
  return new CallFailed(verdict, { retryAt: until });
}

function verdictOf(error: SoapFault | SoapUnreadable, { connection, sessionId, operation }: Failed): Verdict {
  const { password, applicationId } = connection.login;
  const secrets = [sessionId, password, applicationId, connection.applicationId];
  const words = vendorWordsOf(error instanceof SoapFault ? error.faultString : error.words, secrets);
  const known = verdictOnWords(words);
  if (known.kind !== 'unknown') return known;
  if (error instanceof SoapFault && error.status !== 429)
    return { kind: 'unknown', words: words || 'a fault without words', neverSeen: true };
  const said = words || `HTTP ${error.status}, ${error instanceof SoapUnreadable ? error.reason : 'fault'}`;
  return verdictOnStatus(error.status, `${operation.name}: ${said}`.slice(0, 500));
}

/** A read that failed without a known reason changed nothing: it is tried again. Fault texts never seen are kept. */
function readsAreSafe(verdict: Verdict, operation: Failed['operation']): Verdict {
  const isAnswerless = verdict.kind === 'unknown' && verdict.words.startsWith(`${operation.name}: `);
  if (operation.writes || !isAnswerless) return verdict;
  return { kind: 'hold', problem: { code: 'vendor-error', vendorWords: verdict.words } };
}

function transportFailure(error: TransportError, operation: Failed['operation']): CallFailed {
  if (error.phase === 'sent' && operation.writes) {
    return new CallFailed({ kind: 'unknown', words: `no whole answer (${error.code})` }, { cause: error });
  }
  return new CallFailed(
    { kind: 'hold', problem: { code: 'vendor-unreachable', vendorWords: error.code } },
    { cause: error },
  );
}

/** `APILimitRemaining` and `APILimitReset` stand on answers, faults included. */
async function reportAllowance(connection: OfficeConnection, headers: Headers): Promise<void> {
  const remaining = headers.apilimitremaining;
  const resetAt = resetOf(headers);
  if (remaining === undefined || resetAt === undefined || !/^\d{1,9}$/.test(remaining)) return;
  try {
    await connection.allowance.report(Number(remaining), resetAt);
  } catch (failure) {
    // The vendor's answer stands: what it did must not become unknown because a count could not be kept.
    const error = failure instanceof Error ? failure.name : typeof failure;
    connection.log.warn('what the vendor says is left was not recorded', { error });
  }
}

function resetOf(headers: Headers): Date | undefined {
  const text = headers.apilimitreset;
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time);
}

/**
 * When the words name no end: the reset, if nothing is left of the hour; else what `Retry-After` says; else half a minute,
 * since the short throttle (429) is not documented.
 */
function retryAfterOf(headers: Headers, now: Date): Date {
  const resetAt = resetOf(headers);
  if (headers.apilimitremaining === '0' && resetAt !== undefined) return resetAt;
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  return new Date(now.getTime() + (Number.isFinite(seconds) && seconds > 0 ? seconds : 30) * 1000);
}
