import type * as z from 'zod';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { injectedFault } from '../http/injected-fault.ts';
import type { SandboxContext } from '../http/serve-soap.ts';
import { endSessions } from '../services/login-session.ts';
import type { ClientState } from '../state/client-state.ts';
import { switches } from '../state/switches.ts';
import { addCompanyByHand, linkLines, putClient, putLogin } from './change-state.ts';
import { clientSettings, companySettings, linkSettings, loginSettings } from './control-requests.ts';

/** What a route works with: the sandbox, the parts of the path that it names, the query and the JSON sent. */
type Visit = {
  readonly context: SandboxContext;
  readonly name: string;
  readonly query: URLSearchParams;
  readonly sent: unknown;
};

type Route = { readonly pattern: RegExp; readonly answer: (visit: Visit) => Answer };

const done = jsonAnswer(200, { ok: true });

/** Every route of the control endpoint, a line each; the part in brackets is the name. */
const routes: Readonly<Record<string, Route>> = {
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
  const name = decodeURIComponent(route.pattern.exec(asked)?.[1] ?? '');
  const answer = route.answer({ context, name, query: request.url.searchParams, sent });
  if (request.method !== 'GET') await context.store.save();
  return answer;
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

function checked<Schema extends z.ZodType>(
  schema: Schema,
  sent: unknown,
  use: (value: z.output<Schema>) => Answer,
): Answer {
  const result = schema.safeParse(sent);
  return result.success
    ? use(result.data)
    : jsonAnswer(400, { error: 'The body does not fit', issues: result.error.issues });
}

function withClient(use: (client: ClientState, visit: Visit) => Answer): (visit: Visit) => Answer {
  return (visit) => {
    const client = visit.context.store.state.clients[visit.name];
    return client === undefined ? jsonAnswer(404, { error: `No client ${visit.name}` }) : use(client, visit);
  };
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

function changeLogin({ context, name, sent }: Visit): Answer {
  return checked(loginSettings, sent, (settings) =>
    after(() => putLogin(context.store.state, name, { settings, now: context.clock() })),
  );
}

function changeClient({ context, name, sent }: Visit): Answer {
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
