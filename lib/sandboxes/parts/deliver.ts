import type { Server, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
};

/** What becomes of a call: an answer, a broken connection, or silence for a while; without an end when none is named. */
export type Delivery =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'reset' }
  | { readonly kind: 'silence'; readonly milliseconds?: number | undefined };

/** Does to the caller what the delivery says. Silence ends when `open` is aborted. */
export async function deliver(response: ServerResponse, delivery: Delivery, open: AbortSignal): Promise<void> {
  if (delivery.kind === 'answer') return send(response, delivery.answer);
  if (delivery.kind === 'reset') return void response.socket?.resetAndDestroy();
  if (delivery.milliseconds === undefined) return;
  await wait(delivery.milliseconds, undefined, { ref: false, signal: open });
  response.destroy();
}

/** Sends an answer. */
export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body);
}

/** Closes a server with all its connections. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
