import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { localAccount } from './local-names.ts';

/** What of a call is already known when its event is made. */
export type RoutedCall = {
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly time: Date;
};

const textTypes = /^(text\/|application\/(json|[\w.+-]*\+json|xml|javascript|x-www-form-urlencoded))/i;

/** Payload format 2.0: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export function httpEvent(request: IncomingMessage, call: RoutedCall): object {
  const url = new URL(request.url ?? '/', 'http://local');
  const { cookie, ...headers } = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );
  const isText = textTypes.test(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey: call.routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    headers,
    ...(url.search.length > 1 ? { queryStringParameters: joinedQuery(url.searchParams) } : {}),
    ...(Object.keys(call.pathParameters).length > 0 ? { pathParameters: call.pathParameters } : {}),
    requestContext: requestContext(request, { ...call, path: url.pathname }),
    ...(call.body.length > 0 ? { body: call.body.toString(isText ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: call.body.length > 0 && !isText,
  };
}

function requestContext(request: IncomingMessage, call: RoutedCall & { path: string }): object {
  return {
    accountId: localAccount,
    apiId: 'local',
    domainName: request.headers.host ?? '',
    domainPrefix: 'local',
    http: {
      method: request.method ?? 'GET',
      path: call.path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: request.socket.remoteAddress ?? '',
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey: call.routeKey,
    stage: '$default',
    time: call.time.toISOString(),
    timeEpoch: call.time.getTime(),
  };
}

/** Doubled names are joined by commas, as the gateway does. */
function joinedQuery(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]));
}

/** What a function may answer: a full answer, or any JSON that becomes the body of a 200. */
const fullAnswer = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** An answer ready to be sent. */
export type HttpReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer | string;
};

/** Turn a function's result into an HTTP answer by the gateway's rules. */
export function httpReply(result: unknown): HttpReply {
  const parsed = fullAnswer.safeParse(result);
  if (!parsed.success) {
    const body = typeof result === 'string' ? result : JSON.stringify(result);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const texts = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return {
    status: statusCode,
    headers: {
      ...(body ? { 'content-type': 'text/plain; charset=utf-8' } : {}),
      ...Object.fromEntries(texts),
      ...(cookies?.length ? { 'set-cookie': cookies } : {}),
    },
    body: isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
}
