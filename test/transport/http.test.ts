import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect as connectTcp, createServer as createTcpServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { TransportError } from '../../lib/sync/errors.ts';
import type { HttpRequest } from '../../lib/sync/ports.ts';
import { createHttp } from '../../lib/transport/http.ts';

const http = createHttp({ keepAliveTimeout: 1000 });
const open: { close(): unknown; closeAllConnections?(): void }[] = [];

afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections?.();
    server.close();
  }
});

async function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}/`;
}

const serve = (answer: RequestListener) => listening(createServer(answer));
const serveBytes = (speak: (socket: Socket) => void) =>
  listening(
    createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => speak(socket));
    }),
  );

const post = (url: string, more: Partial<HttpRequest> = {}) =>
  http({ method: 'POST', url, headers: { 'x-a': 'b' }, body: 'hei', deadlineMs: 5000, ...more });

async function failureOf(work: Promise<unknown>): Promise<TransportError> {
  const error = await work.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (error instanceof TransportError) return error;
  throw new Error(`no transport error: ${String(error)}`);
}

describe('http', () => {
  it('sends method, headers and body, and gives status, lower-case headers and bytes', async () => {
    const url = await serve((request, response) => {
      request.once('data', (chunk) => {
        response.writeHead(418, { 'X-Echo': String(request.headers['x-a']) }).end(`${request.method} ${chunk}`);
      });
    });
    const answer = await post(`${url}path?q=1`);
    expect([answer.status, answer.headers['x-echo'], Buffer.from(answer.body).toString()]).toEqual([
      418,
      'b',
      'POST hei',
    ]);
  });

  it('keeps connections for calls that follow each other', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      request.resume();
      response.end('ok');
    });
    for (let calls = 0; calls < 8; calls += 1) await post(url);
    expect(ports.size).toBeLessThan(4);
  });

  it('does not follow redirects', async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect((await post(url)).status).toBe(302);
    expect(asked).toBe(1);
  });

  it('decompresses', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('blåbær'));
    });
    expect(Buffer.from((await post(url)).body).toString()).toBe('blåbær');
  });

  it.each([
    ['bytes', undefined, Buffer.alloc(2000, 'a')],
    ['decompressed bytes', 'gzip', gzipSync(Buffer.alloc(1_000_000, 'a'))],
  ])('cuts off an answer with too many %s', async (_what, encoding, body) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, encoding === undefined ? {} : { 'content-encoding': encoding }).end(body);
    });
    expect((await failureOf(post(url, { maximumBytes: 1500 }))).phase).toBe('sent');
  });

  it('knows that nothing left when nobody listens', async () => {
    const server = createServer();
    const url = await listening(server);
    await new Promise((closed) => server.close(closed));
    expect(await failureOf(post(url))).toMatchObject({ phase: 'connect', code: 'ECONNREFUSED' });
  });

  it.each(['http://no-such-host.invalid/', 'not a url'])('knows that nothing left for %s', async (url) => {
    expect((await failureOf(post(url))).phase).toBe('connect');
  });

  it('knows that nothing left when the host speaks no TLS', async () => {
    const url = await serveBytes((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect((await failureOf(post(url.replace('http:', 'https:')))).phase).toBe('connect');
  });

  it.each<[string, (socket: Socket) => void]>([
    ['resets', (socket) => socket.resetAndDestroy()],
    ['closes without an answer', (socket) => socket.end()],
    ['stops in the middle', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n<half')],
    ['says nothing', () => undefined],
    ['stops talking in the middle', (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n<half')],
  ])('does not know what became of a request when the host %s', async (_what, speak) => {
    const url = await serveBytes(speak);
    const failure = await failureOf(post(url, { deadlineMs: 300 }));
    expect(failure.phase).toBe('sent');
    expect(String(failure)).not.toContain(url);
  });
});

/** Codes that come while a connection is made come also long after: from a router, or from TLS in the middle of a talk. */
it.each(['EHOSTUNREACH', 'ENETUNREACH', 'ECONNREFUSED', 'EPROTO', 'ERR_SSL_BAD_RECORD_TYPE'])(
  'does not know what became of a request when the connection breaks with %s after it',
  async (code) => {
    const ends = { break: (): void => undefined };
    const url = await serveBytes(() => ends.break());
    const broken = createHttp({
      connect: (_options, done) => {
        const socket = connectTcp(Number(new URL(url).port), '127.0.0.1', () => done(null, socket));
        ends.break = () => void socket.destroy(Object.assign(new Error('broken'), { code }));
      },
    });
    const failure = await failureOf(broken({ method: 'POST', url, headers: {}, body: 'hei', deadlineMs: 5000 }));
    expect(failure).toMatchObject({ phase: 'sent', code });
  },
);

it('knows that nothing left when the deadline passes before the connection stands', async () => {
  const slow = createHttp({ connect: () => undefined });
  const call = { method: 'POST', url: 'http://127.0.0.1:9/', headers: {}, body: 'hei', deadlineMs: 100 } as const;
  const outcome = await Promise.race([failureOf(slow(call)), new Promise((end) => setTimeout(end, 2000, 'hangs'))]);
  expect(outcome).toMatchObject({ phase: 'connect' });
});
