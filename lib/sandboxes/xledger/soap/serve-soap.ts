import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, type Outcome, pageAnswer } from '../http/answer.ts';
import type { SandboxContext, Served } from '../http/context.ts';
import type { HttpRequest } from '../http/http-request.ts';
import type { InjectedFault } from '../http/injected-fault.ts';
import { serverErrorPage, spoiledAnswer } from '../http/spoiled-answer.ts';
import { exportOperations, exportPath } from './assumed-export.ts';
import { escaped, faultAnswer, readSoapCall, type SoapCall, SoapFault, soapAnswer } from './envelope.ts';
import { entityOf, logOn, type Moment } from './log-on.ts';

const authenticationPath = '/WS/Common/Lib/Authentication.asmx';

/** The paths of the SOAP services. */
export const soapPaths = [authenticationPath, exportPath] as const;

/** Serves one SOAP request. */
export async function serveSoap(context: SandboxContext, request: HttpRequest): Promise<Served> {
  if (request.method !== 'POST') return { outcome: pageAnswer(405, 'Method Not Allowed'), operations: [] };
  if (!/^application\/soap\+xml/i.test(request.headers['content-type'] ?? '')) {
    return { outcome: pageAnswer(415, 'Unsupported Media Type'), operations: [] };
  }
  const call = understood(request.body?.toString() ?? '');
  if (call instanceof SoapFault) return { outcome: faultAnswer(call), operations: [] };
  const ownerCode = Number(call.values.get('iEntityCode') ?? Number.NaN);
  const described = {
    operations: [call.operation],
    ownerCode: Number.isInteger(ownerCode) ? ownerCode : undefined,
  };
  const fault = context.faults.take([call.operation]);
  const answered = () => {
    const moment = { state: context.store.state, now: context.clock() };
    return answer(moment, call, request.url.pathname);
  };
  const outcome = fault === undefined ? answered() : await underFault(context, fault, answered);
  if (call.operation === 'LogonKey') await context.store.save();
  return { ...described, outcome, injected: fault?.fault };
}

function understood(text: string): SoapCall | SoapFault {
  try {
    return readSoapCall(text);
  } catch (error) {
    if (error instanceof SoapFault) return error;
    throw error;
  }
}

function answer(moment: Moment, call: SoapCall, path: string): Answer {
  try {
    if (path === authenticationPath && call.operation === 'LogonKey') {
      checkParameters(call, ['sLogonID', 'sPassword', 'sApplication']);
      return soapAnswer(call.operation, escaped(logOn(moment, call.values)));
    }
    const operation = path === exportPath ? exportOperations[call.operation] : undefined;
    if (operation === undefined) throw new SoapFault('Sender', `Server did not recognize ${call.operation}.`);
    checkParameters(call, operation.parameters);
    return soapAnswer(call.operation, operation.result(entityOf(moment, call.values), call.values));
  } catch (error) {
    if (error instanceof SoapFault) return faultAnswer(error);
    throw error;
  }
}

function checkParameters({ operation, values }: SoapCall, parameters: readonly string[]): void {
  if ([...values.keys()].join() !== parameters.join()) {
    throw new SoapFault('Sender', `${operation} takes ${parameters.join(', ')}, in this order.`);
  }
}

async function underFault(context: SandboxContext, fault: InjectedFault, answered: () => Answer): Promise<Outcome> {
  switch (fault.fault) {
    case 'refuse':
      return faultAnswer(new SoapFault('Sender', fault.words ?? 'Refused by a switch of the sandbox.'));
    case 'token-refused':
      return faultAnswer(new SoapFault('Sender', 'Invalid logon key.'));
    case 'fail-500':
      return serverErrorPage;
    case 'timeout':
      return 'silence';
    case 'slow':
      await wait(fault.delayMs, undefined, { signal: context.closing });
      return answered();
    default:
      return spoiledAnswer(fault.fault, answered());
  }
}
