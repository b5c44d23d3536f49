import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** A request with its body read to the end. `body` is undefined when it was too long. */
export type HttpRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer | undefined;
};

/** The vendor's limit is not public; uploads have a smaller one of their own. */
const mostBytes = 64_000_000;

/** Reads a request; a body above the limit is read to its end and dropped. */
export async function readHttpRequest(message: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size <= mostBytes) chunks.push(chunk);
  }
  return {
    method: message.method ?? '',
    url: new URL(message.url ?? '/', `http://${message.headers.host ?? 'sandbox'}`),
    headers: message.headers,
    body: size <= mostBytes ? Buffer.concat(chunks) : undefined,
  };
}
