import type { IncomingMessage } from 'node:http';
import { restOperations } from '../rest/operations.ts';
import { servicesOperations } from '../services/operations.ts';
import type { AgreementState, App } from '../state/agreement-state.ts';
import { instant } from '../state/records.ts';
import { holderOf } from '../state/sandbox-state.ts';
import type { EconomicWorld, IgnoredPart } from '../world.ts';
import { remember } from '../world.ts';
import type { Allowance } from './allowance.ts';
import { type Answer, EconomicRefusal, missingModules, notFound } from './answer.ts';
import { type Host, refusalAnswer, requestId } from './error-body.ts';
import { type FaultBoard, type Outcome, runUnderFault } from './faults.ts';
import type { AnswerCache, KeyedCall } from './idempotency.ts';
import type { VendorCall, VendorOperation } from './operation.ts';
import { checkContentType, parseJsonBody, readBody } from './read-body.ts';

/** One call that came to the vendor's API; `status` is absent when no answer was given. */
export type LoggedCall = {
  readonly company: string;
  readonly host: Host;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly idempotencyKey?: string;
  readonly fromCache?: true;
  readonly body?: string;
  readonly status?: number;
  readonly at: string;
};

/** What calls meet besides the world. */
export type FrontDesk = {
  readonly world: EconomicWorld;
  readonly faults: FaultBoard;
  readonly allowance: Allowance;
  readonly cache: AnswerCache;
  readonly calls: LoggedCall[];
};

type Visit = {
  readonly host: Host;
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
  /** What is found out on the way, for the log and the headers. */
  readonly seen: { company: string; operation: string; headers: Readonly<Record<string, string>> };
};

/** What the vendor makes of a request, which is also written down. */
export async function serveCall(desk: FrontDesk, host: Host, request: IncomingMessage): Promise<Outcome> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  const seen: Visit['seen'] = { company: '', operation: '', headers: {} };
  const at = instant(desk.world.now());
  const body = await readBody(request);
  const outcome = await refusalsAnswered(desk, host, () => run(desk, { host, request, url, body, seen }));
  const key = request.headers['idempotency-key'];
  const answer = outcome.kind === 'answer' ? outcome.answer : undefined;
  remember(desk.calls, {
    ...{ company: seen.company, host, operation: seen.operation, method: request.method ?? '' },
    ...{ path: url.pathname, query: url.search, at },
    ...(typeof key === 'string' ? { idempotencyKey: key } : {}),
    ...(answer?.headers['X-ResultFromCache'] === undefined ? {} : { fromCache: true }),
    ...(String(request.headers['content-type']).startsWith('application/json') ? { body: body.toString('utf8') } : {}),
    ...(answer === undefined ? {} : { status: answer.status }),
  });
  if (answer === undefined) {
    return outcome;
  }
  const headers = { 'x-request-id': requestId(), ...seen.headers, ...answer.headers };
  return { kind: 'answer', answer: { ...answer, headers } };
}

async function refusalsAnswered(desk: FrontDesk, host: Host, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EconomicRefusal) {
      return { kind: 'answer', answer: refusalAnswer(host, error, desk.world.now()) };
    }
    throw error;
  }
}

async function run(desk: FrontDesk, visit: Visit): Promise<Outcome> {
  const { agreement, app } = authenticate(desk.world, visit.request);
  visit.seen.company = String(agreement.number);
  const { operation, keys } = findOperation(visit);
  visit.seen.operation = operation.name;
  visit.seen.headers = desk.allowance.take(visit.seen.company, operation.method !== 'GET');
  checkRights(operation, { agreement, app }, desk.world);
  if (operation.takes !== undefined) {
    checkContentType(visit.request.headers['content-type'] ?? '', operation.takes);
  }
  const call = vendorCall(desk.world, { agreement, app, keys, visit });
  const keyed = keyedCall(visit, operation);
  const known = keyed === undefined ? undefined : desk.cache.find(keyed);
  if (known !== undefined) {
    return { kind: 'answer', answer: known };
  }
  const apply = async (inVain: boolean) => {
    const before = inVain ? structuredClone(agreement) : undefined;
    const answer = await applied(operation, call, visit.host);
    Object.assign(agreement, before);
    if (keyed !== undefined) {
      desk.cache.keep(keyed, answer);
    }
    return answer;
  };
  return runUnderFault({
    fault: desk.faults.take(operation.name, visit.seen.company),
    run: () => apply(false),
    runInVain: () => apply(true),
    open: desk.world.open,
  });
}

