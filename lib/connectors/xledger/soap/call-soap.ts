import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { largestExpenseFileBytes } from '../../../documents/expense-file.ts';
import { withAccess } from '../../../sync/access.ts';
import { TransportError } from '../../../sync/errors.ts';
import type { Http, VendorSession } from '../../../sync/ports.ts';
import { soapService } from '../../../transport/soap.ts';
import { SoapFault, SoapUnreadable } from '../../../transport/soap-failure.ts';
import { CallFailed, networkFailure } from '../call-failed.ts';
import type { XledgerConnection } from '../client.ts';
import { verdictOnStatus } from '../errors.ts';
import { downloadDeadlineMs } from '../limits.ts';
import { vendorWordsOf } from '../vendor-words.ts';
import { application, exportPath } from './assumed-export.ts';
import { exportWsdl, logOnWsdl } from './own-wsdl.ts';

/** The second host of Xledger. */
const vendorAddress = 'https://ws.xledger.net';
const logOnPath = '/WS/Common/Lib/Authentication.asmx';

const authentication = soapService(logOnWsdl, '1.2');
const exportService = soapService(exportWsdl, '1.2');

/** A key lives for a day at least (seen in a public client, which fetches one a day). */
const keptSeconds = 20 * 3600;

type ExportCall<Read> = {
  readonly operation: string;
  /** What follows the common parameters. */
  readonly content: Readonly<Record<string, string>>;
  readonly result: z.ZodType<Read>;
};

/**
 * One call of the export service. A key that is refused is fetched anew once, where there is a password.
 * https://connectmyapps.atlassian.net/wiki/spaces/SUPPORT/pages/231800835
 * @throws CallFailed, SyncError, BudgetSpent
 */
export async function callExport<Read>(connection: XledgerConnection, call: ExportCall<Read>): Promise<Read> {
  const { soap } = connection.login;
  if (soap === undefined) throw new Error('this integration has no SOAP log-on');
  const access = {
    key: `xledger-soap#${hash([soap.username, soap.password, soap.logonKey, String(soap.ownerCode)])}`,
    refusalOf: (failure: unknown) =>
      isRefusedKey(failure) ? ({ code: 'login-refused', words: 'the log-on was refused' } as const) : undefined,
  };
  return withAccess(connection, access, async () => {
    const given = soap.logonKey ?? (await fetchedKey(connection));
    try {
      return await exchange(connection, { ...call, key: given });
    } catch (failure) {
      if (!isRefusedKey(failure) || soap.password === undefined) throw failure;
      connection.forget('logon key');
      return exchange(connection, { ...call, key: await fetchedKey(connection) });
    }
  });
}

function hash(parts: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

function isRefusedKey(failure: unknown): boolean {
  return (
    failure instanceof CallFailed && failure.verdict.kind === 'hold' && failure.verdict.problem.code === 'login-refused'
  );
}

/** @throws CallFailed, BudgetSpent */
function fetchedKey(connection: XledgerConnection): Promise<VendorSession['id']> {
  return connection.memo('logon key', keptSeconds, async () => {
    const { username = '', password = '' } = connection.login.soap ?? {};
    const content = { sLogonID: username, sPassword: password, sApplication: application };
    // https://github.com/this-immortal/iiko-xledger (LogonKey)
    const result = await invoke(connection, {
      service: authentication,
      path: logOnPath,
      operation: 'LogonKey',
      content,
    });
    if (typeof result === 'string' && result.trim() !== '') return result.trim();
    throw new CallFailed({ kind: 'hold', problem: { code: 'login-refused', vendorWords: 'LogonKey gave no key' } });
  });
}

async function exchange<Read>(
  connection: XledgerConnection,
  { operation, content, result, key }: ExportCall<Read> & { readonly key: string },
): Promise<Read> {
  const { username = '', ownerCode = 0 } = connection.login.soap ?? {};
  const common = { sUserName: username, sKey: key, sApplication: application, iEntityCode: String(ownerCode) };
  // Assumed as a whole: lib/connectors/xledger/README.md. https://help.onestopreporting.com/faq/getdata/opprette-integrasjon-mot-xledger
  const answer = await invoke(connection, {
    ...{ service: exportService, path: exportPath, operation },
    content: { ...common, ...content },
  });
  const parsed = result.safeParse(answer);
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new CallFailed({ kind: 'unknown', words: `the answer to ${operation} does not fit at ${place}` });
}

type Invocation = {
  readonly service: ReturnType<typeof soapService>;
  readonly path: string;
  readonly operation: string;
  readonly content: Readonly<Record<string, string>>;
};

async function invoke(connection: XledgerConnection, { service, path, operation, content }: Invocation) {
  await connection.allowance.spend();
  const base = (connection.secondEndpoint ?? connection.endpoint ?? vendorAddress).replace(/\/+$/, '');
  const roomy: Http = (request) => connection.http({ ...request, maximumBytes: 2 * largestExpenseFileBytes });
  const headers = { 'Content-Type': 'application/soap+xml; charset=utf-8' };
  const order = { operation, endpoint: base + path, content, headers, deadlineMs: downloadDeadlineMs } as const;
  try {
    const { result } = await service(roomy, { ...order, effect: 'read' });
    return resultOf(result, operation);
  } catch (failure) {
    throw failedCall(connection, failure);
  }
}

function resultOf(body: unknown, operation: string): unknown {
  const name = `${operation}Result`;
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

/** What refusals say is assumed, and matched loosely; no word of a log-on is shown. */
function failedCall({ login }: XledgerConnection, failure: unknown): unknown {
  const secrets = [login.soap?.password, login.soap?.logonKey];
  if (failure instanceof TransportError) return networkFailure(failure);
  if (failure instanceof SoapUnreadable) {
    if (failure.status !== 200)
      return new CallFailed(verdictOnStatus(failure.status, vendorWordsOf(failure.words, secrets)));
    return new CallFailed({ kind: 'unknown', words: `no readable answer: ${failure.reason}` });
  }
  if (!(failure instanceof SoapFault)) return failure;
  const vendorWords = vendorWordsOf(failure.faultString, secrets);
  if (/log-?on key|user name or password|password/i.test(vendorWords)) {
    return new CallFailed({ kind: 'hold', problem: { code: 'login-refused', vendorWords } });
  }
  if (/no access|not authori[sz]ed|access denied/i.test(vendorWords)) {
    return new CallFailed({ kind: 'hold', problem: { code: 'access-revoked', vendorWords } });
  }
  return new CallFailed({ kind: 'hold', problem: { code: 'vendor-error', vendorWords } });
}
