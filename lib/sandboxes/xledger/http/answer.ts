export type { Outcome } from '../../parts/listener.ts';

/** An HTTP answer before it is sent. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
};

/** One error of a GraphQL answer. The vendor's limits have a code of their own beside the message. */
export type ShownError = {
  readonly message: string;
  readonly code?: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
};

/** A JSON answer. */
export function jsonAnswer(status: number, value: unknown): Answer {
  return { status, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

/** A GraphQL answer with nothing but errors; the vendor sends it with HTTP 200. */
export function errorAnswer(error: ShownError, status = 200): Answer {
  return jsonAnswer(status, { errors: [error] });
}

/** A page of the web server, as it comes when a request does not reach the service. */
export function pageAnswer(status: number, title: string): Answer {
  const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h2>${title}</h2></body></html>`;
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}
