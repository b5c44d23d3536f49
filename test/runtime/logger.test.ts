import { createLog, logWith } from '../../lib/runtime/logger.ts';
import { createMetrics } from '../../lib/runtime/metrics.ts';
import { outputOf } from '../support/output.ts';

const canary = 'CANARY-0123456789';

describe('the log', () => {
  it('writes one line of JSON with its facts', async () => {
    const output = await outputOf(() =>
      logWith(createLog('test'), { tenant: 'fjord' }).info('receipt', { key: '4711' }),
    );
    expect(JSON.parse(output)).toMatchObject({
      level: 'INFO',
      service: 'test',
      message: 'receipt',
      facts: { tenant: 'fjord', key: '4711' },
    });
  });

  it.each([
    ['a secret field', { password: canary }],
    ['a secret field deep inside', { login: { apiKey: canary }, list: [{ webhookSecret: canary }] }],
    ['a session', { sessionId: canary }],
    ['a header', { headers: { Authorization: `Basic ${canary}`, cookie: canary } }],
    ['an authorization in a text', { words: `sent Authorization: Basic ${canary} and failed` }],
    ['a query', { url: `https://api.test/v2?key=${canary}&x=1` }],
    ['the user of an address', { url: `https://user:${canary}@api.test/` }],
    ['a webhook path', { path: `/webhooks/moment/fjord.main/${canary}` }],
    ['an error', { error: new Error(`refused ${canary}`, { cause: canary }) }],
    ['an error in a list', { errors: [{ inner: new Error(canary) }] }],
  ])('hides %s', async (_, facts) => {
    const output = await outputOf(() => createLog('test').error('failed', facts));
    expect(output).toContain('failed');
    expect(output).not.toContain(canary);
  });

  it('hides a secret that it was told of, wherever it turns up', async () => {
    const log = createLog('test');
    log.hide(canary);
    log.hide('short');
    const output = await outputOf(() =>
      log.warn(`no ${canary}`, { words: `a${canary}b, a short text`, deep: [{ x: canary }] }),
    );
    expect(output).not.toContain(canary);
    expect(output).toContain('a short text');
  });
});

describe('counts', () => {
  it('are summed, and have exactly their own dimensions', async () => {
    const metrics = createMetrics();
    metrics.count('ReceiptsDelivered', 1, { direction: 'a' });
    metrics.count('ReceiptsDelivered', 2, { direction: 'a' });
    metrics.count('ReceiptsRejected', 1, { direction: 'a' });
    metrics.count('ReceiptsDelivered', 5, { direction: 'b' });
    metrics.count('ReceiptsReleased', 7, {});
    const lines = (await outputOf(() => metrics.publish()))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const told = lines.map(({ _aws, ...fields }) => [
      _aws.CloudWatchMetrics[0].Namespace,
      _aws.CloudWatchMetrics[0].Dimensions,
      fields,
    ]);
    expect(told).toEqual([
      ['Ledgerbridge', [['direction']], { direction: 'a', ReceiptsDelivered: 3, ReceiptsRejected: 1 }],
      ['Ledgerbridge', [['direction']], { direction: 'b', ReceiptsDelivered: 5 }],
      ['Ledgerbridge', [[]], { ReceiptsReleased: 7 }],
    ]);
    expect(await outputOf(() => metrics.publish())).toBe('');
  });
});
