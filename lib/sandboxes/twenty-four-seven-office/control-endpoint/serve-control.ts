import { type Answer, jsonAnswer } from '../http/answer.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { injectedFault } from '../http/injected-fault.ts';
import type { SandboxContext } from '../http/serve-soap.ts';
import { linkLines } from '../ledger/link-lines.ts';
import { endSessions } from '../services/login-session.ts';
import type { ClientState } from '../state/client-state.ts';
import { switches } from '../state/switches.ts';
import { addCompanyByHand, putClient, putLogin } from './change-state.ts';
import { clientSettings, companySettings, linkSettings, loginSettings } from './control-requests.ts';
import { fileRoutes } from './file-routes.ts';
import { ledgerRoutes } from './ledger-routes.ts';
import { orderRoutes } from './order-routes.ts';
import { ControlRefusal, checked, done, type Route, type Visit, withClient } from './visit.ts';

/** Every route of the control endpoint, a line each. */
const routes: Readonly<Record<string, Route>> = {
  ...ledgerRoutes,
  ...fileRoutes,
  ...orderRoutes,
  'GET health': { pattern: /^GET \/_control\/health()$/, answer: () => done },
  'PUT login': { pattern: /^PUT \/_control\/logins\/([^/]+)$/, answer: changeLogin },
  'GET logins': {
    pattern: /^GET \/_control\/logins()$/,
    answer: ({ context }) => jsonAnswer(200, context.store.state.logins),
  },
  'PUT client': { pattern: /^PUT \/_control\/clients\/(\d{1,18})$/, answer: changeClient },
  'GET client': {
    pattern: /^GET \/_control\/clients\/(\d{1,18})$/,
    answer: withClient((client) => jsonAnswer(200, client)),
  },
  'POST company': { pattern: /^POST \/_control\/clients\/(\d{1,18})\/companies$/, answer: withClient(addCompany) },
  'POST links': { pattern: /^POST \/_control\/clients\/(\d{1,18})\/links$/, answer: withClient(addLink) },
  'GET calls': {
    pattern: /^GET \/_control\/calls()$/,
    answer: ({ context, query }) => lately(context.log.calls, query),
  },
  'DELETE calls': { pattern: /^DELETE \/_control\/calls()$/, answer: ({ context }) => after(context.log.clear) },
  'GET requests': {
    pattern: /^GET \/_control\/requests()$/,
    answer: ({ context, query }) => lately(context.log.exchanges, query),
  },
  'POST faults': { pattern: /^POST \/_control\/faults()$/, answer: addFault },
  'DELETE faults': { pattern: /^DELETE \/_control\/faults()$/, answer: ({ context }) => after(context.faults.clear) },
  'POST expire': { pattern: /^POST \/_control\/expire-sessions()$/, answer: expireSessions },
  'GET switches': {
    pattern: /^GET \/_control\/switches()$/,
    answer: ({ context }) => jsonAnswer(200, context.store.state.switches),
  },
  'POST switches': { pattern: /^POST \/_control\/switches()$/, answer: changeSwitches },
};

/** Serves the control endpoint: what a person or a test does behind the vendor's back. */
export async function serveControl(context: SandboxContext, request: HttpRequest): Promise<Answer> {
  const asked = `${request.method} ${request.url.pathname}`;
  const route = Object.values(routes).find(({ pattern }) => pattern.test(asked));
  if (route === undefined) return jsonAnswer(404, { error: `No such control: ${asked}` });
  const sent = parsed(request.body);
  if (sent === unreadable) return jsonAnswer(400, { error: 'The body is not JSON' });
  const names = (route.pattern.exec(asked) ?? []).slice(1).map(decodeURIComponent);
  const answer = answered(route, { context, names, query: request.url.searchParams, sent });
  if (request.method !== 'GET') await context.store.save();
  return answer;
}

function answered(route: Route, visit: Visit): Answer {
  try {
    return route.answer(visit);
  } catch (error) {
    if (error instanceof ControlRefusal) return jsonAnswer(error.status, { error: error.message });
    throw error;
  }
}

const unreadable = Symbol('unreadable');

function parsed(body: Buffer | undefined): unknown {
  if (body === undefined || body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch {
    // Told to the caller as 400.
    return unreadable;
  }
}

/** Acts, then tells that it is done. */
function after(act: () => void): Answer {
  act();
  return done;
}

function lately(
  entries: readonly { readonly operation: string; readonly clientId?: string | undefined }[],
  query: URLSearchParams,
): Answer {
  const [clientId, operation, last] = [query.get('clientId'), query.get('operation'), query.get('last')];
  const found = entries.filter(
    (entry) =>
      (clientId === null || entry.clientId === clientId) && (operation === null || entry.operation === operation),
  );
  return jsonAnswer(200, last === null ? found : found.slice(-Number(last)));
}

function changeLogin({ context, names: [name = ''], sent }: Visit): Answer {
  return checked(loginSettings, sent, (settings) =>
    after(() => putLogin(context.store.state, name, { settings, now: context.clock() })),
  );
}

function changeClient({ context, names: [name = ''], sent }: Visit): Answer {
  return checked(clientSettings, sent, (settings) =>
    jsonAnswer(200, putClient(context.store.state, name, { settings, now: context.clock() })),
  );
}

function addCompany(client: ClientState, { context, sent }: Visit): Answer {
  return checked(companySettings, sent, (settings) => {
    const added = addCompanyByHand(client, settings, context.clock());
    return added === undefined ? jsonAnswer(409, { error: 'The number is taken' }) : jsonAnswer(201, added);
  });
}

function addLink(client: ClientState, { context, sent }: Visit): Answer {
  return checked(linkSettings, sent, ({ lineIds }) => {
    const linkId = linkLines(client, lineIds, context.clock());
    return linkId === undefined ? jsonAnswer(404, { error: 'A line does not exist' }) : jsonAnswer(201, { linkId });
  });
}

function addFault({ context, sent }: Visit): Answer {
  return checked(injectedFault, sent, (fault) => after(() => context.faults.add(fault)));
}

function expireSessions({ context }: Visit): Answer {
  return jsonAnswer(200, { expired: endSessions(context.store.state, () => true) });
}

function changeSwitches({ context, sent }: Visit): Answer {
  const current = context.store.state.switches;
  const wanted = typeof sent === 'object' && sent !== null ? { ...current, ...sent } : sent;
  return checked(switches, wanted, (changed) => jsonAnswer(200, Object.assign(current, changed)));
}
