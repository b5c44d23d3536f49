import type { Expense } from '../../documents/expense.ts';
import type { Confirmation } from '../../sync/define-sync.ts';
import { reading } from './call-failed.ts';
import { call } from './client.ts';
import { expenseSnapshotSchema } from './expense-snapshot.ts';
import { operations } from './operations.ts';
import type { ImageFile } from './schema.ts';

/** Asks which files hang on the stamp of a delivered expense. Each becomes a document of its own. */
export const expenseFiles: Confirmation<Expense, '24sevenoffice'> = {
  vendor: '24sevenoffice',
  isNeeded: (document) => document.filesUnder !== undefined,
  confirm: async (connection, key, { snapshot }) => {
    const parsed = expenseSnapshotSchema.safeParse(snapshot);
    const stamp = parsed.success ? parsed.data.stamp : undefined;
    if (stamp === undefined) return { kind: 'confirmed' };
    const parameters = { StampNo: { int: [stamp] }, HasStampNo: null, FileApproved: null };
    // https://developer.24sevenoffice.com/docs/attachmentservice.html (GetFileInfo)
    const files = await reading(() => call(connection, operations.getFileInfo, { content: { parameters } }));
    const own = files.filter(({ StampNo }) => StampNo === stamp);
    return { kind: 'confirmed', followers: own.map((file) => followerOf(key, file)) };
  },
};

function followerOf(expenseKey: string, { Id, Type, StampNo }: ImageFile) {
  return { key: `file:${expenseKey}:${Id}`, snapshot: { expenseKey, id: Id, type: Type, stamp: StampNo } };
}
