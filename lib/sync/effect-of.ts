import type { HttpRequest, RequestEffect } from './ports.ts';

/** Whether a request changes anything at the vendor, as its connector says; else GET reads and everything else writes. */
export function effectOf({ effect, method }: Pick<HttpRequest, 'effect' | 'method'>): RequestEffect {
  return effect ?? (method === 'GET' ? 'read' : 'write');
}
