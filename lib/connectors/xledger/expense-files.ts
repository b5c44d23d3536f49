import * as z from 'zod';
import type { Expense } from '../../documents/expense.ts';
import { type ExpenseFile, largestExpenseFileBytes } from '../../documents/expense-file.ts';
import type { Confirmation, Reader } from '../../sync/define-sync.ts';
import type { Connection } from '../../sync/ports.ts';
import { reading } from './call-failed.ts';
import { expenseSnapshotSchema } from './expense-snapshot.ts';
import { expenseSource } from './expense-source.ts';

/** The document of a delivered expense's voucher becomes a document of its own. No call: the line names it. */
export const expenseFiles: Confirmation<Expense, 'xledger'> = {
  vendor: 'xledger',
  isNeeded: (document) => document.filesUnder !== undefined,
  confirm: async (_connection, key, { snapshot }) => {
    const parsed = expenseSnapshotSchema.safeParse(snapshot);
    const file = parsed.success ? parsed.data.file : undefined;
    if (file === undefined) return { kind: 'confirmed' };
    return { kind: 'confirmed', followers: [{ key: `file:${key}:${file}`, snapshot: { expenseKey: key, file } }] };
  },
};

const fileSnapshotSchema = z.strictObject({ expenseKey: z.string(), file: z.string() });

/** Media types that are taken everywhere, with the ending of a name that has none. */
const mediaTypes: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/tiff': 'tif',
  'image/gif': 'gif',
};

/** Files of expenses, fetched once into the object store. One of a type that nobody takes is not kept. */
export const expenseFileReader: Reader<ExpenseFile, 'xledger'> = {
  vendor: 'xledger',
  read: async (connection, _key, { snapshot }) => {
    if (snapshot === undefined) return { kind: 'absent' };
    const parsed = fileSnapshotSchema.safeParse(snapshot);
    if (!parsed.success) return { kind: 'unreadable', problem: { code: 'contract-changed', field: 'file' } };
    const document = await reading(() => fetched(connection, parsed.data));
    if (document === undefined) return { kind: 'absent' };
    return { kind: 'found', document, number: parsed.data.file, label: document.fileName };
  },
};

type Wanted = z.infer<typeof fileSnapshotSchema>;

async function fetched(connection: Connection<'xledger'>, wanted: Wanted): Promise<ExpenseFile | undefined> {
  const { expenseKey, file } = wanted;
  const name = `passing/xledger/${file}`;
  const facts = (contentType: string) => ({
    contentType,
    typeWord: contentType,
    fileName: fileName(file, contentType),
  });
  const kept = await connection.files.find(name);
  if (kept !== undefined) {
    return { expenseKey, ...facts(kept.contentType), stored: { name, size: kept.size, sha256: kept.sha256 } };
  }
  const found = await expenseSource(connection).file(connection, { line: expenseKey, file });
  if (found === undefined) return undefined;
  const { contentType, bytes } = found;
  if (mediaTypes[contentType] === undefined) return { expenseKey, ...facts(contentType), contentType: undefined };
  const put = { contentType, maximumBytes: largestExpenseFileBytes };
  const { size, sha256 } = await connection.files.put(name, once(bytes), put);
  return { expenseKey, ...facts(contentType), stored: { name, size, sha256 } };
}

/** Built, so that a file has one name whichever way it was read. */
function fileName(file: string, contentType: string): string {
  return `bilag-${file}.${mediaTypes[contentType] ?? 'bin'}`;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
