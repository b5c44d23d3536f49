import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { recman } from '../../../lib/connectors/recman/index.ts';
import { createRecmanControl, type RecmanControl } from '../../../lib/sandboxes/recman/control.ts';
import { startRecmanSandbox } from '../../../lib/sandboxes/recman/index.ts';
import { listenOnLoopback, type Sandbox, type SandboxFault } from '../../../lib/sandboxes/sandbox.ts';
import { SyncError } from '../../../lib/sync/errors.ts';
import { canaryKey, now, recmanConnection } from './recman-connection.ts';

let sandbox: Sandbox;
let control: RecmanControl;
const midnight = new Date('2026-11-21T23:00:00.000Z');

beforeEach(async () => {
  sandbox = await startRecmanSandbox({ clock: () => now });
  control = createRecmanControl(sandbox.url);
  await control.putAccount('fjord', { key: canaryKey });
});
afterEach(() => sandbox.close());

async function failureAt(endpoint: string) {
  const used = recmanConnection({ endpoint });
  const context = { snapshot: undefined, settings: undefined };
  const failure = await recman.invoice.read(used.connection, '1', context).catch((error: unknown) => error);
  return { ...used, failure };
}

/** Neither the key nor any escaped form of it, anywhere in an error, its causes, its stack or the log. */
function expectNoKey(...things: unknown[]): void {
  const text = things.map((thing) => inspect(thing, { depth: 20, showHidden: true })).join('\n');
  for (const form of [
    canaryKey,
    encodeURIComponent(canaryKey),
    String(new URLSearchParams({ k: canaryKey })).slice(2),
  ]) {
    expect(text).not.toContain(form);
  }
  expect(text).not.toContain('canary');
}

describe('a fault of RecMan holds the work back, and no word of it carries the key', () => {
  it.each<[SandboxFault, string]>([
    ['html', 'vendor-error'],
    ['truncated', 'vendor-error'],
    ['garbage', 'vendor-error'],
    ['fail-500', 'vendor-error'],
    ['refuse', 'vendor-error'],
    ['throttle', 'vendor-throttled'],
    ['reset', 'vendor-unreachable'],
  ])('%s is %s', async (fault, code) => {
    await control.addFault({ operation: 'invoice', fault, times: 1 });
    const { failure, logged } = await failureAt(sandbox.url);
    expect(failure).toMatchObject({ reason: { advice: 'hold', problem: { code } }, applied: 'no' });
    expectNoKey(failure, logged);
  });

  it('the limit of the day closes it until midnight in Oslo', async () => {
    await control.useElsewhere('fjord', 200);
    const { failure, closed, logged } = await failureAt(sandbox.url);
    expect(failure).toMatchObject({
      reason: { problem: { code: 'vendor-throttled', vendorWords: '429 Daily request limit reached' } },
      retryAt: midnight,
    });
    expect(closed).toEqual([midnight]);
    expectNoKey(failure, logged);
  });

  it('the same limit told by the status', async () => {
    await control.setSwitches({ limitForm: 'http-429' });
    await control.useElsewhere('fjord', 200);
    expect((await failureAt(sandbox.url)).closed).toEqual([midnight]);
  });

  it('a revoked key is a refused log-in', async () => {
    await control.putAccount('fjord', { isRevoked: true });
    const { failure } = await failureAt(sandbox.url);
    expect(failure).toMatchObject({ reason: { problem: { code: 'login-refused' } } });
    expectNoKey(failure);
  });

  it('an answer of another form stops the work, with the field', async () => {
    const { failure } = await answeredBy('{"success":"perhaps"}');
    expect(failure).toMatchObject({
      reason: { advice: 'refuse', problem: { code: 'contract-changed', field: 'success' } },
    });
  });

  it.each([
    ['an error that repeats the address', (url: string) => `{"success":false,"error":[{"message":"bad call ${url}"}]}`],
    ['a page that repeats the address', (url: string) => `<html>no such page ${url}</html>`],
    ['an error that repeats the key', () => JSON.stringify({ success: false, errors: [`unknown key ${canaryKey}`] })],
  ])('%s', async (_what, bodyOf) => {
    const { failure, logged } = await answeredBy(bodyOf);
    expect(failure).toBeInstanceOf(SyncError);
    expectNoKey(failure, logged);
  });

  it.each([
    ['nobody listens', 'http://127.0.0.1:1'],
    ['the host does not exist', 'http://recman.invalid'],
    ['the address is none', 'http://'],
  ])('%s', async (_what, endpoint) => {
    const { failure, logged } = await failureAt(endpoint);
    expect(failure).toMatchObject({ reason: { problem: { code: 'vendor-unreachable' } } });
    expectNoKey(failure, logged);
  });

  it('a redirect is not followed with the key', async () => {
    const { failure } = await answeredBy('moved', 302);
    expectNoKey(failure);
  });
});

async function answeredBy(body: string | ((url: string) => string), status = 200) {
  const server = createServer((request, response) => {
    response.writeHead(status, { location: `http://127.0.0.1:1${request.url}` });
    response.end(typeof body === 'string' ? body : body(request.url ?? ''));
  });
  const url = await listenOnLoopback(server);
  try {
    return await failureAt(url);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
