import diagnostics from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** When a server of this process began to answer a request, and when its answer was written. By `performance.now()`. */
export type ServerMoment = { readonly begun: number; readonly ended: number };

/** What is waited for: the next request that fits. */
export type RequestTest = (request: IncomingMessage) => boolean;

/**
 * Watches the HTTP servers of this process by Node's own channels, so that looking costs nothing where it is measured:
 * https://nodejs.org/api/diagnostics_channel.html#http
 */
export function watchServers(): { next(fits: RequestTest): Promise<ServerMoment>; close(): void } {
  const begun = new WeakMap<IncomingMessage, number>();
  const waiting = new Set<{ fits: RequestTest; tell(moment: ServerMoment): void }>();
  const onStart = (event: unknown) => {
    const { request } = requestOf(event);
    begun.set(request, performance.now());
  };
  const onFinish = (event: unknown) => {
    const { request } = requestOf(event);
    for (const one of waiting) {
      if (!one.fits(request)) continue;
      waiting.delete(one);
      one.tell({ begun: begun.get(request) ?? Number.NaN, ended: performance.now() });
    }
  };
  diagnostics.subscribe('http.server.request.start', onStart);
  diagnostics.subscribe('http.server.response.finish', onFinish);
  return {
    next: (fits) => new Promise((tell) => waiting.add({ fits, tell })),
    close() {
      diagnostics.unsubscribe('http.server.request.start', onStart);
      diagnostics.unsubscribe('http.server.response.finish', onFinish);
    },
  };
}

function requestOf(event: unknown): { readonly request: IncomingMessage } {
  // The channels' own form; Node gives it no type.
  return event as { readonly request: IncomingMessage };
}
