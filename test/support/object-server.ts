import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { localAwsSettings } from '../../lib/local/local-aws.ts';
import { createBucket } from '../../lib/local/queues.ts';
import { startServerThread } from '../../lib/local/server-thread.ts';

/** The object store of one machine, over a folder of its own. */
export async function openObjectServer() {
  const folder = await mkdtemp(join(tmpdir(), 'objects-'));
  const server = await startServerThread('queues-entry.ts', folder);
  const client = new S3Client({ ...localAwsSettings, endpoint: server.url, forcePathStyle: true });
  return {
    url: server.url,
    client,
    makeBucket: (name: string) => createBucket(server.url, name),
    async close(): Promise<void> {
      client.destroy();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
