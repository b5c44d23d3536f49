import type { IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import { secretHash } from '../../parts/call-log.ts';
import type { Responder } from '../../parts/listener.ts';
import { serveControl } from '../control-endpoint/serve-control.ts';
import { serveSoap, soapPaths } from '../soap/serve-soap.ts';
import { type Outcome, pageAnswer } from './answer.ts';
import { maskedBody, maskedHeaders } from './call-log.ts';
import type { SandboxContext, Served } from './context.ts';
import { serveFile } from './file-link.ts';
import { type HttpRequest, readHttpRequest } from './http-request.ts';
import { serveGraphql } from './serve-graphql.ts';

/** Answers every request: GraphQL, downloads, SOAP, and the control endpoint. */
export function respond(context: SandboxContext): Responder {
  return async (message: IncomingMessage): Promise<Outcome> => {
    const request = await readHttpRequest(message);
    if (request.url.pathname.startsWith('/_control/')) return serveControl(context, request);
    const serve = serverOf(request.url.pathname);
    if (serve === undefined) return pageAnswer(404, 'The resource cannot be found.');
    const served = await Promise.resolve(serve(context, request)).catch((error: unknown) =>
      brokenSandbox(context, error),
    );
    log(context, request, served);
    return compressed(request, served.outcome);
  };
}

function serverOf(path: string) {
  if (path.toLowerCase() === '/graphql') return serveGraphql;
  if (path.startsWith('/files/')) return serveFile;
  return soapPaths.some((known) => known === path) ? serveSoap : undefined;
}

const worthCompressing = 1000;

function compressed({ headers }: HttpRequest, outcome: Outcome): Outcome {
  if (typeof outcome === 'string' || outcome.body.length < worthCompressing) return outcome;
  if (!/\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))) return outcome;
  return { ...outcome, headers: { ...outcome.headers, 'Content-Encoding': 'gzip' }, body: gzipSync(outcome.body) };
}

function log(context: SandboxContext, request: HttpRequest, served: Served): void {
  const { outcome, operations, token, ownerCode, counted, refusedBy, injected } = served;
  const answer = typeof outcome === 'string' ? { status: 0, headers: {}, body: '' } : outcome;
  const common = {
    ...{ at: context.clock().toISOString(), operation: operations[0] ?? 'unknown', ownerCode },
    status: answer.status,
  };
  const counts = counted ?? { inputs: 0, rows: 0, credits: 0 };
  context.log.add(
    { ...common, operations: [...operations], tokenHash: token && secretHash(token), ...counts, refusedBy, injected },
    {
      ...common,
      path: request.url.pathname,
      requestHeaders: maskedHeaders(request.headers),
      requestBody: maskedBody(request.body?.toString() ?? ''),
      responseHeaders: maskedHeaders(answer.headers),
      responseBody: maskedBody(answer.body.toString()),
    },
  );
}

/** An error that no rule of the vendor explains is the sandbox's own: it is told in the answer and in the log. */
function brokenSandbox({ closing }: SandboxContext, error: unknown): Served {
  if (closing.aborted) throw error;
  const injected = `The sandbox itself failed: ${String(error)}`;
  return { outcome: pageAnswer(500, injected), operations: [], injected };
}
