import { largestExpenseFileBytes } from '../../documents/expense-file.ts';
import type { XledgerConnection } from './client.ts';
import type { FetchedFile, FileOfLine } from './expense-source.ts';
import { tooLarge } from './file-by-token.ts';
import { exportOperations, fileSchema } from './soap/assumed-export.ts';
import { callExport } from './soap/call-soap.ts';

/** A document by its id. @throws CallFailed, SyncError, BudgetSpent */
export async function fileByLogOn(connection: XledgerConnection, { file }: FileOfLine): Promise<FetchedFile> {
  // Assumed as a whole: soap/assumed-export.ts. https://connectmyapps.atlassian.net/wiki/spaces/SUPPORT/pages/231800835
  const { ContentType, Content } = await callExport(connection, {
    operation: exportOperations.file.name,
    content: { iFileId: file },
    result: fileSchema,
  });
  const bytes = Buffer.from(Content ?? '', 'base64');
  if (bytes.length > largestExpenseFileBytes) throw tooLarge(file);
  return { contentType: (ContentType ?? 'unknown').toLowerCase(), bytes };
}
