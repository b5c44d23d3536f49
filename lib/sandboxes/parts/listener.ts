import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenOnLoopback, type Sandbox } from '../sandbox.ts';
import { closeServer } from './deliver.ts';

/** What goes to the socket: an answer, silence, or a broken connection. */
export type Outcome =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string | Buffer }
  | 'silence'
  | 'reset';

/** Answers one request; the body is not read yet. */
export type Responder = (message: IncomingMessage) => Promise<Outcome>;

const keepAliveMs = 60_000;

/** Listens on 127.0.0.1; port 0 takes any free one. */
export async function listen(port: number, respond: Responder): Promise<Sandbox> {
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (message, response) => {
    respond(message).then(
      (outcome) => send(response, outcome),
      // The caller has gone or the sandbox is closing: nobody is left to answer.
      () => response.destroy(),
    );
  });
  return { url: await listenOnLoopback(server, port), close: () => closeServer(server) };
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
