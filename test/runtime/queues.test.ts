import { queueClient } from '../../lib/runtime/aws-clients.ts';
import { readEnvironment } from '../../lib/runtime/environment.ts';
import { createQueues } from '../../lib/runtime/queues.ts';
import type { Log } from '../../lib/sync/ports.ts';
import { openQueueServer } from '../support/queue-server.ts';

const ref = { tenant: 'fjord', integration: 'fjord.main', direction: 'a', key: '1' };
const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let server: Awaited<ReturnType<typeof openQueueServer>>;
beforeEach(async () => {
  process.env.AWS_REGION = 'eu-north-1';
  process.env.AWS_ACCESS_KEY_ID = 'local';
  process.env.AWS_SECRET_ACCESS_KEY = 'local';
  server = await openQueueServer();
});
afterEach(() => server.close());

const queues = (log: Log = quiet) => {
  const AWS_ENDPOINT_URL_SQS = server.url;
  const client = queueClient(
    readEnvironment({ TABLE_NAME: 't', FUNCTION_TIMEOUT_SECONDS: '45', AWS_ENDPOINT_URL_SQS }),
  );
  // The host of a queue's address must not be followed: a template's address names another machine.
  const urls = { a: 'http://elsewhere.invalid/1/queue-a', b: 'http://elsewhere.invalid/1/queue-b' };
  return createQueues({ client, urls, log });
};

it('nudges each direction on its own queue, ten a call, an integration being a message group', async () => {
  const refs = Array.from({ length: 25 }, (_, n) => ({ ...ref, key: String(n), extra: 'not sent' }));
  await queues().nudge([...refs, { ...ref, direction: 'b' }]);
  expect(server.sent).toHaveLength(26);
  expect(server.state.calls).toBe(4);
  expect(server.sent.find(({ queue }) => queue === '/1/queue-b')).toEqual({
    queue: '/1/queue-b',
    body: { v: 1, kind: 'nudge', ...ref, direction: 'b' },
    group: 'fjord.main',
  });
});

it('does nothing for nothing', async () => {
  await queues().nudge([]);
  expect(server.state.calls).toBe(0);
});

it.each([
  ['the queue is away', () => Object.assign(server.state, { isDown: true }), ref, 1],
  [
    'one message is not taken',
    () => Object.assign(server.state, { refuse: (body: string) => body.includes('"1"') }),
    ref,
    1,
  ],
  ['the function has no such queue', () => undefined, { ...ref, direction: 'unknown' }, 1],
])('goes on when %s: the due index finds the receipts', async (_, arrange, lostRef, lost) => {
  arrange();
  const warn = jest.fn();
  await queues({ ...quiet, warn }).nudge([lostRef]);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('nudges were lost'), { lost });
});

it('asks for catch-ups with a delay, and fails when it could not ask', async () => {
  const { key, ...scope } = ref;
  await queues().askCatchUp([{ ...scope, delaySeconds: 432 }]);
  expect(server.sent).toEqual([
    { queue: '/1/queue-a', body: { v: 1, kind: 'catch-up', ...scope }, group: 'fjord.main', delaySeconds: 432 },
  ]);
  server.state.isDown = true;
  await expect(queues().askCatchUp([{ ...scope, delaySeconds: 1 }])).rejects.toThrow('1 of 1');
});
