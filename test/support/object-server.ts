import { S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';

/** An object store of its own on this machine, in memory. */
export async function openObjectServer() {
  const server = await startFauxqs({ port: 0, logger: false, defaultRegion: 'eu-north-1' });
  const client = new S3Client({
    region: 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    endpoint: `http://127.0.0.1:${server.port}`,
    forcePathStyle: true,
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    client,
    async makeBucket(name: string): Promise<void> {
      await fetch(`http://127.0.0.1:${server.port}/${name}`, { method: 'PUT' });
    },
    async close(): Promise<void> {
      client.destroy();
      await server.stop();
    },
  };
}
