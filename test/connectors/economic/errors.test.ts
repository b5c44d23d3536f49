import { keyInPath } from '../../../lib/connectors/economic/addresses.ts';
import { bucketOf, obeyBucket, retryTime } from '../../../lib/connectors/economic/bucket.ts';
import { numbersOf, rangesText } from '../../../lib/connectors/economic/decode.ts';
import { verdictOn } from '../../../lib/connectors/economic/errors.ts';
import { vendorWordsOf } from '../../../lib/connectors/economic/vendor-words.ts';
import { economicConnection, sceneTime } from './economic-connection.ts';

const bytes = (body: unknown) => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));

const problem = (errorCode: string, property?: string) => ({
  ...{ title: 'One or more validation errors occurred.', status: 400, errorCode: 'ValidationError' },
  errors: [{ message: 'No.', errorCode, property }],
});

const tree = {
  ...{ message: 'Validation error.', errorCode: 'E04300', httpStatusCode: 400 },
  errors: {
    currency: { errors: [{ errorCode: 'E06000', message: 'currency does not exist.', value: 'ZUL' }] },
    lines: [{ arrayIndex: 0, unit: { errors: [{ errorCode: 'E06000', errorMessage: 'unit does not exist.' }] } }],
  },
};

describe('what an error answer says', () => {
  it.each([
    [
      'a problem of the services',
      problem('JournalEntryAccountNotFound', 'AccountNumber'),
      'AccountNumber',
      'JournalEntryAccountNotFound',
    ],
    ['a tree of REST', tree, 'currency', 'E06000'],
    ['a list of texts', { message: 'No.', errorCode: 'E04300', errors: ['name is required'] }, undefined, 'E04300'],
    ['a web page', '<html><b>Bad gateway</b></html>', undefined, undefined],
  ])('%s', (_what, body, field, code) => {
    const said = vendorWordsOf(400, bytes(body), ['secret']);
    expect(said.field).toBe(field);
    expect(said.codes[0]).toBe(code);
    expect(said.words).toMatch(/^400 /);
  });

  it('holds no token and at most 500 characters', () => {
    const { words } = vendorWordsOf(400, bytes(`the token abc-secret ${'x'.repeat(900)}`), ['abc-secret']);
    expect(words).not.toContain('abc-secret');
    expect(words.length).toBeLessThanOrEqual(500);
  });
});

describe('what a failure means', () => {
  const verdict = (status: number, body: unknown, effect: 'read' | 'write' = 'write') =>
    verdictOn(status, vendorWordsOf(status, bytes(body), []), effect);

  it.each<[string, number, unknown, object]>([
    ['a revoked grant', 401, {}, { kind: 'hold', problem: { code: 'access-revoked' } }],
    [
      'a token of another app',
      400,
      { message: 'x', errorCode: 'E02250' },
      { kind: 'hold', problem: { code: 'access-revoked' } },
    ],
    [
      'a missing module',
      403,
      { title: 'Missing modules: Project', errorCode: 'AccessDeniedAgreementMissingModules' },
      { kind: 'unavailable' },
    ],
    ['a missing role', 403, {}, { kind: 'hold', problem: { code: 'access-missing' } }],
    ['a stale version', 409, { title: 'x', errorCode: 'UpdateConflict' }, { kind: 'stale' }],
    ['too many calls', 429, '', { kind: 'hold', problem: { code: 'vendor-throttled' } }],
    ['a number in use', 400, { message: 'x', errorCode: 'E06010' }, { kind: 'duplicate' }],
    ['a file that is there', 400, problem('DocumentAlreadyAttachedToVoucher'), { kind: 'duplicate' }],
    ['a draft that is gone', 400, problem('JournalEntryDoesNotExist'), { kind: 'duplicate' }],
    [
      'a closed year',
      400,
      problem('JournalEntryDateAccountingYearClosed'),
      { kind: 'refused', problem: { code: 'fiscal-year-unknown', field: 'date' } },
    ],
    [
      'a barred period',
      400,
      problem('JournalEntryDateAccountingYearPeriodBarred'),
      { kind: 'refused', problem: { code: 'fiscal-year-unknown' } },
    ],
    [
      'an unknown account',
      400,
      problem('JournalEntryContraAccountNotFound'),
      { kind: 'refused', problem: { code: 'account-unknown' } },
    ],
    [
      'a barred customer',
      400,
      problem('JournalEntryCustomerNotAccessible'),
      { kind: 'refused', problem: { code: 'customer-barred' } },
    ],
    [
      'a project that is closed',
      400,
      problem('JournalEntryProjectSetIsClosed'),
      { kind: 'refused', problem: { code: 'project-unknown' } },
    ],
    ['anything else', 400, tree, { kind: 'refused', problem: { code: 'refused-by-vendor', field: 'currency' } }],
    ['a server’s fault', 500, '', { kind: 'unknown' }],
    ['a redirect', 302, '', { kind: 'unknown' }],
  ])('%s', (_what, status, body, becomes) => {
    expect(verdict(status, body)).toMatchObject(becomes);
  });

  it('leaves nothing open for a read', () => {
    expect(verdict(500, '', 'read')).toMatchObject({ kind: 'hold', problem: { code: 'vendor-error' } });
  });
});

describe('the token bucket', () => {
  const headers = (used: number) => ({
    'x-ratelimiting': `token-limit-10000-per-60-seconds: ${used}/10000`,
    'x-callcost': '3',
  });

  it('is read from the headers', () => {
    expect(bucketOf(headers(147))).toEqual({ used: 147, limit: 10_000, seconds: 60, cost: 3 });
    expect(bucketOf({})).toBeUndefined();
  });

  it.each([
    [9499, []],
    [9501, [new Date('2026-11-21T09:01:00.000Z')]],
    [10_000, [new Date('2026-11-21T09:01:00.000Z')]],
  ])('with %i of 10,000 used pauses: %j', async (used, closed) => {
    const connection = economicConnection({ http: () => Promise.reject(new Error('no call')) });
    await obeyBucket(connection, headers(used));
    expect(connection.closed).toEqual(closed);
  });

  it.each([
    ['seconds', { 'retry-after': '7' }, '2026-11-21T09:00:07.000Z'],
    ['a date', { 'retry-after': 'Sat, 21 Nov 2026 09:05:00 GMT' }, '2026-11-21T09:05:00.000Z'],
    ['the bucket alone', headers(10_000), '2026-11-21T09:01:00.000Z'],
    ['nothing', {}, '2026-11-21T09:01:00.000Z'],
  ])('says when to go on after a 429 with %s', (_what, told, at) => {
    const answer = { status: 429, headers: told, body: Buffer.alloc(0) };
    expect(retryTime(answer, sceneTime())?.toISOString()).toBe(at);
    expect(retryTime({ ...answer, status: 400 }, sceneTime())).toBeUndefined();
  });
});

it.each([
  ['2025/2026', '2025_6_2026'],
  ['U25', 'U25'],
  ['a b_c', 'a_9_b_8_c'],
])('the key %s stands in a path as %s', (key, path) => {
  expect(keyInPath(key)).toBe(path);
});

it.each([
  [[51, 52, 53], '51-53'],
  [[7, 51, 52, 60], '7,51-52,60'],
  [[3], '3'],
])('entry numbers %j are kept as %s', (numbers, text) => {
  expect(rangesText(numbers)).toBe(text);
  expect(numbersOf(text)).toEqual(numbers);
});
