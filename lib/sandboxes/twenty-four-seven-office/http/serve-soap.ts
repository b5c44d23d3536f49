import { setTimeout as wait } from 'node:timers/promises';
import type { Outcome } from '../../parts/listener.ts';
import { livingSession } from '../services/login-session.ts';
import type { Service } from '../services/service.ts';
import type { Session } from '../state/sandbox-state.ts';
import type { StateStore } from '../state/state-store.ts';
import type { SoapVersion } from '../wire/read-envelope.ts';
import { SoapFault } from '../wire/soap-fault.ts';
import { recordOf, textOf, wholeOf } from '../wire/xml-value.ts';
import { type Answer, faultAnswer } from './answer.ts';
import type { CallLog } from './call-log.ts';
import { type HttpRequest, sessionCookie } from './http-request.ts';
import type { AskedFor, FaultQueue, InjectedFault } from './injected-fault.ts';
import { countCall, type QuotaStanding, quotaAnswer, quotaHeaders } from './quota.ts';
import { readCall, type SoapCall, versionOf } from './read-call.ts';
import { refusalAnswer, runCall } from './run-call.ts';
import { serverErrorPage, spoiledAnswer } from './spoiled-answer.ts';

/** Everything that a running sandbox works with. */
export type SandboxContext = {
  readonly store: StateStore;
  readonly faults: FaultQueue;
  readonly log: CallLog;
  readonly clock: () => Date;
  /** Ends waiting and late work when the sandbox closes. */
  readonly closing: AbortSignal;
};

/** What became of a request, for the socket and for the log. */
export type Served = {
  readonly outcome: Outcome;
  readonly operation: string;
  readonly session: Session | undefined;
  readonly username: string | undefined;
  readonly injected: string | undefined;
};

/** Serves one request to a service: reads it, counts it, does the work, and makes the fault that was asked for. */
export async function serveSoap(context: SandboxContext, service: Service, request: HttpRequest): Promise<Served> {
  const { state } = context.store;
  const version = versionOf(request);
  const session = livingSession(state, sessionCookie(request.headers), context.clock());
  const call =
    typeof version === 'string'
      ? understood(request, { service, version, tolerant: state.switches.tolerant })
      : version;
  const username =
    session?.username ?? ('input' in call ? textOf(recordOf(call.input, 'credential'), 'Username') : undefined);
  const caller = state.switches.quotaPer === 'login' && username !== undefined ? username : request.address;
  const quota = countCall(state, caller, context.clock());
  context.store.saveSoon();
  const described = { session, username, operation: 'name' in call ? call.name : 'unknown' };
  if (quota.exceededBy > 0) {
    const answer = quotaAnswer(state.switches.quotaForm, quota, typeof version === 'string' ? version : '1.1');
    return { ...described, outcome: withQuota(answer, quota), injected: undefined };
  }
  if (!('input' in call)) return { ...described, outcome: withQuota(call, quota), injected: undefined };
  const fault = context.faults.take(call.name, askedFor(context, call, session));
  const outcome = await work(context, { call, session, quota, fault });
  if (state.switches.latencyMs > 0) await wait(state.switches.latencyMs, undefined, { signal: context.closing });
  return { ...described, outcome: withQuota(outcome, quota), injected: fault?.fault };
}

function askedFor(context: SandboxContext, { input }: SoapCall, session: Session | undefined): AskedFor {
  return {
    clientId: clientIdOf(context, session),
    offset: wholeOf(input, 'offset'),
    fileId: wholeOf(recordOf(input, 'file'), 'Id'),
  };
}

/** The client that a session works in now. */
export function clientIdOf({ store }: SandboxContext, session: Session | undefined): string | undefined {
  if (session === undefined) return undefined;
  return store.state.logins[session.username]?.identities.find(({ id }) => id === session.identityId)?.clientId;
}

function understood(
  request: HttpRequest,
  reading: { service: Service; version: SoapVersion; tolerant: boolean },
): SoapCall | Answer {
  try {
    return readCall(request, reading);
  } catch (error) {
    if (error instanceof SoapFault) return faultAnswer(reading.version, error);
    throw error;
  }
}

type Work = {
  readonly call: SoapCall;
  readonly session: Session | undefined;
  readonly quota: QuotaStanding;
  readonly fault: InjectedFault | undefined;
};

async function work(context: SandboxContext, { call, session, quota, fault }: Work): Promise<Outcome> {
  const { switches } = context.store.state;
  if (fault === undefined) return apply(context, call, { session });
  switch (fault.fault) {
    case 'refuse':
      return refusalAnswer(call, switches.emptyLists);
    case 'fail-500':
      return serverErrorPage;
    case 'throttle':
      return { status: 429, headers: { 'Content-Type': 'text/plain', 'Retry-After': '1' }, body: 'Too Many Requests' };
    case 'quota':
      return quotaAnswer(switches.quotaForm, quota, call.version);
    case 'unknown-fault':
      return faultAnswer(
        call.version,
        new SoapFault('Server', 'System.InvalidOperationException: Sequence contains no matching element'),
      );
    case 'refuse-items':
      return apply(context, call, { session, refusedItems: new Set(fault.items) });
    case 'slow':
      await wait(fault.delayMs, undefined, { signal: context.closing });
      return apply(context, call, { session });
    case 'apply-late':
      applyLater(context, { call, session, delayMs: fault.delayMs });
      return 'silence';
    default:
      return spoiledAnswer(
        fault.fault,
        fault.applies ? await apply(context, call, { session }) : refusalAnswer(call, switches.emptyLists),
      );
  }
}

type Applying = { readonly session: Session | undefined; readonly refusedItems?: ReadonlySet<number> };

async function apply({ store, clock }: SandboxContext, call: SoapCall, applying: Applying): Promise<Answer> {
  const { session, refusedItems = new Set<number>() } = applying;
  const answer = runCall(call, { state: store.state, files: store.files, session, refusedItems, now: clock() });
  if (call.operation.changes) await store.save();
  return answer;
}

type LateWork = { readonly call: SoapCall; readonly session: Session | undefined; readonly delayMs: number };

function applyLater(context: SandboxContext, { call, session, delayMs }: LateWork): void {
  wait(delayMs, undefined, { signal: context.closing }).then(
    () => apply(context, call, { session }),
    () => undefined, // The sandbox closed first.
  );
}

function withQuota(outcome: Outcome, quota: QuotaStanding): Outcome {
  if (typeof outcome === 'string') return outcome;
  return { ...outcome, headers: { ...outcome.headers, ...quotaHeaders(quota) } };
}