/** The operation's answer or refusal, given only when what it changed is on disk. */
async function applied(operation: VendorOperation, call: VendorCall, host: Host): Promise<Answer> {
  try {
    const answer = await operation.run(call);
    if (operation.method !== 'GET') {
      await call.world.saved();
    }
    return answer;
  } catch (error) {
    if (error instanceof EconomicRefusal) {
      return refusalAnswer(host, error, call.world.now());
    }
    throw error;
  }
}

/** https://restdocs.e-conomic.com/#authentication */
function authenticate({ state }: EconomicWorld, { headers }: IncomingMessage) {
  const secretToken = String(headers['x-appsecrettoken'] ?? '');
  const grantToken = String(headers['x-agreementgranttoken'] ?? '');
  const { app, agreement, belong } = holderOf(state, { secretToken, grantToken });
  if (app === undefined || agreement === undefined) {
    throw new EconomicRefusal({ status: 401, message: 'Access denied.', code: 'Unauthorized' });
  }
  if (!belong) {
    const message = 'The app secret token and the agreement grant token do not belong together.';
    throw new EconomicRefusal({ status: 401, message, code: 'E02250' });
  }
  return { app, agreement };
}

function checkRights(
  { roles, module }: VendorOperation,
  { agreement, app }: { readonly agreement: AgreementState; readonly app: App },
  { switches }: EconomicWorld,
): void {
  if (!roles.some((role) => app.roles.includes(role))) {
    const message = 'The app lacks the role for this resource.';
    throw new EconomicRefusal({ status: 403, message, code: 'AccessDeniedMissingRole' });
  }
  if (module !== undefined && !agreement.modules.includes(module)) {
    throw missingModules(module, switches.missingPackage);
  }
}

const operations = [...restOperations, ...servicesOperations];

function findOperation({ host, url, request }: Visit): { operation: VendorOperation; keys: string[] } {
  const candidates = operations.flatMap((operation) => {
    const keys = operation.host === host ? matchPath(operation.path, url.pathname) : undefined;
    return keys === undefined ? [] : [{ operation, keys }];
  });
  const named = candidates.filter(
    ({ keys }) => keys.length === Math.min(...candidates.map((each) => each.keys.length)),
  );
  const found = named.find(({ operation }) => operation.method === request.method);
  if (found === undefined) {
    throw named.length === 0 ? notFound() : new EconomicRefusal({ status: 405, message: 'Method not allowed' });
  }
  return found;
}

function matchPath(pattern: string, path: string): string[] | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  const fits = wanted.length === given.length && wanted.every((part, at) => part === '#' || part === given[at]);
  return fits && !given.slice(1).includes('') ? given.filter((_, at) => wanted[at] === '#').map(decoded) : undefined;
}

/** A key as it was meant; one that cannot be decoded stays as it came and is found nowhere. */
function decoded(key: string): string {
  return /%(?![0-9A-Fa-f]{2})/.test(key) ? key : decodeURIComponent(key);
}

/** Keys count for writes only, and the same path and body must come with them. */
function keyedCall({ request, url, body, seen }: Visit, { method }: VendorOperation): KeyedCall | undefined {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '' || method === 'GET') {
    return undefined;
  }
  const boundary = /boundary="?([^";]+)"?/.exec(request.headers['content-type'] ?? '')?.[1];
  const text = boundary === undefined ? body : Buffer.from(body.toString('latin1').replaceAll(boundary, ''), 'latin1');
  return { company: seen.company, key, content: Buffer.concat([Buffer.from(`${method} ${url.pathname}\n`), text]) };
}

type Found = {
  readonly agreement: AgreementState;
  readonly app: App;
  readonly keys: readonly string[];
  readonly visit: Visit;
};

function vendorCall(world: EconomicWorld, { agreement, app, keys, visit }: Found): VendorCall {
  const { url, body, seen, request } = visit;
  const note = (path: string, why: IgnoredPart['why']) =>
    remember(world.ignored, {
      ...{ company: seen.company, operation: seen.operation, path, why },
      at: instant(world.now()),
    });
  return {
    ...{ world, agreement, app, keys, body, query: url.searchParams },
    contentType: request.headers['content-type'] ?? '',
    baseUrl: url.origin,
    path: `${url.pathname}${url.search}`,
    ignore: note,
    json: () => parseJsonBody(body),
  };
}
