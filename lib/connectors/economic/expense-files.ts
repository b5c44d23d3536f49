import * as z from 'zod';
import type { Expense } from '../../documents/expense.ts';
import { type ExpenseFile, largestExpenseFileBytes } from '../../documents/expense-file.ts';
import type { Confirmation, Reader } from '../../sync/define-sync.ts';
import { addresses } from './addresses.ts';
import { CallFailed, reading } from './call-failed.ts';
import { listAll } from './calls.ts';
import { callEconomic, type EconomicConnection } from './client.ts';
import { expenseSnapshotSchema } from './expense-snapshot.ts';
import { accountingYearOf } from './known-records.ts';
import { uploadDeadlineMs } from './limits.ts';
import { attachedDocumentSchema } from './schema.ts';

/** Asks which documents hang on the voucher of a delivered expense. Each becomes a document of its own. */
export const expenseFiles: Confirmation<Expense, 'economic'> = {
  vendor: 'economic',
  isNeeded: (document) => document.filesUnder !== undefined,
  confirm: async (connection, key, { snapshot }) => {
    const parsed = expenseSnapshotSchema.safeParse(snapshot);
    if (!parsed.success || parsed.data.voucher === undefined) return { kind: 'confirmed' };
    const { day, voucher } = parsed.data;
    const numbers = await reading(() => documentsOf(connection, day, voucher));
    return { kind: 'confirmed', followers: numbers.map((number) => followerOf(key, number)) };
  },
};

async function documentsOf(connection: EconomicConnection, day: string, voucher: number): Promise<number[]> {
  const year = await accountingYearOf(connection, day);
  const filter = `accountingYear$eq:${year?.year ?? day.slice(0, 4)}$and:voucherNumber$eq:${voucher}`;
  try {
    // https://apis.e-conomic.com (documentsapi, GET /AttachedDocuments)
    const documents = await listAll(connection, addresses.documents, { filter, item: attachedDocumentSchema });
    return documents.map(({ number }) => number);
  } catch (failure) {
    // A package without attachments holds none. Anything else goes on as it is.
    if (failure instanceof CallFailed && failure.verdict.kind === 'unavailable') return [];
    throw failure;
  }
}

function followerOf(expenseKey: string, number: number) {
  return { key: `file:${expenseKey}:${number}`, snapshot: { expenseKey, number } };
}

const fileSnapshotSchema = z.strictObject({ expenseKey: z.string(), number: z.int() });

/** Files of expenses, fetched once into the object store. The service gives each as a PDF, whatever was attached. */
export const expenseFileReader: Reader<ExpenseFile, 'economic'> = {
  vendor: 'economic',
  read: async (connection, _key, { snapshot }) => {
    if (snapshot === undefined) return { kind: 'absent' };
    const parsed = fileSnapshotSchema.safeParse(snapshot);
    if (!parsed.success) return { kind: 'unreadable', problem: { code: 'contract-changed', field: 'file' } };
    const { expenseKey, number } = parsed.data;
    const name = `passing/economic/${number}.pdf`;
    const fileName = `bilag-${number}.pdf`;
    const stored = (await connection.files.find(name)) ?? (await reading(() => fetchFile(connection, number, name)));
    if (stored === undefined) return { kind: 'absent' };
    const facts = { expenseKey, fileName, contentType: 'application/pdf', typeWord: 'pdf' };
    const document = { ...facts, stored: { name, size: stored.size, sha256: stored.sha256 } };
    return { kind: 'found', document, number: String(number), label: fileName };
  },
};

async function fetchFile(connection: EconomicConnection, number: number, name: string) {
  // https://apis.e-conomic.com (documentsapi, GET /AttachedDocuments/{number}/pdf)
  const reply = await callEconomic(connection, {
    ...addresses.documentPdf(number),
    method: 'GET',
    headers: { accept: 'application/pdf' },
    deadlineMs: uploadDeadlineMs,
    maximumBytes: largestExpenseFileBytes,
  });
  if (reply.kind === 'not-found') return undefined;
  const facts = { contentType: 'application/pdf', maximumBytes: largestExpenseFileBytes };
  return connection.files.put(name, once(reply.body), facts);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
