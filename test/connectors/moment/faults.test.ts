import { gzipSync } from 'node:zlib';
import { moment } from '../../../lib/connectors/moment/index.ts';
import { BudgetSpent, SyncError } from '../../../lib/sync/errors.ts';
import type { Mapping } from '../../../lib/sync/receipt.ts';
import { type Asked, momentConnection, noContext, now, type StubAnswer, withStub } from './moment-connection.ts';

const mapping: Mapping = {
  targetId: '10021',
  number: '10021',
  fingerprint: '',
  sourceFingerprint: '',
  deliveredAt: now.toISOString(),
};

function read(answer: StubAnswer): Promise<unknown> {
  return withStub(answer, (stub) => moment.customer.read(momentConnection(stub.url), '9911', noContext));
}

function confirm(answer: StubAnswer): Promise<unknown> {
  return withStub(answer, (stub) => moment.customerNumber.confirm(momentConnection(stub.url), '9911', mapping));
}

const html = '<!doctype html><html><head><title>Moment</title></head><body><h1>Maintenance</h1></body></html>';

describe('reading meets a fault', () => {
  it.each<[string, StubAnswer, string, string]>([
    ['401', { status: 401, json: { message: 'Bad key' } }, 'login-refused', '401 Bad key'],
    ['403', { status: 403, body: '' }, 'access-missing', '403'],
    ['429', { status: 429, body: 'slow down' }, 'vendor-throttled', '429 slow down'],
    ['500', { status: 500, json: { code: 'INTERNAL', message: 'Oops' } }, 'vendor-error', '500 Oops (INTERNAL)'],
    ['302', { status: 302, headers: { location: 'https://example.com/' } }, 'vendor-error', '302 {}'],
    ['200 with HTML', { body: html }, 'vendor-error', 'no readable JSON: 200 Moment Maintenance'],
    [
      'half a body',
      { body: '{"id": 9911, "name": "No' },
      'vendor-error',
      'no readable JSON: 200 {"id": 9911, "name": "No',
    ],
    [
      'bytes that are no UTF-8',
      { body: Uint8Array.of(0x22, 0xff, 0xfe, 0x22) },
      'vendor-error',
      'no readable JSON: 200 "��"',
    ],
    ['a cut connection', { cut: true }, 'vendor-unreachable', expect.any(String)],
    [
      'gzip that ends early',
      { body: gzipSync('{"id":1}').subarray(0, 15), headers: { 'content-encoding': 'gzip' } },
      'vendor-unreachable',
      expect.any(String),
    ],
  ])('%s: held back', async (_what, answer, code, vendorWords) => {
    await expect(read(answer)).rejects.toMatchObject({
      reason: { advice: 'hold', problem: { code, vendorWords } },
      applied: 'no',
    });
  });

  it('403: that record alone is held, for an hour; others are read', async () => {
    const answer = ({ path }: Asked): StubAnswer =>
      path.endsWith('/9911') ? { status: 403, json: { message: 'No access to this customer' } } : { status: 404 };
    await withStub(answer, async (stub) => {
      const connection = momentConnection(stub.url);
      const readCustomer = (key: string) => moment.customer.read(connection, key, noContext);
      const retryAt = new Date(now.getTime() + 3_600_000);
      await expect(readCustomer('9911')).rejects.toMatchObject({ retryAt });
      await expect(readCustomer('9912')).rejects.toMatchObject({ reason: { problem: { value: 'fjord' } } });
      expect(stub.asked.some(({ path }) => path.endsWith('/9912'))).toBe(true);
    });
  });

  it.each([
    ['seconds', '90', '2026-11-21T10:01:30.000Z'],
    ['a date', 'Sat, 21 Nov 2026 10:05:00 GMT', '2026-11-21T10:05:00.000Z'],
    ['nonsense', 'soon', undefined],
  ])('obeys Retry-After in %s', async (_what, header, at) => {
    const failure = await read({ status: 429, headers: { 'retry-after': header } }).catch((error: unknown) => error);
    expect(failure instanceof SyncError && failure.retryAt?.toISOString()).toBe(at);
  });

  it('knows that nothing was sent when there is no connection', async () => {
    const failing = moment.customer.read(momentConnection('http://127.0.0.1:1'), '9911', noContext);
    await expect(failing).rejects.toMatchObject({ applied: 'no', reason: { problem: { code: 'vendor-unreachable' } } });
  });

  it('sends nothing when the budget is spent', () =>
    withStub({ json: {} }, async (stub) => {
      const connection = momentConnection(stub.url);
      const spent = new BudgetSpent('moment', connection.allowance);
      const allowance = { ...connection.allowance, spend: () => Promise.reject(spent) };
      await expect(moment.customer.read({ ...connection, allowance }, '1', noContext)).rejects.toBe(spent);
      expect(stub.asked).toHaveLength(0);
    }));

  it('keeps the key out of every word', async () => {
    const echo = 'you sent Basic YXBpa2V5OmNhbmFyeS1rZXktMQ== that is apikey:canary-key-1';
    const failure = await read({ status: 500, body: echo }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      reason: { problem: { vendorWords: '500 you sent Basic *** that is apikey:***' } },
    });
  });

  it('keeps at most 500 characters of the vendor’s words', async () => {
    const failure = await read({ status: 500, body: 'x'.repeat(5000) }).catch((error: unknown) => error);
    expect(failure instanceof SyncError && failure.reason.problem.vendorWords?.length).toBe(500);
  });
});

