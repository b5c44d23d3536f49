import type { IncomingMessage } from 'node:http';
import { secretHash } from '../../parts/call-log.ts';
import type { Outcome, Responder } from '../../parts/listener.ts';
import { serveControl } from '../control-endpoint/serve-control.ts';
import { serviceAt } from '../services/catalogue.ts';
import type { Service } from '../services/service.ts';
import { pageAnswer } from './answer.ts';
import { maskedBody, maskedHeaders } from './call-log.ts';
import { type HttpRequest, readHttpRequest } from './http-request.ts';
import { clientIdOf, type SandboxContext, type Served, serveSoap } from './serve-soap.ts';

/** Answers the requests to one of the two hosts. A service of the other host is not found here. */
export function respondAs(host: Service['host'], context: SandboxContext): Responder {
  return async (message: IncomingMessage): Promise<Outcome> => {
    const request = await readHttpRequest(message);
    const { pathname } = request.url;
    if (host === 'api' && pathname.startsWith('/_control/')) return serveControl(context, request);
    const service = serviceAt(host, pathname);
    if (service === undefined) return pageAnswer(404, 'The resource cannot be found.');
    const served = await serveSoap(context, service, request).catch((error: unknown) => brokenSandbox(context, error));
    if (request.method === 'POST') log(context, { service, request, served });
    return served.outcome;
  };
}

type Exchange = { readonly service: Service; readonly request: HttpRequest; readonly served: Served };

function log(context: SandboxContext, { service, request, served }: Exchange): void {
  const { outcome, operation, username } = served;
  const session = served.session ?? openedSession(context, served);
  const answer = typeof outcome === 'string' ? { status: 0, headers: {}, body: '' } : outcome;
  const common = {
    at: context.clock().toISOString(),
    operation,
    clientId: clientIdOf(context, session),
    status: answer.status,
  };
  context.log.add(
    {
      ...common,
      service: service.name,
      username,
      sessionHash: session && secretHash(session.id),
      injected: served.injected,
    },
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

/** The session that a Login has just opened: the newest of its user. */
function openedSession({ store }: SandboxContext, { operation, username }: Served) {
  if (operation !== 'Login') return undefined;
  return Object.values(store.state.sessions).findLast((session) => session.username === username);
}

/** An error that no rule of the vendor explains is the sandbox's own: it is told in the answer and in the log. */
function brokenSandbox({ closing }: SandboxContext, error: unknown): Served {
  if (closing.aborted) throw error;
  const injected = `The sandbox itself failed: ${String(error)}`;
  return {
    outcome: pageAnswer(500, injected),
    operation: 'unknown',
    session: undefined,
    username: undefined,
    injected,
  };
}
