import { createHash } from 'node:crypto';
import { type ExpenseAttachment, largestExpenseFileBytes } from '../../documents/expense-file.ts';
import type { Writer } from '../../sync/define-sync.ts';
import { SyncError } from '../../sync/errors.ts';
import type { LookUp, WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import type { Problem, RejectCode } from '../../sync/problems.ts';
import type { Evidence } from '../../sync/receipt.ts';
import { multipartFile } from '../../transport/multipart.ts';
import { callMoment, type MomentConnection, readMomentFile } from './client.ts';
import { unreadable } from './decode.ts';
import { outcomeOf, unknownCompany } from './errors.ts';
import { momentFileTypes, momentSettleSeconds } from './limits.ts';
import { momentAttachmentsSchema, momentMadeSchema } from './schema.ts';

/** Files of an expense: streamed out of the object store, then compared with what Moment says that it keeps. */
export const expenseFileWriter: Writer<ExpenseAttachment, 'moment'> = {
  vendor: 'moment',
  canUpdate: false,
  // A file that came back with other bytes was refused, and is there: a retry must not add one to it.
  looksUpFirst: true,
  settleSeconds: momentSettleSeconds,
  calls: 2,
  evidence: ({ expenseId, fileName, size, sha256 }) => ({ expenseId, fileName, size: String(size), sha256 }),
  check: async (_connection, file) => problemsOf(file),
  write: (connection, order) => upload(connection, order).catch(outcomeOf),
  lookUp: find,
};

/** What Moment would refuse (assumed: README.md) is not sent. */
function problemsOf({ fileName, contentType, size }: ExpenseAttachment): readonly Problem<RejectCode>[] {
  const field = 'file';
  if (!momentFileTypes.includes(contentType)) {
    return [{ code: 'file-type-refused', field, value: `${fileName} (${contentType})` }];
  }
  if (size === 0) return [{ code: 'file-empty', field, value: fileName }];
  return size > largestExpenseFileBytes ? [{ code: 'file-too-large', field, value: `${fileName}: ${size} bytes` }] : [];
}

async function upload(
  connection: MomentConnection,
  { target, evidence }: WriteOrder<ExpenseAttachment>,
): Promise<WriteOutcome> {
  const { expenseId, fileName, contentType, size, sha256, name } = target;
  const content = connection.files.open(name);
  const body = multipartFile({ field: 'file', fileName, contentType, size, sha256, content });
  const path = ['projectExpenses', expenseId, 'attachments'];
  // https://docs.moment.team (POST; the form is assumed)
  const reply = await callMoment(connection, { method: 'POST', path, body });
  if (reply.kind === 'not-found') return { kind: 'rejected', problem: noExpense(expenseId) };
  const made = momentMadeSchema.safeParse(reply.body);
  if (!made.success) return { kind: 'unknown', vendorWords: 'the answer to a new file names no id' };
  return compare(connection, evidence, made.data.id).catch((failure: unknown) => {
    // The file is there; what it is must be asked again. A budget that is spent now asks later, too.
    const words = failure instanceof SyncError ? failure.reason.problem.code : 'not asked';
    return { kind: 'unknown', vendorWords: `the file was taken, but not compared: ${words}` } as const;
  });
}

/** Read back: what Moment gives out must be what was sent, byte for byte. */
async function compare(connection: MomentConnection, evidence: Evidence, id: string): Promise<WriteOutcome> {
  const path = ['projectExpenses', evidence.expenseId ?? '', 'attachments', id, 'content'];
  const content = await readMomentFile(connection, path, largestExpenseFileBytes + 1);
  if (content === undefined)
    return { kind: 'unknown', vendorWords: 'the file was taken, but Moment has none of its id' };
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (isSame({ size: content.length, sha256 }, evidence)) return { kind: 'delivered', targetId: id };
  const value = `${content.length} bytes, SHA-256 ${sha256.slice(0, 12)}`;
  return { kind: 'rejected', problem: { code: 'file-differs', field: 'file', value } };
}

async function find(connection: MomentConnection, evidence: Evidence): Promise<LookUp> {
  const named = (await listFiles(connection, evidence)).filter(({ fileName }) => fileName === evidence.fileName);
  const found = named.find((file) => isSame(file, evidence)) ?? named[0];
  if (found === undefined) return { kind: 'absent' };
  const shown = `${found.fileName}, ${found.size} bytes`;
  const equal = isSame(found, evidence);
  return { kind: 'found', equal, foreign: !equal, targetId: found.id, shown };
}

type Listed = { readonly id: string; readonly fileName: string; readonly size: number; readonly sha256: string };

async function listFiles(connection: MomentConnection, evidence: Evidence): Promise<readonly Listed[]> {
  const path = ['projectExpenses', evidence.expenseId ?? '', 'attachments'];
  const files: Listed[] = [];
  for (let page = 0; ; page += 1) {
    const query = { page: String(page), size: '500' };
    // https://docs.moment.team (lists)
    const reply = await callMoment(connection, { method: 'GET', path, query });
    if (reply.kind === 'not-found') throw unknownCompany(connection.login.companyCode);
    const parsed = momentAttachmentsSchema.safeParse(reply.body);
    if (!parsed.success) {
      throw new SyncError({ advice: 'refuse', applied: 'no', problem: unreadable(parsed.error, reply.body).problem });
    }
    files.push(...parsed.data.content);
    if (parsed.data.content.length < 500) return files;
  }
}

function isSame({ size, sha256 }: Pick<Listed, 'size' | 'sha256'>, evidence: Evidence): boolean {
  return String(size) === evidence.size && sha256.toLowerCase() === evidence.sha256;
}

function noExpense(value: string): Problem<RejectCode> {
  return { code: 'refused-by-vendor', field: 'expenseId', value, vendorWords: '404 for the expense' };
}
