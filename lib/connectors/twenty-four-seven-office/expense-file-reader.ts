import * as z from 'zod';
import { type ExpenseFile, largestExpenseFileBytes } from '../../documents/expense-file.ts';
import type { Reader } from '../../sync/define-sync.ts';
import { reading } from './call-failed.ts';
import { downloadFile } from './download-file.ts';

const fileSnapshotSchema = z.strictObject({
  expenseKey: z.string(),
  id: z.int(),
  type: z.string(),
  stamp: z.int(),
});

/** The vendor's types that have a media type which is taken everywhere. Files have no names: one is built. */
const mediaTypes: Readonly<Record<string, { readonly contentType: string; readonly ending: string }>> = {
  Pdf: { contentType: 'application/pdf', ending: 'pdf' },
  Png: { contentType: 'image/png', ending: 'png' },
  Jpeg: { contentType: 'image/jpeg', ending: 'jpg' },
  Tiff: { contentType: 'image/tiff', ending: 'tif' },
  Gif: { contentType: 'image/gif', ending: 'gif' },
};

/** Files of expenses, fetched once into the object store. One of a type that nobody takes is not fetched. */
export const expenseFileReader: Reader<ExpenseFile, '24sevenoffice'> = {
  vendor: '24sevenoffice',
  read: async (connection, _key, { snapshot }) => {
    if (snapshot === undefined) return { kind: 'absent' };
    const parsed = fileSnapshotSchema.safeParse(snapshot);
    if (!parsed.success) return { kind: 'unreadable', problem: { code: 'contract-changed', field: 'file' } };
    const { expenseKey, id, type, stamp } = parsed.data;
    const media = mediaTypes[type];
    const fileName = `${stamp}-${id}.${media?.ending ?? type.toLowerCase()}`;
    const facts = { expenseKey, fileName, contentType: media?.contentType, typeWord: type };
    if (media === undefined) return { kind: 'found', document: facts, number: String(stamp), label: fileName };
    const name = `passing/24sevenoffice/${stamp}/${id}`;
    const file = { Id: id, Type: type, StampNo: stamp };
    const kept = { contentType: media.contentType, maximumBytes: largestExpenseFileBytes };
    const stored =
      (await connection.files.find(name)) ??
      (await reading(() => connection.files.put(name, downloadFile(connection, file), kept)));
    const document = { ...facts, stored: { name, size: stored.size, sha256: stored.sha256 } };
    return { kind: 'found', document, number: String(stamp), label: fileName };
  },
};
