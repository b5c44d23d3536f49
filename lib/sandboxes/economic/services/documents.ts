import {
  type Answer,
  EconomicRefusal,
  emptyAnswer,
  type FieldProblem,
  invalid,
  jsonAnswer,
  missingModules,
  notFound,
  refuseIfAny,
} from '../http/answer.ts';
import type { VendorCall, VendorOperation } from '../http/operation.ts';
import { type Form, parseForm } from '../http/read-body.ts';
import { yearOf } from '../ledger/accounting-years.ts';
import { filterable, type List } from '../lists/list.ts';
import type { AgreementState, AttachedDocument } from '../state/agreement-state.ts';
import { present } from '../state/json.ts';
import { instant } from '../state/records.ts';
import { readOperations } from './read-operations.ts';

const path = '/documentsapi/v4.0.1/AttachedDocuments';
const roles = ['SuperUser', 'Bookkeeping'];
const largestFile = 9_437_184;

/** The documents of vouchers, booked or not. https://apis.e-conomic.com/#tag/AttachedDocuments */
export const documentOperations: readonly VendorOperation[] = [
  ...readOperations({
    ...{ name: 'documents', path, roles, ways: ['cursor', 'paged', 'count', 'item'] },
    list: documentList,
  }),
  {
    ...{ name: 'documents.create', host: 'services', method: 'POST', path, roles, takes: 'multipart/form-data' },
    run: attachDocument,
  },
  {
    ...{ name: 'documents.pdf', host: 'services', method: 'GET', path: `${path}/#/pdf`, roles },
    async run({ agreement, world, keys }) {
      const first = agreement.documents.find(({ number }) => String(number) === keys[0])?.parts[0];
      if (first === undefined) {
        throw notFound();
      }
      const body = await world.files.get(first.sha256);
      return { status: 200, headers: { 'content-type': first.contentType }, body };
    },
  },
  {
    ...{ name: 'documents.delete', host: 'services', method: 'DELETE', path: `${path}/#`, roles },
    run({ agreement, keys }) {
      const at = agreement.documents.findIndex(({ number }) => String(number) === keys[0]);
      if (at < 0) {
        throw notFound();
      }
      agreement.documents.splice(at, 1);
      return emptyAnswer();
    },
  },
];

function documentList({ agreement, world }: VendorCall): List {
  const lag = world.switches.staleLists;
  const newest = lag === null ? Number.POSITIVE_INFINITY : world.now().getTime() - lag.seconds * 1000;
  return {
    rows: agreement.documents
      .filter(({ createdAt }) => Date.parse(createdAt) <= newest)
      .map(({ number, voucherNumber, accountingYear, note, parts }) =>
        present({ number, voucherNumber, accountingYear, note, pageCount: parts.length }),
      ),
    key: 'number',
    filterable: filterable('number', 'voucherNumber', 'accountingYear'),
    sortable: ['number'],
  };
}

/** With `onConflict` 0 a second file is merged into the document; with 1 it is refused. */
async function attachDocument({ agreement, world, body, contentType, ignore }: VendorCall): Promise<Answer> {
  const form = await parseForm(body, contentType);
  const known = ['vouchernumber', 'accountingyear', 'note', 'onconflict', 'number', 'pagecount'];
  for (const name of [...form.texts.keys()].filter((each) => !known.includes(each))) {
    ignore(name, 'unknown');
  }
  if (agreement.package === 'Plus') {
    throw missingModules('Smart', world.switches.missingPackage);
  }
  const { file, fileType, place } = readForm(agreement, form);
  const conflict = agreement.documents.find(
    (each) => each.voucherNumber === place.voucherNumber && each.accountingYear === place.accountingYear,
  );
  if (conflict !== undefined && form.texts.get('onconflict') === '1') {
    const code = 'DocumentAlreadyAttachedToVoucher';
    throw invalid([{ field: 'voucherNumber', message: 'A document is attached already.', code }]);
  }
  const sha256 = await world.files.put(file.content);
  const part = { sha256, size: file.content.length, contentType: fileType, fileName: file.fileName };
  const document = conflict ?? newDocument(agreement, place, world.now());
  document.parts.push(part);
  return jsonAnswer(201, { number: document.number });
}

type Place = Pick<AttachedDocument, 'voucherNumber' | 'accountingYear' | 'note'>;

/** Make the document of a voucher, still without files. */
export function newDocument(agreement: AgreementState, place: Place, now: Date): AttachedDocument {
  const document = { ...place, number: agreement.nextDocumentNumber, parts: [], createdAt: instant(now) };
  agreement.nextDocumentNumber += 1;
  agreement.documents.push(document);
  return document;
}

function readForm(agreement: AgreementState, { texts, files }: Form) {
  const file = files.find(({ name }) => name.toLowerCase() === 'file');
  const voucherNumber = Number(texts.get('vouchernumber') ?? Number.NaN);
  const accountingYear = texts.get('accountingyear') ?? '';
  const note = texts.get('note');
  const conflict = texts.get('onconflict') ?? '0';
  if (file !== undefined && file.content.length > largestFile) {
    throw new EconomicRefusal({
      status: 413,
      message: 'The file is larger than 9437184 bytes.',
      code: 'InvalidFileData',
    });
  }
  const fileType = typeOf(file?.content);
  const year = agreement.years.some((each) => each.year === accountingYear);
  const problem = (field: string, code: string): FieldProblem => ({ field, message: code, code });
  refuseIfAny([
    ...(fileType === undefined ? [problem('file', 'InvalidFileData')] : []),
    ...(year ? [] : [problem('accountingYear', 'AccountingYearNotFound')]),
    ...(year && !hasVoucher(agreement, { voucherNumber, accountingYear })
      ? [problem('voucherNumber', 'InvalidVoucherNumber')]
      : []),
    ...((note ?? '').length > 250 ? [problem('note', 'NoteTooLong')] : []),
    ...(['0', '1'].includes(conflict) ? [] : [problem('onConflict', 'ValidationError')]),
  ]);
  if (file === undefined || fileType === undefined) {
    throw invalid([problem('file', 'InvalidFileData')]);
  }
  return { file, fileType, place: { voucherNumber, accountingYear, ...(note === undefined ? {} : { note }) } };
}

/** The bytes decide, not the name or the type that the caller gives. */
function typeOf(content: Buffer | undefined): string | undefined {
  const signatures = { 'application/pdf': '25504446', 'image/png': '89504e47', 'image/jpeg': 'ffd8ff' };
  const head = content?.subarray(0, 4).toString('hex') ?? '';
  return Object.entries(signatures).find(([, signature]) => head.startsWith(signature))?.[0];
}

function hasVoucher(
  agreement: AgreementState,
  { voucherNumber, accountingYear }: Pick<Place, 'voucherNumber' | 'accountingYear'>,
): boolean {
  const entries = [...Object.values(agreement.draftEntries), ...Object.values(agreement.bookedEntries)];
  return (
    voucherNumber >= 1 &&
    entries.some(
      ({ values }) =>
        values.voucherNumber === voucherNumber &&
        yearOf(agreement, String(values.date).slice(0, 10))?.year === accountingYear,
    )
  );
}