describe('the customer number goes back to Moment', () => {
  it.each([
    ['is needed when there is none yet', undefined, true],
    ['is needed when there is another', '7', true],
    ['is not needed when it is there: the echo of our own write makes no call', '10021', false],
  ])('%s', (_what, number, expected) => {
    expect(moment.customerNumber.isNeeded({ id: '9911', name: 'x', number }, mapping)).toBe(expected);
  });

  it('by a PATCH of that field alone', () =>
    withStub({ json: { id: 9911, customerNumber: '10021' } }, async (stub) => {
      const confirmed = await moment.customerNumber.confirm(momentConnection(stub.url), '9911', mapping);
      expect(confirmed).toEqual({ kind: 'confirmed' });
      expect(stub.asked).toMatchObject([
        {
          method: 'PATCH',
          path: '/api/1.0/companies/fjord/customers/9911',
          headers: { 'content-type': 'application/json' },
          body: '{"customerNumber":"10021"}',
        },
      ]);
    }));

  it('is done with an empty answer, too', async () => {
    expect(await confirm({ status: 204, body: '' })).toEqual({ kind: 'confirmed' });
  });

  it('is done when the customer is gone', () =>
    withStub(
      ({ method }) => (method === 'PATCH' ? { status: 404 } : { json: { content: [] } }),
      async (stub) => {
        const confirmed = await moment.customerNumber.confirm(momentConnection(stub.url), '9911', mapping);
        expect(confirmed).toEqual({ kind: 'confirmed' });
      },
    ));

  it.each<[string, StubAnswer, string]>([
    ['401', { status: 401 }, 'login-refused'],
    ['429', { status: 429 }, 'vendor-throttled'],
    ['500', { status: 500 }, 'vendor-error'],
    ['200 with HTML', { body: html }, 'vendor-error'],
    ['a cut connection', { cut: true }, 'vendor-unreachable'],
  ])('is held back by %s and tried again', async (_what, answer, code) => {
    expect(await confirm(answer)).toMatchObject({ kind: 'not-applied', problem: { code } });
  });

  const taken = {
    status: 400,
    code: 'VALIDATION',
    message: 'The request is not valid',
    errors: [{ field: 'customerNumber', message: 'is used by another customer' }],
  };

  it.each<[string, StubAnswer, object]>([
    [
      '400',
      { status: 400, json: taken },
      {
        field: 'customerNumber',
        vendorWords: '400 The request is not valid (VALIDATION) customerNumber: is used by another customer',
      },
    ],
    ['409', { status: 409, json: { message: 'stale version' } }, { vendorWords: '409 stale version' }],
    [
      'a server that keeps its own number',
      { json: { id: 9911, customerNumber: '7' } },
      { field: 'customerNumber', value: '10021', vendorWords: 'Moment keeps the customer number 7' },
    ],
  ])('is refused by %s, in the vendor’s words', async (_what, answer, problem) => {
    await expect(confirm(answer)).rejects.toMatchObject({
      reason: { advice: 'refuse', problem: { code: 'refused-by-vendor', ...problem } },
    });
  });
});
