import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import * as z from 'zod';
import { SyncError } from '../sync/errors.ts';
import type { FileStore, StoredFile } from '../sync/ports.ts';
import { fileKey } from './file-keys.ts';

/** Where files are kept, and whose they are. */
export type FilePlace = {
  readonly client: S3Client;
  readonly bucket: string;
  readonly tenant: string;
  readonly integration: string;
};

/** One part of an upload is in memory at a time: the smallest that S3 takes. */
const partBytes = 5 * 1024 * 1024;

/** What stands under a file's name: its facts, and the object that holds its bytes. */
const entrySchema = z.strictObject({
  v: z.literal(1),
  size: z.int(),
  sha256: z.string(),
  contentType: z.string(),
  content: z.string(),
});
type Entry = z.infer<typeof entrySchema>;

/**
 * Files in S3. The bytes go to an object of their own first; then an entry with size and hash is written under the name, once. So a
 * name that is there is whole and never changes, and an upload that is cut off leaves nothing that anybody finds.
 */
export function createFileStore(place: FilePlace): FileStore {
  const find = async (name: string): Promise<StoredFile | undefined> => {
    const entry = await readEntry(place, name);
    return entry && factsOf(name, entry);
  };
  return {
    find,
    async put(name, content, { contentType, maximumBytes }) {
      const present = await find(name);
      if (present !== undefined) return present;
      const measured = measure(content, name, maximumBytes);
      const key = `${fileKey(place, name)}/${randomUUID()}`;
      await upload(place, { key, body: measured.bytes(), contentType });
      const entry: Entry = { v: 1, ...measured.result(), contentType, content: key };
      return factsOf(name, await writeEntry(place, name, entry));
    },
    async *open(name) {
      const entry = await readEntry(place, name);
      if (entry === undefined) throw refusal('file-missing', name);
      yield* bytesOf(place, entry.content);
    },
  };
}

/** Counts and hashes what passes, and stops above the maximum. */
function measure(content: AsyncIterable<Uint8Array>, name: string, maximumBytes: number) {
  const hash = createHash('sha256');
  let size = 0;
  return {
    async *bytes(): AsyncGenerator<Uint8Array> {
      for await (const chunk of content) {
        size += chunk.length;
        if (size > maximumBytes) throw refusal('file-too-large', name);
        hash.update(chunk);
        yield chunk;
      }
    },
    result: () => ({ size, sha256: hash.digest('hex') }),
  };
}

async function upload(
  { client, bucket }: FilePlace,
  { key, body, contentType }: { key: string; body: AsyncIterable<Uint8Array>; contentType: string },
): Promise<void> {
  const params = {
    Bucket: bucket,
    Key: key,
    Body: Readable.from(body, { objectMode: false }),
    ContentType: contentType,
  };
  await new Upload({ client, params, queueSize: 1, partSize: partBytes }).done();
}

async function readEntry(place: FilePlace, name: string): Promise<Entry | undefined> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of bytesOf(place, `${fileKey(place, name)}/entry.json`)) chunks.push(chunk);
  } catch (failure) {
    // No file has this name; every other failure goes on.
    if (failure instanceof NoSuchKey) return undefined;
    throw failure;
  }
  return entrySchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
}

/** The first one to write it wins; whoever comes later keeps to that one. */
async function writeEntry(place: FilePlace, name: string, entry: Entry): Promise<Entry> {
  const Key = `${fileKey(place, name)}/entry.json`;
  const Body = JSON.stringify(entry);
  try {
    await place.client.send(
      new PutObjectCommand({ Bucket: place.bucket, Key, Body, ContentType: 'application/json', IfNoneMatch: '*' }),
    );
    return entry;
  } catch (failure) {
    // 412: somebody else was first. 409: two at the same moment (https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html)
    const isTaken = failure instanceof S3ServiceException && [409, 412].includes(failure.$metadata.httpStatusCode ?? 0);
    const present = isTaken ? await readEntry(place, name) : undefined;
    if (present === undefined) throw failure;
    return present;
  }
}

async function* bytesOf({ client, bucket }: FilePlace, key: string): AsyncGenerator<Uint8Array> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  if (!(Body instanceof Readable)) throw new Error('S3 answered without a stream');
  for await (const chunk of Body) {
    if (!(chunk instanceof Uint8Array)) throw new Error('S3 answered with a stream of text');
    yield chunk;
  }
}

function factsOf(name: string, { size, sha256, contentType }: Entry): StoredFile {
  return { name, size, sha256, contentType };
}

function refusal(code: 'file-missing' | 'file-too-large', value: string): SyncError {
  return new SyncError({ advice: 'refuse', applied: 'no', problem: { code, value } });
}
