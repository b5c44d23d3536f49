import { TransportError } from '../sync/errors.ts';
import type { Http, HttpAnswer, HttpRequest } from '../sync/ports.ts';

/** One GraphQL document, with the operation's name and the variables that it takes. */
export type GraphqlOrder = {
  readonly http: Http;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly deadlineMs: number;
  /** Replaces the JSON body, for servers that take files beside it. */
  readonly upload?:
    | { readonly headers: Readonly<Record<string, string>>; readonly body: NonNullable<HttpRequest['body']> }
    | undefined;
};

/** One error of an answer. `code` stands beside the message at some vendors, in the extensions at others. */
export type GraphqlError = {
  readonly message: string;
  readonly code: string | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly path: readonly (string | number)[];
};

/**
 * What came back. A GraphQL server tells errors with status 200, and may give data beside them: both are handed on, the
 * connector judges. `unreadable`: no GraphQL answer at all (HTML, half a body, another status).
 */
export type GraphqlAnswer =
  | { readonly kind: 'answered'; readonly data: unknown; readonly errors: readonly GraphqlError[] }
  | { readonly kind: 'unreadable'; readonly answer: HttpAnswer };

/** Sends one GraphQL request. @throws TransportError */
export async function sendGraphql(order: GraphqlOrder): Promise<GraphqlAnswer> {
  const { http, url, headers, document, variables, deadlineMs, upload } = order;
  const formHeaders = upload?.headers ?? { 'content-type': 'application/json' };
  const answer = await http({
    method: 'POST',
    url,
    headers: { accept: 'application/json', 'accept-encoding': 'gzip', ...headers, ...formHeaders },
    body: upload?.body ?? JSON.stringify({ query: document, variables }),
    effect: isQuery(document) ? 'read' : 'write',
    deadlineMs,
  });
  const body = jsonOf(answer);
  if (!isRecord(body) || !('data' in body || Array.isArray(body.errors))) return { kind: 'unreadable', answer };
  return { kind: 'answered', data: body.data, errors: errorsOf(body.errors) };
}

/** A document without a name for its kind, or with `query`, only reads: https://spec.graphql.org/October2021/#sec-Language.Operations */
function isQuery(document: string): boolean {
  return !/^\s*mutation\b/m.test(document);
}

function errorsOf(value: unknown): readonly GraphqlError[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new TransportError('sent', 'ERRORS_ARE_NO_LIST');
  return value.map((entry: unknown) => {
    const error = isRecord(entry) ? entry : {};
    const extensions = isRecord(error.extensions) ? error.extensions : {};
    const path = Array.isArray(error.path) ? error.path.filter(isPathPart) : [];
    return {
      message: typeof error.message === 'string' ? error.message : '',
      code: textOf(error.code) ?? textOf(extensions.code),
      extensions,
      path,
    };
  });
}

function jsonOf({ status, body }: HttpAnswer): unknown {
  if (status === 204) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return value;
  } catch {
    // HTML, plain text or half a body: the connector reads what it can from the answer itself.
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPathPart(part: unknown): part is string | number {
  return typeof part === 'string' || typeof part === 'number';
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
