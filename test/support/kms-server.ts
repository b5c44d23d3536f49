import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { KMSClient } from '@aws-sdk/client-kms';

/** Plays the two calls of KMS that are used: it keeps the context in the sealed text and compares it, as KMS does. */
export async function openKms(): Promise<{ client: KMSClient; server: Server }> {
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await text(request));
    const context = JSON.stringify(Object.entries(body.EncryptionContext).sort());
    const answer = (status: number, content: object): void => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(content));
    };
    if (request.headers['x-amz-target'] === 'TrentService.Encrypt') {
      const blob = Buffer.from(JSON.stringify([body.KeyId, context, body.Plaintext])).toString('base64');
      return answer(200, { CiphertextBlob: blob, KeyId: body.KeyId });
    }
    const [keyId, sealedFor, plain] = JSON.parse(Buffer.from(body.CiphertextBlob, 'base64').toString());
    const opens = keyId === body.KeyId && sealedFor === context;
    answer(opens ? 200 : 400, opens ? { Plaintext: plain } : { __type: 'InvalidCiphertextException' });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const endpoint = `http://127.0.0.1:${address.port}`;
  return { client: new KMSClient({ endpoint, region: 'eu-north-1', credentials }), server };
}

/** Ends the stand-in and its client. */
export async function closeKms({ client, server }: { client: KMSClient; server: Server }): Promise<void> {
  client.destroy();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
}
