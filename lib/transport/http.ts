import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { Agent, Dispatcher } from 'undici';
import requestWith from 'undici/lib/api/api-request.js';
import KeepAliveAgent from 'undici/lib/dispatcher/agent.js';
import { TransportError } from '../sync/errors.ts';
import type { Http, HttpAnswer, HttpRequest } from '../sync/ports.ts';
import { transportErrorOf } from './http-failure.ts';

const defaultMaximumBytes = 10 * 1024 * 1024;

/** Shorter than every call deadline, so that a host that does not answer the connect is known as such. */
const connectTimeoutMs = 5_000;

const decompressors = new Map([
  ['gzip', promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip)],
  ['x-gzip', promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip)],
  ['deflate', promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate)],
  ['br', promisify<Buffer, { maxOutputLength: number }, Buffer>(brotliDecompress)],
]);

/**
 * HTTP over kept-alive connections. Redirects are answers like others: they are never followed, since a write must not
 * end up elsewhere and a session cookie must not travel.
 */
export function createHttp(agentSettings: Agent.Options = {}): Http {
  const agent = new KeepAliveAgent({
    keepAliveTimeout: 30_000,
    connections: 64,
    connect: { timeout: connectTimeoutMs },
    ...agentSettings,
  });
  return (request) => exchange(agent, request);
}

async function exchange(agent: Agent, request: HttpRequest): Promise<HttpAnswer> {
  if (!URL.canParse(request.url)) throw new TransportError('connect', 'INVALID_URL');
  const url = new URL(request.url);
  const start = startOf(agent, AbortSignal.timeout(request.deadlineMs));
  try {
    const answer = await start.unlessLate({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: request.method,
      headers: { ...request.headers },
      body: bodyOf(request.body),
    });
    const maximum = request.maximumBytes ?? defaultMaximumBytes;
    const headers = flatHeaders(answer.headers);
    return {
      status: answer.statusCode,
      headers,
      body: await decompressed(await readBody(answer.body, maximum), headers['content-encoding'], maximum),
    };
  } catch (error) {
    throw transportErrorOf(error, start.wasBegun());
  }
}

/**
 * Watches whether a request is begun: undici says so just before it writes the first byte to a connection that stands.
 * It looks at the deadline only from then on; a request that is late before that is given up here, and never begun.
 */
function startOf(agent: Agent, signal: AbortSignal) {
  let begun = false;
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => begun || reject(signal.reason), { once: true });
  });
  const watched: Pick<Dispatcher, 'dispatch'> = {
    dispatch(settings, handler) {
      const begin = handler.onRequestStart?.bind(handler);
      handler.onRequestStart = (controller, context) => {
        begun ||= !signal.aborted;
        begin?.(controller, context);
      };
      return agent.dispatch(settings, handler);
    },
  };
  return {
    wasBegun: () => begun,
    unlessLate: (settings: Dispatcher.RequestOptions) =>
      Promise.race([requestWith.call(watched, { ...settings, signal }), late]),
  };
}

function bodyOf(body: HttpRequest['body']): string | Uint8Array | Readable | null {
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) return body ?? null;
  return Readable.from(body, { objectMode: false });
}

async function readBody(body: AsyncIterable<Uint8Array>, maximum: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maximum) throw new TransportError('sent', 'TOO_LARGE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function decompressed(body: Buffer, encoding: string | undefined, maximum: number): Promise<Uint8Array> {
  const name = encoding?.trim().toLowerCase() ?? 'identity';
  if (name === '' || name === 'identity' || body.length === 0) return body;
  const decompress = decompressors.get(name);
  if (decompress === undefined) throw new TransportError('sent', 'UNKNOWN_CONTENT_ENCODING');
  try {
    return await decompress(body, { maxOutputLength: maximum });
  } catch (error) {
    throw new TransportError('sent', 'NOT_DECOMPRESSED', error);
  }
}

function flatHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
