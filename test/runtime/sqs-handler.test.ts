import type { SQSRecord } from 'aws-lambda';
import { handleSync } from '../../lib/runtime/sqs-handler.ts';
import { defineSync } from '../../lib/sync/define-sync.ts';
import type { WriteOutcome } from '../../lib/sync/outcome.ts';
import type { Connection } from '../../lib/sync/ports.ts';
import { openDeployment } from '../support/deployment.ts';
import { canaries } from '../support/integration-order.ts';
import { noBudgets } from '../support/no-budgets.ts';
import { outputOf } from '../support/output.ts';

const direction = 'things';
const scope = { tenant: 'fjord', integration: 'fjord.main', direction };
const budgets = { ...noBudgets, '24sevenoffice': { name: 'b', limit: 100, windowSeconds: 3600, guardSeconds: 0 } };
const context = { getRemainingTimeInMillis: () => 40_000 };

let deployment: Awaited<ReturnType<typeof openDeployment>>;
beforeEach(async () => {
  deployment = await openDeployment([direction]);
});
afterEach(() => deployment.close());

/** A story that shows what it was given. */
function tellingStory(seen: Connection[], listed: string[] = []) {
  const delivered = async (connection: Connection): Promise<WriteOutcome> => {
    seen.push(connection);
    await connection.allowance.spend();
    return { kind: 'delivered', targetId: 'T1', number: '20' };
  };
  return defineSync<string, string, object, 'moment', '24sevenoffice'>({
    name: direction,
    when: {
      kind: 'webhook',
      vendor: 'moment',
      topic: direction,
      keyOf: () => undefined,
      catchUpSeconds: 3600,
      async *changedSince(connection) {
        seen.push(connection);
        if (listed.includes('away')) throw new Error('CANARY-error');
        yield { rows: listed.map((key) => ({ key, modifiedAt: '2026-11-21T10:00:00.000Z' })), place: '' };
      },
    },
    read: {
      vendor: 'moment',
      async read(connection, key) {
        seen.push(connection);
        return { kind: 'found', document: key };
      },
    },
    decide: { isOn: () => true, parents: () => [], decide: ({ document }) => ({ kind: 'send', target: document }) },
    write: {
      vendor: '24sevenoffice',
      canUpdate: false,
      looksUpFirst: false,
      settleSeconds: 300,
      calls: 1,
      evidence: (target) => ({ target }),
      check: async () => [],
      write: delivered,
      lookUp: async () => ({ kind: 'absent' }),
    },
    confirm: undefined,
    releases: [],
  });
}

const record = (messageId: string, body: unknown): SQSRecord => ({
  messageId,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  receiptHandle: '',
  attributes: { ApproximateReceiveCount: '1', SentTimestamp: '', SenderId: '', ApproximateFirstReceiveTimestamp: '' },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: '',
  awsRegion: '',
});
const nudge = (key: string) => ({ v: 1, kind: 'nudge', ...scope, key });
const handler = (story = tellingStory([])) => handleSync(story, budgets, { variables: deployment.variables });

