import type * as z from 'zod';
import { type Gate as AccessGate, withAccess } from '../../sync/access.ts';
import { keyedBudgetName } from '../../sync/budget.ts';
import { SyncError } from '../../sync/errors.ts';
import type { Connection } from '../../sync/ports.ts';
import { type GraphqlAnswer, type GraphqlError, type GraphqlOrder, sendGraphql } from '../../transport/graphql.ts';
import { CallFailed, networkFailure } from './call-failed.ts';
import { verdictOnErrors, verdictOnStatus } from './errors.ts';
import type { XledgerDocument } from './graphql/document.ts';
import { callDeadlineMs } from './limits.ts';
import { pacedRequest } from './paced-request.ts';
import { vendorWordsOf } from './vendor-words.ts';

/** A connection that logs in to Xledger. */
export type XledgerConnection = Connection<'xledger'>;

/** One operation with its variables; `schema` reads what the answer must hold. */
export type XledgerCall<Answer, Variables, Read> = {
  readonly document: XledgerDocument<Answer, Variables>;
  readonly variables: NoInfer<Variables>;
  readonly schema: z.ZodType<Read>;
  readonly upload?: GraphqlOrder['upload'];
};

const vendorAddress = 'https://www.xledger.net';

/**
 * Makes one GraphQL request. Any error in the answer is a failure, also beside data: the caller gets both.
 * https://github.com/xledger/graphql-samples
 * @throws CallFailed, BudgetSpent
 */
export async function call<Answer, Variables extends Readonly<Record<string, unknown>>, Read>(
  connection: XledgerConnection,
  { document, variables, schema, upload }: XledgerCall<Answer, Variables, Read>,
): Promise<Read> {
  const data = await withAccess(connection, accessOf(connection), () =>
    dataOf(connection, { document, variables, upload }),
  ).catch(pausedLogin);
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new CallFailed({ kind: 'unknown', words: `the answer to ${document.name} does not fit at ${place}` });
}

/** What the one refused log-in is known by; a new token is tried at once. */
function accessOf({ login }: XledgerConnection): AccessGate {
  return {
    key: keyedBudgetName('xledger', login.token ?? ''),
    refusalOf: (failure) => {
      const problem =
        failure instanceof CallFailed && failure.verdict.kind === 'hold' ? failure.verdict.problem : undefined;
      if (problem?.code !== 'login-refused') return undefined;
      return { code: 'login-refused', words: problem.vendorWords ?? '' };
    },
  };
}

/** A log-in that was refused a while ago is not tried again yet: held like the refusal itself. */
function pausedLogin(failure: unknown): never {
  if (!(failure instanceof SyncError) || failure.reason.advice !== 'hold') throw failure;
  throw new CallFailed({ kind: 'hold', problem: failure.reason.problem, retryAt: failure.retryAt });
}

type Sent = {
  readonly document: { readonly text: string };
  readonly variables: Readonly<Record<string, unknown>>;
  readonly upload?: GraphqlOrder['upload'];
};

async function dataOf(connection: XledgerConnection, { document, variables, upload }: Sent): Promise<unknown> {
  const token = tokenOf(connection);
  const request = async (): Promise<unknown> => {
    // Spent when its place has come, so that a call counts in the hour in which it is made.
    await connection.allowance.spend();
    const answer = await sendGraphql({
      http: connection.http,
      url: `${(connection.endpoint ?? vendorAddress).replace(/\/+$/, '')}/graphql`,
      headers: { authorization: `token ${token}` },
      document: document.text,
      variables,
      deadlineMs: callDeadlineMs,
      upload,
    }).catch((failure: unknown) => {
      throw networkFailure(failure);
    });
    return judged(connection, answer);
  };
  // A form with a file is a stream, which is sent once.
  return pacedRequest(connection, request, { isRepeatable: upload === undefined });
}

/** The data of an answer without errors. @throws CallFailed */
async function judged(connection: XledgerConnection, answer: GraphqlAnswer): Promise<unknown> {
  const words = (text: string): string => vendorWordsOf(text, [connection.login.token]);
  if (answer.kind === 'unreadable') {
    const { status, body } = answer.answer;
    const text = new TextDecoder().decode(body.subarray(0, 20_000));
    throw new CallFailed(verdictOnStatus(status, words(`${status} ${text}`)));
  }
  const { data, errors } = answer;
  if (errors.length === 0) return data;
  const verdict = verdictOnErrors(errors, { words: words(wordsOf(errors)), now: connection.clock() });
  if (verdict.kind === 'credits') await connection.allowance.close(verdict.until);
  throw new CallFailed(verdict, { partial: { data, errors } });
}

function wordsOf(errors: readonly GraphqlError[]): string {
  return errors.map(({ message, code }) => (code === undefined ? message : `${message} (${code})`)).join('; ');
}

/** A token can be of the wrong form before anything is sent: a header with a line break, the word "token" before it. */
function tokenOf({ login }: XledgerConnection): string {
  const { token } = login;
  if (token !== undefined && /^[A-Za-z0-9_-]+={0,2}$/.test(token)) return token;
  const vendorWords = token === undefined ? 'this integration has no API token' : 'this is no API token of Xledger';
  throw new CallFailed({ kind: 'hold', problem: { code: 'login-refused', field: 'token', vendorWords } });
}
