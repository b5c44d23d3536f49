import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { codeOf, reasonOf } from './error-facts.ts';
import { FunctionFailure } from './function-failure.ts';
import { type HttpReply, httpEvent, httpReply } from './http-event.ts';
import { type Route, routeTable } from './route-table.ts';

/** The gateway's own limit: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const maximumBodyBytes = 10 * 1024 * 1024;

/** An HTTP API of the template, served on loopback. */
export type HttpApi = {
  readonly routes: readonly Route[];
  /**
   * True where AWS would ask who is calling. Here the listener is loopback only; a browser that another site leads here
   * is told apart by its Host and Origin headers.
   */
  readonly guarded: boolean;
};

/** What answers the calls of an HTTP API. */
export type HttpApiParts = {
  invoke(functionArn: string, event: unknown): Promise<unknown>;
  clock(): Date;
  onError(error: unknown): void;
};

/** A listener of an HTTP API. It can listen before its routes are known: until then it answers 503. */
export type HttpListener = {
  readonly url: string;
  serve(api: HttpApi, parts: HttpApiParts): void;
  close(): Promise<void>;
};

/** Listen on a loopback port. @throws Error that names the port when it is taken */
export async function listenHttp(port: number, purpose: string): Promise<HttpListener> {
  let answer = async (_request: IncomingMessage): Promise<HttpReply> => message(503, 'Starting');
  const server = createServer((request, response) => {
    // `answer` turns every failure into a reply; sending can only fail when the caller has gone.
    void answer(request).then((reply) => send(response, reply));
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Error(portMessage(port, purpose, error), { cause: error });
  }
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}`,
    serve(api, parts) {
      const find = routeTable(api.routes);
      answer = (request) => handle(request, { api, parts, find });
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What a person reads when a port cannot be had. */
export function portMessage(port: number, purpose: string, error: unknown): string {
  return codeOf(error) === 'EADDRINUSE'
    ? `Port ${port} (${purpose}) is taken by another program. Stop that one, or choose another port (see --help).`
    : `Port ${port} (${purpose}) cannot be opened: ${reasonOf(error)}`;
}

type Serving = { api: HttpApi; parts: HttpApiParts; find: ReturnType<typeof routeTable> };

async function handle(request: IncomingMessage, { api, parts, find }: Serving): Promise<HttpReply> {
  try {
    if (api.guarded && !isOwnCaller(request)) {
      return message(403, 'Forbidden');
    }
    const path = URL.parse(request.url ?? '/', 'http://local')?.pathname;
    if (path === undefined || !isWellEncoded(path)) {
      return message(400, 'Bad Request');
    }
    const match = find(request.method ?? 'GET', path);
    if (match === undefined) {
      return message(404, 'Not Found');
    }
    const body = await readBody(request);
    if (body === undefined) {
      return message(413, 'Request Entity Too Large');
    }
    const { route, pathParameters } = match;
    const event = httpEvent(request, { routeKey: route.key, pathParameters, body, time: parts.clock() });
    return httpReply(await parts.invoke(route.functionArn, event));
  } catch (error) {
    parts.onError(error);
    return error instanceof FunctionFailure && error.kind === 'time-out'
      ? message(503, 'Service Unavailable')
      : message(500, 'Internal Server Error');
  }
}

/** Pages of other sites, and names that a stranger's DNS leads to loopback, are refused. */
function isOwnCaller({ headers }: IncomingMessage): boolean {
  const host = headers.host ?? '';
  const isLoopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
  return isLoopback && (headers.origin === undefined || headers.origin === `http://${host}`);
}

/** Escapes that are no UTF-8 (`%FF`) would fail later, in the middle of a route. */
function isWellEncoded(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    // The one thing that decoding throws: a URIError, which is the answer to the question.
    return false;
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maximumBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function message(status: number, text: string): HttpReply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message: text }) };
}

function send(response: ServerResponse, { status, headers, body }: HttpReply): void {
  response.writeHead(status, { ...headers });
  response.end(body);
}