describe('the handler of a queue', () => {
  it('delivers what it is nudged for, with the log-ins of the integration', async () => {
    await deployment.save();
    await deployment.receipts.record({ ...scope, key: '1' }, { at: new Date(), by: 'webhook' });
    const seen: Connection[] = [];
    const output = await outputOf(async () => {
      const answer = await handler(tellingStory(seen))({ Records: [record('a', nudge('1'))] }, context);
      expect(answer).toEqual({ batchItemFailures: [] });
    });
    const [receipt] = await deployment.receipts.find([{ ...scope, key: '1' }]);
    expect(receipt).toMatchObject({ state: 'delivered', mapping: { targetId: 'T1', number: '20' } });
    expect(seen[0]?.login).toMatchObject({ apiKey: canaries.momentApiKey });
    expect(seen[1]?.login).toMatchObject({ username: canaries.username });
    expect(output).toContain('ReceiptsDelivered');
    expect(output).not.toContain('CANARY');
  });

  it('does nothing, and fails nothing, for a receipt that does not exist', async () => {
    const answer = await handler()({ Records: [record('a', nudge('unknown'))] }, context);
    expect(answer).toEqual({ batchItemFailures: [] });
  });

  it.each([
    ['no JSON', 'CANARY {'],
    ['another form', { v: 2, kind: 'nudge', ...scope, key: '1' }],
    ['a field too many', { ...nudge('1'), secret: 'CANARY' }],
    ['another direction', { ...nudge('1'), direction: 'others' }],
  ])('gives back a message with %s, and works on the others', async (_, body) => {
    await deployment.save();
    await deployment.receipts.record({ ...scope, key: '1' }, { at: new Date(), by: 'webhook' });
    const Records = [record('bad', body), record('good', nudge('1'))];
    let answer: unknown;
    const output = await outputOf(async () => {
      answer = await handler()({ Records }, context);
    });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'bad' }] });
    expect((await deployment.receipts.find([{ ...scope, key: '1' }]))[0]?.state).toBe('delivered');
    expect(output).not.toContain('CANARY');
  });

  it('gives back every message of a receipt that could not even be claimed', async () => {
    await deployment.save();
    const variables = { ...deployment.variables, TABLE_NAME: 'no-such-table' };
    const broken = handleSync(tellingStory([]), budgets, { variables });
    let answer: unknown;
    await outputOf(async () => {
      answer = await broken(
        { Records: [record('a', nudge('1')), record('b', nudge('1')), record('c', nudge('2'))] },
        context,
      );
    });
    const failures = ['a', 'b', 'c'].map((itemIdentifier) => ({ itemIdentifier }));
    expect(answer).toEqual({ batchItemFailures: failures });
  });

  it('lists the source when asked to catch up, and records what is new', async () => {
    await deployment.save();
    const message = { v: 1, kind: 'catch-up', ...scope };
    await outputOf(() => handler(tellingStory([], ['7', '8']))({ Records: [record('a', message)] }, context));
    const receipts = await deployment.receipts.find(['7', '8'].map((key) => ({ ...scope, key })));
    expect(receipts.map((receipt) => receipt?.state)).toEqual(['pending', 'pending']);
    expect(deployment.queues.sent.map(({ body }) => body.key)).toEqual(['7', '8']);
  });

  it('asks itself at once to go on with a listing that its time was too short for', async () => {
    await deployment.save();
    const catchUp = { v: 1, kind: 'catch-up', ...scope };
    const hurried = { getRemainingTimeInMillis: () => 4_000 };
    await outputOf(() => handler(tellingStory([], ['7']))({ Records: [record('a', catchUp)] }, hurried));
    expect(deployment.queues.sent.map(({ body }) => body).filter(({ kind }) => kind !== 'nudge')).toEqual([catchUp]);
  });

  it('sends nothing any more when the function is nearly out of time', async () => {
    await deployment.save();
    const seen: Connection[] = [];
    const http = jest.fn();
    const hurried = handleSync(tellingStory(seen), budgets, { variables: deployment.variables, http });
    const catchUp = { v: 1, kind: 'catch-up', ...scope };
    await outputOf(() => hurried({ Records: [record('a', catchUp)] }, { getRemainingTimeInMillis: () => 4_000 }));
    const call = seen[0]?.http({ method: 'GET', url: 'http://x.test', headers: {}, deadlineMs: 1000 });
    await expect(call).rejects.toMatchObject({ code: 'NO_TIME_LEFT' });
    expect(http).not.toHaveBeenCalled();
  });

  it('reads its environment at the first event, not on load', async () => {
    const unusable = handleSync(tellingStory([]), budgets, { variables: {} });
    await expect(unusable({ Records: [] }, context)).rejects.toThrow('TABLE_NAME');
  });
});
