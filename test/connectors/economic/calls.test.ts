import { bucketOf } from '../../../lib/connectors/economic/bucket.ts';
import { economic } from '../../../lib/connectors/economic/index.ts';
import { economicBudget } from '../../../lib/connectors/economic/limits.ts';
import type { HttpAnswer, HttpRequest } from '../../../lib/sync/ports.ts';
import { economicConnection, sceneTime } from './economic-connection.ts';
import { exampleProject } from './scenes.ts';

type Said = { readonly status?: number; readonly headers?: Record<string, string>; readonly json?: unknown };

/** A vendor that answers so, one after the other. */
function vendorSaying(...answers: readonly Said[]) {
  const sent: HttpRequest[] = [];
  const connection = economicConnection({
    http: async (request): Promise<HttpAnswer> => {
      const { status = 200, headers = {}, json = {} } = answers[sent.length] ?? {};
      sent.push(request);
      return { status, headers, body: new TextEncoder().encode(JSON.stringify(json)) };
    },
  });
  return { connection, sent };
}

const answered = { json: { number: 1, name: 'Daglig' } };
const bucket = (used: number) => ({
  ...answered,
  headers: { 'x-ratelimiting': `token-limit-10000-per-60-seconds: ${used}/10000`, 'x-callcost': '3' },
});

describe('the token bucket of an agreement', () => {
  it.each([
    ['token-limit-10000-per-60-seconds: 147/10000', { used: 147, limit: 10_000, seconds: 60, cost: 1 }],
    ['token-limit-5-per-1-seconds:5/5', { used: 5, limit: 5, seconds: 1, cost: 1 }],
    ['something else', undefined],
  ])('%s', (header, read) => {
    expect(bucketOf({ 'x-ratelimiting': header })).toEqual(read);
  });

  it.each([
    [147, 0],
    [9499, 0],
    [9501, 1],
    [10_000, 1],
  ])('with %i of 10,000 used, this worker pauses %i times', async (used, pauses) => {
    const { connection } = vendorSaying({ ...bucket(used), json: { agreementNumber: 1 } });
    // The second answer is an empty one: what the first one's headers said is what counts here.
    await expect(economic.testConnection(connection, { journal: 1 })).rejects.toThrow();
    expect(connection.closed).toHaveLength(pauses);
  });

  it.each([
    ['Retry-After in seconds', { 'retry-after': '7' }, 7],
    ['Retry-After as a date', { 'retry-after': 'Sat, 21 Nov 2026 09:00:30 GMT' }, 30],
    ['no word: the bucket’s period', { 'x-ratelimiting': 'token-limit-100-per-20-seconds: 100/100' }, 20],
    ['no header at all', {}, 60],
  ])('429 with %s pauses so many seconds', async (_what, headers, seconds) => {
    const { connection } = vendorSaying({ status: 429, headers });
    const outcome = economic.project.lookUp(connection, { number: '1', name: 'x' });
    const retryAt = new Date(sceneTime().getTime() + seconds * 1000);
    await expect(outcome).rejects.toMatchObject({ retryAt, reason: { problem: { code: 'vendor-throttled' } } });
    expect(connection.closed.at(-1)).toEqual(retryAt);
  });
});

describe('the budget of an agreement', () => {
  it('is 50,000 calls a Danish day, counted for each grant by itself, and never shows the token', () => {
    const one = economicBudget({ agreementGrantToken: 'grant-one' });
    const other = economicBudget({ agreementGrantToken: 'grant-two' });
    expect(one).toMatchObject({ limit: 50_000, dayIn: 'Europe/Copenhagen' });
    expect(one.name).not.toBe(other.name);
    expect(one.name).not.toContain('grant-one');
  });
});

describe('a project that people change meanwhile', () => {
  const present = { json: { number: 2040, name: 'Gammelt', objectVersion: 'v1' } };
  const conflict = { status: 409, json: { title: 'Conflict', errorCode: 'UpdateConflict' } };
  const change = (connection: ReturnType<typeof vendorSaying>['connection']) =>
    economic.project.write(connection, {
      ...{ target: exampleProject, evidence: {}, idempotencyKey: 'key', done: {} },
      existing: { targetId: '2040', number: '2040' },
    });

  it('is read again, and written on what stands now', async () => {
    const newer = { json: { ...present.json, objectVersion: 'v2', description: 'Husk' } };
    const { connection, sent } = vendorSaying(present, conflict, newer, { json: { number: 2040 } });
    expect(await change(connection)).toMatchObject({ kind: 'delivered' });
    expect(JSON.parse(String(sent[3]?.body))).toMatchObject({ objectVersion: 'v2', description: 'Husk' });
  });

  it('and that never rests waits after three reads', async () => {
    const { connection, sent } = vendorSaying(present, conflict, present, conflict, present, conflict);
    expect(await change(connection)).toMatchObject({ kind: 'not-applied', problem: { code: 'vendor-error' } });
    expect(sent).toHaveLength(6);
  });
});

describe('a refusal that the vendor remembers', () => {
  const refused = {
    status: 400,
    json: { title: 'No', errors: [{ errorCode: 'ProjectGroupNotFound', message: 'no' }] },
  };
  const remembered = { ...refused, headers: { 'x-resultfromcache': 'true' } };
  const create = (connection: ReturnType<typeof vendorSaying>['connection']) =>
    economic.project.write(connection, {
      ...{ target: exampleProject, evidence: {}, idempotencyKey: 'key', done: {}, existing: undefined },
    });

  it('is asked once more under another key', async () => {
    const { connection, sent } = vendorSaying(remembered, { json: { number: 2040 } });
    expect(await create(connection)).toMatchObject({ kind: 'delivered' });
    const keys = sent.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(2);
  });

  it('and one of now is told at once', async () => {
    const { connection, sent } = vendorSaying(refused);
    expect(await create(connection)).toMatchObject({ kind: 'rejected' });
    expect(sent).toHaveLength(1);
  });

  it('while a remembered fault of the server may have been applied: it is looked up', async () => {
    const { connection, sent } = vendorSaying({ ...remembered, status: 500 });
    expect(await create(connection)).toMatchObject({ kind: 'unknown' });
    expect(sent).toHaveLength(1);
  });
});
