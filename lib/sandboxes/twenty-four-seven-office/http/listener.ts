import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Outcome } from './spoiled-answer.ts';

/** A listener on loopback and its base address. */
export type Listener = { readonly url: string; close(): Promise<void> };

/** Answers one request; the body is not read yet. */
export type Responder = (message: IncomingMessage) => Promise<Outcome>;

const keepAliveMs = 60_000;

/** Listens on 127.0.0.1; port 0 takes any free one. */
export async function listen(port: number, respond: Responder): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (message, response) => {
    respond(message).then(
      (outcome) => send(response, outcome),
      // The caller has gone, the sandbox is closing, or the sandbox is at fault: no answer is the honest one.
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { url: urlOf(server), close: () => close(server) };
}

function send(response: ServerResponse, outcome: Outcome): void {
  if (outcome === 'silence') return;
  if (outcome === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const body = Buffer.isBuffer(outcome.body) ? outcome.body : Buffer.from(outcome.body);
  response.writeHead(outcome.status, { ...outcome.headers, 'Content-Length': body.length });
  response.end(body);
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sandbox has no port');
  return `http://127.0.0.1:${address.port}`;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
  });
  server.closeAllConnections();
  await closed;
}
