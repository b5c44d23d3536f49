import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** A request with its body read to the end. `body` is undefined when it was too long. */
export type HttpRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly address: string;
  readonly body: Buffer | undefined;
};

/** The most that an ASP.NET server takes unless told otherwise. */
const mostBytes = 4096 * 1024;
/** What the control endpoint takes: thousands of vouchers with files. */
const mostControlBytes = 256 * 1024 * 1024;

/** Reads a request; a body above the limit is read to its end and dropped. */
export async function readHttpRequest(message: IncomingMessage): Promise<HttpRequest> {
  const url = new URL(message.url ?? '/', 'http://sandbox');
  const most = url.pathname.startsWith('/_control/') ? mostControlBytes : mostBytes;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  return {
    method: message.method ?? '',
    url,
    headers: message.headers,
    address: message.socket.remoteAddress ?? '',
    body: size <= most ? Buffer.concat(chunks) : undefined,
  };
}

/** The session id in the cookie. The name is case-sensitive; no other cookie counts. */
export function sessionCookie(headers: IncomingHttpHeaders): string | undefined {
  const cookies = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return cookies.find((pair) => pair.startsWith('ASP.NET_SessionId='))?.slice('ASP.NET_SessionId='.length);
}
