import { createLastRequests } from '../../lib/runtime/last-requests.ts';
import { createLongVault, sealedRequests } from '../../lib/runtime/seal-long.ts';
import { createLocalVault } from '../../lib/runtime/vault-local.ts';
import { createRequestStore, type RequestStore } from '../../lib/store/request-store.ts';
import type { LastRequest } from '../../lib/sync/last-request.ts';
import { openTestTable } from '../support/table.ts';

const clock = (): Date => new Date('2026-11-21T10:00:00.000Z');
const vault = createLocalVault(Buffer.alloc(32, 7).toString('base64'));
const scope = { tenant: 'fjord', integration: 'fjord.main' };
const request: LastRequest = {
  ...{ v: 1, at: clock().toISOString(), method: 'POST', address: 'https://vendor.example/save' },
  body: `<a>${'å'.repeat(30_000)}</a>`,
};

function open(store: RequestStore) {
  const warnings: string[] = [];
  const log = { info: () => undefined, warn: (told: string) => void warnings.push(told), error: () => undefined };
  return { warnings, ...createLastRequests({ store, vault, clock, log }) };
}

describe('requests in the table', () => {
  let table: Awaited<ReturnType<typeof openTestTable>>;
  const store = () => createRequestStore(table);
  const now = clock();
  beforeAll(async () => {
    table = await openTestTable();
  });
  afterAll(() => table.close());

  it('are read as they were kept, sealed at rest, the later one of a name', async () => {
    const requests = open(store());
    requests.keep(scope, 'r1', { ...request, method: 'PUT' });
    requests.keep(scope, 'r1', request);
    await requests.flush();
    requests.keep(scope, 'r0', request);
    const flushed = requests.flush();
    requests.keep(scope, 'r0', { ...request, method: 'PUT' });
    await flushed;
    expect(await requests.read({ ...scope, request: 'r0' })).toMatchObject({ method: 'PUT' });
    expect(await requests.read({ ...scope, request: 'r1' })).toEqual(request);
    const sealed = await store().find(scope, { name: 'r1', now });
    expect(sealed).toContain('"v":1');
    expect(sealed).not.toContain('vendor.example');
    expect(sealed?.length).toBeLessThan(2000);
  });

  it('are gone after thirty days', async () => {
    await store().put([{ scope, name: 'r4', sealed: 'x', at: now }]);
    const day = (count: number) => new Date(now.getTime() + count * 24 * 3600 * 1000);
    expect(await store().find(scope, { name: 'r4', now: day(29) })).toBe('x');
    expect(await store().find(scope, { name: 'r4', now: day(30) })).toBeUndefined();
  });

  it('are found under their own name and integration alone', async () => {
    const requests = open(store());
    requests.keep(scope, 'r2', request);
    await requests.flush();
    expect(await requests.read({ ...scope, request: 'r3' })).toBeUndefined();
    expect(await requests.read({ ...scope, request: undefined })).toBeUndefined();
    expect(await requests.read({ tenant: 'fjord', integration: 'fjord.other', request: 'r2' })).toBeUndefined();
    const sealed = (await store().find(scope, { name: 'r2', now })) ?? '';
    await store().put([{ scope: { tenant: 'bakke', integration: 'bakke.main' }, name: 'r2', sealed, at: now }]);
    await expect(requests.read({ tenant: 'bakke', integration: 'bakke.main', request: 'r2' })).rejects.toThrow();
  });
});

it('a store that fails or never answers concerns nobody but the log', async () => {
  const failing = open({ put: () => Promise.reject(new Error('away')), find: async () => undefined });
  failing.keep(scope, 'r1', request);
  await failing.flush();
  expect(failing.warnings).toEqual(['a request was not kept']);
  const crowded = open({ put: async (all) => all.slice(3), find: async () => undefined });
  for (const name of ['r1', 'r2', 'r3', 'r4']) crowded.keep(scope, name, request);
  await crowded.flush();
  expect(crowded.warnings).toEqual(['a request was not kept']);
  const silent = open({ put: () => new Promise(() => undefined), find: async () => undefined });
  silent.keep(scope, 'r1', request);
  await silent.flush();
});

it('what is sent at nearly the same time is written together, without being asked to', async () => {
  const written: number[] = [];
  const { promise: isWritten, resolve: tell } = Promise.withResolvers<void>();
  const put: RequestStore['put'] = async (all) => {
    written.push(all.length);
    tell();
    return [];
  };
  const requests = open({ put, find: async () => undefined });
  for (let name = 0; name < 10; name += 1) requests.keep(scope, `r${name}`, request);
  await isWritten;
  await requests.flush();
  expect(written).toEqual([10]);
});

it('one write follows the other, so that the later request of a name stays', async () => {
  let [running, most] = [0, 0];
  const put: RequestStore['put'] = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    running -= 1;
    return [];
  };
  const requests = open({ put, find: async () => undefined });
  requests.keep(scope, 'r1', request);
  const first = requests.flush();
  requests.keep(scope, 'r1', request);
  await Promise.all([first, requests.flush()]);
  expect([running, most]).toEqual([0, 1]);
});

it('a long text opens with its own context only, and the vault seals one key an hour', async () => {
  let sealed = 0;
  const seal = (...given: Parameters<typeof vault.seal>) => {
    sealed += 1;
    return vault.seal(...given);
  };
  const counting = { ...vault, seal };
  const long = createLongVault(counting, clock);
  const context = { ...scope, vendor: sealedRequests };
  const texts = await Promise.all(['one', 'two'.repeat(30_000)].map((text) => long.seal(text, context)));
  expect(await Promise.all(texts.map((text) => long.open(text, context)))).toEqual(['one', 'two'.repeat(30_000)]);
  expect(sealed).toBe(1);
  await expect(long.open(texts[0] ?? '', { ...context, vendor: 'moment' })).rejects.toThrow();
});
