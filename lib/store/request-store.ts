import { Readable } from 'node:stream';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { requestKey } from './file-keys.ts';

type Scope = { readonly tenant: string; readonly integration: string };

/** Sealed requests by name, one object each. Unlike a file, a request gives way to the next one of its name. */
export type RequestStore = {
  put(scope: Scope, name: string, sealed: string): Promise<void>;
  /** Undefined: none was kept, or it is older than thirty days. */
  find(scope: Scope, name: string): Promise<string | undefined>;
};

/** Requests in S3. The bucket's lifecycle takes them away after thirty days. */
export function createRequestStore({ client, bucket }: { client: S3Client; bucket: string }): RequestStore {
  return {
    async put(scope, name, sealed) {
      const order = { Bucket: bucket, Key: requestKey(scope, name), Body: sealed, ContentType: 'application/json' };
      await client.send(new PutObjectCommand(order));
    },
    async find(scope, name) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: requestKey(scope, name) }));
        if (!(Body instanceof Readable)) throw new Error('S3 answered without a stream');
        const chunks: Uint8Array[] = [];
        for await (const chunk of Body) chunks.push(Buffer.from(chunk));
        return Buffer.concat(chunks).toString('utf8');
      } catch (failure) {
        // Nothing has this name; every other failure goes on.
        if (failure instanceof NoSuchKey) return undefined;
        throw failure;
      }
    },
  };
}
