import { createHash } from 'node:crypto';
import { largestExpenseFileBytes } from '../../documents/expense-file.ts';
import { SyncError } from '../../sync/errors.ts';
import { CallFailed } from './call-failed.ts';
import { call } from './client.ts';
import type { OfficeConnection } from './exchange.ts';
import { operations } from './operations.ts';
import type { ImageFile } from './schema.ts';

/** Bytes of one chunk, as public clients ask for; fewer where the vendor's maximum is smaller. */
const chunkBytes = 2000 * 1024;

/** What an answer carries besides the chunk; the vendor counts it and does not say how much it is. */
const overheadBytes = 4096;

/**
 * A file, chunk by chunk. A chunk that is shorter than asked for is gone on behind; the whole is compared with the vendor's
 * own checksum before the end is told, so that nothing broken is kept.
 * @throws CallFailed, SyncError, BudgetSpent
 */
export async function* downloadFile(connection: OfficeConnection, file: ImageFile): AsyncGenerator<Uint8Array> {
  // https://developer.24sevenoffice.com/docs/attachmentservice.html (GetSize)
  const size = await call(connection, operations.getSize, { content: { file } });
  if (size > largestExpenseFileBytes) throw tooLarge(file, size);
  const bufferSize = await chunkSize(connection);
  const hash = createHash('md5');
  for (let offset = 0; offset < size; ) {
    // https://developer.24sevenoffice.com/docs/attachmentservice.html (DownloadChunk)
    const text = await call(connection, operations.downloadChunk, { content: { file, offset, bufferSize } });
    const chunk = Buffer.from(text ?? '', 'base64');
    if (chunk.length === 0) throw broken(`the file ends at ${offset} of ${size} bytes`);
    offset += chunk.length;
    if (offset > size) throw broken(`the file is longer than its ${size} bytes`);
    hash.update(chunk);
    yield chunk;
  }
  // https://developer.24sevenoffice.com/docs/attachmentservice.html (GetChecksum)
  const checksum = await call(connection, operations.getChecksum, { content: { file } });
  if (checksum?.toLowerCase() !== hash.digest('hex'))
    throw broken('the file does not have the checksum it should have');
}

/** In base64 a chunk grows by a third. The maximum is told in kB and changes never: asked for once an hour. */
async function chunkSize(connection: OfficeConnection): Promise<number> {
  const kilobytes = await connection.memo('maximum request length', 3600, () =>
    // https://developer.24sevenoffice.com/docs/attachmentservice.html (GetMaxRequestLength)
    call(connection, operations.getMaxRequestLength, { content: {} }),
  );
  const room = Math.floor((kilobytes * 1024 - overheadBytes) / 4) * 3;
  return Math.max(1024, Math.min(chunkBytes, room));
}

/** Tried again later: what came is not what the vendor keeps. */
function broken(vendorWords: string): CallFailed {
  return new CallFailed({ kind: 'hold', problem: { code: 'vendor-error', field: 'file', vendorWords } });
}

function tooLarge({ Id }: ImageFile, size: number): SyncError {
  const problem = { code: 'file-too-large', field: 'file', value: `${Id}: ${size} bytes` } as const;
  return new SyncError({ advice: 'refuse', applied: 'no', problem });
}
