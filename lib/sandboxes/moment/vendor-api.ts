import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Answer, invalid, MomentRefusal, notFound, refusalAnswer } from './answer.ts';
import { type FaultBoard, type Outcome, runUnderFault } from './faults.ts';
import { type VendorCall, type VendorOperation, vendorOperations } from './operations.ts';
import { checkContentType, readBody } from './read-body.ts';
import { type CompanyState, companyByCode } from './state.ts';
import { instant, type MomentWorld } from './world.ts';

/** One call that came to the vendor's API; `status` is absent when no answer was given. */
export type LoggedCall = {
  readonly company: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status?: number;
  readonly at: string;
};

const companyPath = /^\/api\/1\.0\/companies\/([^/]+)\/(.+)$/;

/** What the vendor's API makes of a request, and the line for the log. */
export async function answerVendorCall(
  world: MomentWorld,
  request: IncomingMessage,
  faults: FaultBoard,
): Promise<{ readonly outcome: Outcome; readonly logged: LoggedCall }> {
  const url = new URL(request.url ?? '/', 'http://moment.invalid');
  const at = instant(world.now());
  const seen = { company: '', operation: '' };
  const outcome = await resultOf(world, { request, url, faults, seen });
  const status = outcome.kind === 'answer' ? { status: outcome.answer.status } : {};
  const logged = { ...seen, method: request.method ?? '', path: url.pathname, query: url.search, ...status, at };
  return { outcome, logged };
}

type Received = {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly faults: FaultBoard;
  readonly seen: { company: string; operation: string };
};

async function resultOf(world: MomentWorld, received: Received): Promise<Outcome> {
  try {
    return await run(world, received);
  } catch (error) {
    if (error instanceof MomentRefusal) {
      return { kind: 'answer', answer: refusalAnswer(error) };
    }
    throw error;
  }
}

async function run(world: MomentWorld, { request, url, faults, seen }: Received): Promise<Outcome> {
  const [, code = '', rest = ''] = companyPath.exec(url.pathname) ?? [];
  const company = companyByCode(world.state, code);
  if (company === undefined) {
    throw notFound(`Company ${code}`);
  }
  seen.company = code;
  checkKey(company, request.headers.authorization);
  const { operation, ids } = findOperation(request.method ?? '', rest);
  seen.operation = operation.name;
  const body = await bodyFor(operation, request);
  const call: VendorCall = {
    world,
    company,
    ids,
    query: url.searchParams,
    body,
    contentType: request.headers['content-type'] ?? '',
  };
  return runUnderFault(faults.take(operation.name, code), () => applied(operation, call), world.open);
}

async function bodyFor(operation: VendorOperation, request: IncomingMessage): Promise<Buffer> {
  if (operation.takes === undefined) {
    return Buffer.alloc(0);
  }
  checkContentType(request, operation.takes);
  return readBody(request, operation.takes);
}

/** The operation's answer or refusal, given only when what it changed is on disk. */
async function applied(operation: VendorOperation, call: VendorCall): Promise<Answer> {
  if (!operation.name.endsWith('.list') && call.query.size > 0) {
    return refusalAnswer(invalid([...call.query.keys()].map((field) => ({ field, message: 'is not a parameter' }))));
  }
  try {
    const answer = await operation.run(call);
    if (operation.method !== 'GET') {
      await call.world.saved();
    }
    return answer;
  } catch (error) {
    if (error instanceof MomentRefusal) {
      return refusalAnswer(error);
    }
    throw error;
  }
}

/** Basic authentication: the user is literally `apikey`, the password is the company's key. */
function checkKey(company: CompanyState, authorization = ''): void {
  const [scheme = '', credentials = ''] = authorization.split(' ');
  const given = Buffer.from(credentials, 'base64');
  const expected = Buffer.from(`apikey:${company.apiKey}`);
  const right = given.length === expected.length && timingSafeEqual(given, expected);
  if (scheme.toLowerCase() !== 'basic' || !right) {
    throw new MomentRefusal(
      { status: 401, code: 'UNAUTHORIZED', message: 'The API key is not valid' },
      { headers: { 'www-authenticate': 'Basic realm="Moment"' } },
    );
  }
}

function findOperation(method: string, rest: string): { operation: VendorOperation; ids: number[] } {
  const segments = rest.split('/');
  const pattern = segments.map((segment) => (/^\d{1,16}$/.test(segment) ? '#' : segment)).join('/');
  const candidates = vendorOperations.filter((operation) => operation.path === pattern);
  if (candidates.length === 0) {
    throw notFound(rest);
  }
  const operation = candidates.find((candidate) => candidate.method === method);
  if (operation === undefined) {
    const allow = candidates.map((candidate) => candidate.method).join(', ');
    throw new MomentRefusal(
      { status: 405, code: 'METHOD_NOT_ALLOWED', message: `${method} is not allowed here` },
      { headers: { allow } },
    );
  }
  return { operation, ids: segments.filter((segment) => /^\d{1,16}$/.test(segment)).map(Number) };
}
