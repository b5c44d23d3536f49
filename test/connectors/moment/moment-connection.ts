import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { MomentLogin } from '../../../lib/documents/vendors.ts';
import { listenOnLoopback } from '../../../lib/sandboxes/sandbox.ts';
import type { Connection } from '../../../lib/sync/ports.ts';
import { createHttp } from '../../../lib/transport/http.ts';
import { createMemoryFiles } from '../../support/memory-files.ts';
import { createMemorySessions } from '../../support/memory-sessions.ts';

export const login: MomentLogin = { companyCode: 'fjord', apiKey: 'canary-key-1' };
export const now = new Date('2026-11-21T10:00:00.000Z');

/** What a reader is told of a record that no poll found. */
export const noContext = { snapshot: undefined, settings: {} } as const;

/** A connection over real HTTP. `spent` counts the calls that were asked of the allowance. */
export function momentConnection(
  endpoint: string,
  changes: Partial<Connection<'moment'>> = {},
): Connection<'moment'> & { spent(): number } {
  const kept = new Map<string, Promise<unknown>>();
  let spent = 0;
  const nothing = async () => undefined;
  return {
    vendor: 'moment',
    tenant: 'fjord',
    integration: 'fjord.main',
    login,
    endpoint,
    secondEndpoint: undefined,
    applicationId: undefined,
    http: createHttp(),
    clock: () => now,
    allowance: {
      reserve: nothing,
      spend: async () => {
        spent += 1;
      },
      report: nothing,
      close: nothing,
      redeem: async () => 'other',
      book: async () => ({ budget: 'none', window: now.toISOString(), opensAt: now }),
      bookTogether: async () => [],
      end: nothing,
    },
    sessions: createMemorySessions(),
    files: createMemoryFiles(),
    memo: async (name, _seconds, load) => {
      const found = kept.get(name);
      if (found === undefined) kept.set(name, load());
      return (await kept.get(name)) as Awaited<ReturnType<typeof load>>;
    },
    forget: (name) => {
      kept.delete(name);
    },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...changes,
    spent: () => spent,
  };
}

/** What the stub was asked. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** What the stub answers: JSON unless `body` is text or bytes; `cut` ends the connection in mid-answer. */
export type StubAnswer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string | Uint8Array;
  readonly cut?: true;
};

/** A server that answers as one test says. */
async function startStub(answerTo: (asked: Asked, count: number) => StubAnswer) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? '/', 'http://stub');
    const call: Asked = {
      method: request.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    asked.push(call);
    const answer = answerTo(call, asked.length);
    if (answer.cut) {
      response.writeHead(200, { 'content-length': '1000' }).write('{"id"', () => response.socket?.resetAndDestroy());
      return;
    }
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.body ?? JSON.stringify(answer.json ?? {}));
  });
  const url = await listenOnLoopback(server);
  return {
    url,
    asked,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Runs a test against a stub that answers the same, or as a function says. */
export async function withStub<T>(
  answer: StubAnswer | ((asked: Asked, count: number) => StubAnswer),
  run: (stub: Awaited<ReturnType<typeof startStub>>) => Promise<T>,
): Promise<T> {
  const stub = await startStub(typeof answer === 'function' ? answer : () => answer);
  try {
    return await run(stub);
  } finally {
    await stub.close();
  }
}
