import type { JournalVoucher, VoucherFile } from '../../documents/journal-voucher.ts';
import type { Step } from '../../sync/define-sync.ts';
import type { LookUp, WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import type { Evidence } from '../../sync/receipt.ts';
import { addresses } from './addresses.ts';
import { CallFailed, outcomeOf, reading } from './call-failed.ts';
import { listAll, notFromMemory } from './calls.ts';
import { callEconomic, type EconomicConnection, parsed } from './client.ts';
import { noteOf } from './encode.ts';
import { afterRefusal } from './entered-voucher.ts';
import { accountingYearOf } from './known-records.ts';
import { settleSeconds, uploadDeadlineMs } from './limits.ts';
import { formOf } from './multipart.ts';
import { attachedDocumentSchema, createdDocumentSchema } from './schema.ts';
import { stepNames, voucherEvidence } from './voucher-evidence.ts';

/**
 * The invoice's PDF is attached to its voucher. `OnConflict` 1 refuses a second file under the same voucher, so that the
 * first of two answers it all. What happens here never enters the invoice again.
 */
export const attachStep: Step<JournalVoucher, 'economic'> = {
  name: stepNames.attach,
  vendor: 'economic',
  canUpdate: false,
  looksUpFirst: false,
  settleSeconds,
  calls: 1,
  isNeeded: (target) => target.file !== undefined,
  portion: (target) => ({ invoiceNumber: target.invoiceNumber, sha256: target.file?.sha256 }),
  evidence: (target, _clue, done) => ({ ...voucherEvidence(target, done), note: noteOf(target.invoiceNumber) }),
  check: async () => [],
  write: async (connection, order) => {
    const outcome = await attach(connection, order).catch((failure) => withoutPackage(failure, order));
    return afterRefusal(connection, order, outcome).catch(outcomeOf);
  },
  lookUp: (connection, evidence) => reading(() => findDocument(connection, evidence)),
};

async function attach(connection: EconomicConnection, order: WriteOrder<JournalVoucher>): Promise<WriteOutcome> {
  const { target, done, idempotencyKey } = order;
  const voucherNumber = done[stepNames.enter]?.number;
  const year = await accountingYearOf(connection, target.date);
  if (target.file === undefined || voucherNumber === undefined || year === undefined) {
    return { kind: 'rejected', problem: { code: 'file-missing', field: 'file' } };
  }
  const fields = {
    ...{ VoucherNumber: voucherNumber, AccountingYear: year.year },
    ...{ Note: noteOf(target.invoiceNumber), OnConflict: '1' },
  };
  const file = namedFile(target.file, target.invoiceNumber);
  const { name } = target.file;
  // https://apis.e-conomic.com (documentsapi, POST /AttachedDocuments): pdf, jpg or png, 9 MB at most
  const reply = await notFromMemory(idempotencyKey, (key) => {
    const form = formOf(fields, { ...file, content: connection.files.open(name) });
    return callEconomic(connection, {
      ...addresses.documents,
      ...{ method: 'POST', body: form.body, headers: form.headers },
      ...{ idempotencyKey: key, deadlineMs: uploadDeadlineMs },
    });
  });
  const { number } = parsed(reply, createdDocumentSchema, 'write');
  return { kind: 'delivered', targetId: String(number), number: voucherNumber };
}

function namedFile({ size }: VoucherFile, invoiceNumber: string) {
  return { field: 'File', fileName: `${invoiceNumber}.pdf`, contentType: 'application/pdf', size };
}

/** The package Plus has no attachments. Where the PDF is optional, the invoice goes on without it, and the receipt tells. */
function withoutPackage(failure: unknown, { target }: WriteOrder<JournalVoucher>): WriteOutcome {
  const isMissing = failure instanceof CallFailed && failure.verdict.kind === 'unavailable';
  if (!isMissing || target.file?.isOptional !== true) return outcomeOf(failure);
  const remark = 'booked without its PDF: the agreement’s package has no attachments';
  return { kind: 'delivered', targetId: 'none', remark };
}

async function findDocument(connection: EconomicConnection, evidence: Evidence): Promise<LookUp> {
  const { date = '', voucherNumber = '0' } = evidence;
  const year = await accountingYearOf(connection, date);
  const filter = `accountingYear$eq:${year?.year ?? date.slice(0, 4)}$and:voucherNumber$eq:${voucherNumber}`;
  // https://apis.e-conomic.com (documentsapi, GET /AttachedDocuments)
  const documents = await listAll(connection, addresses.documents, { filter, item: attachedDocumentSchema });
  const [first] = documents;
  if (first === undefined) return { kind: 'absent' };
  const ours = documents.find(({ note }) => note === evidence.note);
  const shown = documents.map(({ number, note }) => `document ${number}: ${note ?? 'no note'}`).join('; ');
  return {
    kind: 'found',
    equal: ours !== undefined,
    targetId: String((ours ?? first).number),
    number: voucherNumber,
    shown: shown.slice(0, 500),
  };
}
