import { largestExpenseFileBytes } from '../../documents/expense-file.ts';
import { SyncError, TransportError } from '../../sync/errors.ts';
import { CallFailed, networkFailure } from './call-failed.ts';
import { call, type XledgerConnection } from './client.ts';
import { verdictOnStatus } from './errors.ts';
import { fileOfLineSchema } from './expense-schema.ts';
import type { FetchedFile, FileOfLine } from './expense-source.ts';
import { fileOfLine } from './graphql/expense-operations.ts';
import { downloadDeadlineMs } from './limits.ts';

/** Asks for the document's link, which lives for a while only, and opens it. @throws CallFailed, SyncError, BudgetSpent */
export async function fileByToken(
  connection: XledgerConnection,
  { line, file }: FileOfLine,
): Promise<FetchedFile | undefined> {
  // https://github.com/Skyvell/xledger (header.invoiceFile of a transaction)
  const { transactions } = await call(connection, {
    document: fileOfLine,
    variables: { lines: [Number(line)] },
    schema: fileOfLineSchema,
  });
  const found = transactions[0]?.header?.invoiceFile;
  if (found?.url === undefined || found.dbId !== file) return undefined;
  return download(connection, { file, url: trusted(connection, found.url) });
}

/** A link is followed at Xledger only: what leads elsewhere would be told the token. */
function trusted({ endpoint }: XledgerConnection, link: string): string {
  const base = endpoint ?? 'https://www.xledger.net';
  const url = URL.canParse(link, base) ? new URL(link, base) : undefined;
  const isVendors = url?.protocol === 'https:' && /(^|\.)xledger\.net$/.test(url.hostname);
  if (url !== undefined && (isVendors || url.origin === new URL(base).origin)) return url.href;
  const vendorWords = 'the link to the document leads away from Xledger';
  throw new CallFailed({ kind: 'hold', problem: { code: 'vendor-error', field: 'file', vendorWords } });
}

/** Whether a link needs the token is not public: it is given. The link itself is a secret, and never told. */
async function download(
  connection: XledgerConnection,
  { file, url }: { file: string; url: string },
): Promise<FetchedFile | undefined> {
  // https://github.com/Bostads-AB-Mimer/onecore (invoiceFile.url opened as a link)
  const answer = await connection
    .http({
      method: 'GET',
      url,
      headers: { authorization: `token ${connection.login.token ?? ''}` },
      effect: 'read',
      deadlineMs: downloadDeadlineMs,
      maximumBytes: largestExpenseFileBytes,
    })
    .catch((failure: unknown) => {
      throw isTooLarge(failure) ? tooLarge(file) : networkFailure(failure);
    });
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw new CallFailed(verdictOnLink(answer.status));
  const contentType = (answer.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return { contentType: contentType === '' ? 'unknown' : contentType, bytes: answer.body };
}

/** A link that is refused has ended: the next try asks for a new one. The token itself works, and is not doubted. */
function verdictOnLink(status: number) {
  if (status !== 401 && status !== 403) return verdictOnStatus(status, `${status} to the link of the document`);
  const vendorWords = `${status} to the link of the document`;
  return { kind: 'hold', problem: { code: 'vendor-error', field: 'file', vendorWords } } as const;
}

function isTooLarge(failure: unknown): boolean {
  return failure instanceof TransportError && failure.code === 'TOO_LARGE';
}

/** The same for both ways of reading. */
export function tooLarge(file: string): SyncError {
  const problem = { code: 'file-too-large', field: 'file', value: `${file}: more than 20 MB` } as const;
  return new SyncError({ advice: 'refuse', applied: 'no', problem });
}
