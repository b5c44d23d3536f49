import { setTimeout as wait } from 'node:timers/promises';
import { executeRequest, readDocument, shownError } from '../graphql/execute-request.ts';
import type { World } from '../graphql/world.ts';
import { runDueImports } from '../ledger/import-job.ts';
import { costOf, creditsError, limitErrors, refusingLimit, spendCredits, whileUnderWay } from './allowance.ts';
import { type Answer, errorAnswer, jsonAnswer, type Outcome, pageAnswer, type ShownError } from './answer.ts';
import type { SandboxContext, Served } from './context.ts';
import { fileLink } from './file-link.ts';
import type { HttpRequest } from './http-request.ts';
import { type InjectedFault, takeImportFailure } from './injected-fault.ts';
import { type GraphqlRequest, readGraphqlRequest } from './read-graphql-request.ts';
import { serverErrorPage, spoiledAnswer } from './spoiled-answer.ts';

const tokenForm = /^token ([A-Za-z0-9_-]{20,}={0,2})$/;
const badForm = 'Bad format for API Token. Expected header: "Authorization: token <your-token>"';
const refusedToken = 'The API token is not valid.';

/** Serves one request to `/graphql`: token, limits, document, and the fault that was asked for. */
export async function serveGraphql(context: SandboxContext, request: HttpRequest): Promise<Served> {
  if (request.method !== 'POST') return { outcome: pageAnswer(405, 'Method Not Allowed'), operations: [] };
  const { state } = context.store;
  const token = tokenForm.exec(request.headers.authorization ?? '')?.[1];
  const status = state.switches.refusedTokenStatus;
  if (token === undefined) return { outcome: errorAnswer({ message: badForm }, status), operations: [] };
  const known = state.tokens[token];
  const entity = state.entities[String(known?.ownerCode)];
  const sent = await readGraphqlRequest(request);
  const read = typeof sent === 'string' ? undefined : readDocument(sent.query);
  const operations = read !== undefined && 'fields' in read ? read.fields : [];
  const described = { operations, token, ownerCode: entity?.ownerCode };
  if (known === undefined || known.revoked || entity === undefined) {
    return { ...described, outcome: errorAnswer({ message: refusedToken }, status) };
  }
  const caller = { state, token, now: context.clock() };
  const limit = refusingLimit(context.traffic, caller);
  if (limit !== undefined) return { ...described, outcome: errorAnswer(limit), refusedBy: limit.code };
  if (typeof sent === 'string') return { ...described, outcome: errorAnswer({ message: sent }, 400) };
  if (read === undefined || 'problem' in read) {
    spendCredits(caller, state.switches.creditsPerRequest);
    const problem = read && shownError(read.problem, 'SYNTAX_ERROR');
    return { ...described, outcome: jsonAnswer(200, { errors: [problem] }) };
  }
  const fault = context.faults.take(operations, token);
  const call: Call = { context, token, fault, sent, read, baseUrl: request.url.origin };
  return whileUnderWay(context.traffic, token, async () => {
    const { outcome, counted } = await work(call);
    if (state.switches.latencyMs > 0) await wait(state.switches.latencyMs, undefined, { signal: context.closing });
    return { ...described, outcome, counted, injected: fault?.fault, refusedBy: refusedBy(outcome) };
  });
}

type Call = {
  readonly context: SandboxContext;
  readonly token: string;
  readonly fault: InjectedFault | undefined;
  readonly sent: GraphqlRequest;
  readonly read: Extract<ReturnType<typeof readDocument>, { document: unknown }>;
  readonly baseUrl: string;
};

type Worked = { readonly outcome: Outcome; readonly counted?: Served['counted'] };

function refusedBy(outcome: Outcome): string | undefined {
  return typeof outcome === 'string' ? undefined : /"code":"(BAD_REQUEST\.[A-Z_]+)"/.exec(String(outcome.body))?.[1];
}

async function work(call: Call): Promise<Worked> {
  const { context, fault } = call;
  const instead = fault && refusalOf(call, fault);
  if (fault === undefined) return apply(call);
  if (instead !== undefined) return { outcome: instead };
  if (fault.fault === 'slow') {
    await wait(fault.delayMs, undefined, { signal: context.closing });
    return apply(call);
  }
  if (fault.fault === 'apply-late') {
    applyLater(call, fault.delayMs);
    return { outcome: 'silence' };
  }
  if (!fault.applies) return { outcome: spoiledAnswer(fault.fault, jsonAnswer(200, { data: null })) };
  const { answer, counted } = await apply(call).then(({ outcome, counted }) => ({ answer: outcome, counted }));
  return { outcome: spoiledAnswer(fault.fault, answer), counted };
}

function refusalOf({ context, token }: Call, fault: InjectedFault): Outcome | undefined {
  const { store, clock } = context;
  const errors: Readonly<Record<string, ShownError>> = {
    refuse: { message: fault.words ?? 'Refused by a switch of the sandbox.', extensions: { code: 'INVALID_VALUE' } },
    burst: limitErrors.burst,
    concurrency: limitErrors.concurrency,
    'query-timeout': { message: 'Your query timed out. Try to ask for fewer records.' },
  };
  const error = errors[fault.fault];
  if (error !== undefined) return errorAnswer(error);
  if (fault.fault === 'credits') return errorAnswer(creditsError({ state: store.state, token, now: clock() }));
  if (fault.fault === 'token-refused') {
    return errorAnswer({ message: refusedToken }, store.state.switches.refusedTokenStatus);
  }
  if (fault.fault === 'fail-500') return serverErrorPage;
  return fault.fault === 'timeout' ? 'silence' : undefined;
}

async function apply(call: Call): Promise<{ outcome: Answer; counted: NonNullable<Served['counted']> }> {
  const { context, token, sent, read } = call;
  const { state } = context.store;
  const world = worldOf(call);
  runDueImports(world, () => takeImportFailure(context.faults));
  const answer = await executeRequest(
    context.schema,
    { document: read.document, variables: sent.variables, operationName: sent.operationName },
    world,
  );
  const credits = costOf(state, world.counted);
  spendCredits({ state, token, now: world.now }, credits);
  if (read.writes) await context.store.save();
  else context.store.saveSoon();
  return { outcome: jsonAnswer(200, answer), counted: { ...world.counted, credits } };
}

function worldOf({ context, token, fault, sent, baseUrl }: Call): World {
  const { state } = context.store;
  const known = state.tokens[token];
  const entity = state.entities[String(known?.ownerCode)];
  if (known === undefined || entity === undefined) throw new Error('The token is gone');
  const now = context.clock();
  state.nextBatch += 1;
  return {
    ...{ state, entity, token: known, now, fault, batch: state.nextBatch, counted: { rows: 0, inputs: 0 } },
    uploads: sent.uploads,
    linkToFile: (fileDbId) => fileLink(state, { baseUrl, fileDbId, ownerCode: entity.ownerCode, now }),
  };
}

function applyLater(call: Call, delayMs: number): void {
  wait(delayMs, undefined, { signal: call.context.closing }).then(
    () => apply(call),
    () => undefined, // The sandbox closed first.
  );
}
