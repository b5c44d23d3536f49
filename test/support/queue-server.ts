import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** One message as it was sent. */
export type SentMessage = { queue: string; body: Record<string, string>; group?: string; delaySeconds?: number };

type Entry = { Id: string; MessageBody: string; MessageGroupId?: string; DelaySeconds?: number };

/**
 * Plays SQS's SendMessageBatch over HTTP, with its limits, and shows message groups, which the embedded queue forgets.
 * `refuse` decides which bodies are not taken, `isDown` makes every call fail.
 */
export async function openQueueServer() {
  const sent: SentMessage[] = [];
  const state = { isDown: false, refuse: (_body: string): boolean => false, calls: 0 };
  const server = createServer(async (request, response) => {
    const { QueueUrl, Entries } = JSON.parse(await text(request)) as { QueueUrl: string; Entries: Entry[] };
    state.calls += 1;
    const answer = (status: number, content: object): void => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(content));
    };
    if (state.isDown) return answer(400, { __type: 'QueueDoesNotExist' });
    if (Entries.length > 10) return answer(400, { __type: 'TooManyEntriesInBatchRequest' });
    const [Failed, Successful] = [true, false].map((fails) =>
      Entries.filter(({ MessageBody }) => state.refuse(MessageBody) === fails),
    );
    for (const { MessageBody, MessageGroupId: group, DelaySeconds: delaySeconds } of Successful ?? []) {
      sent.push({ queue: new URL(QueueUrl).pathname, body: JSON.parse(MessageBody), group, delaySeconds });
    }
    answer(200, {
      Successful: Successful?.map(({ Id, MessageBody }) => ({ Id, MessageId: Id, MD5OfMessageBody: md5(MessageBody) })),
      Failed: Failed?.map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false })),
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    sent,
    state,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function md5(body: string): string {
  return createHash('md5').update(body).digest('hex');
}
