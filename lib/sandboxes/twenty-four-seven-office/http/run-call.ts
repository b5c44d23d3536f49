import type { ClientCall, OpenCall, Service } from '../services/service.ts';
import { processingFault, SoapFault } from '../wire/soap-fault.ts';
import { writeEnvelope } from '../wire/write-envelope.ts';
import { writeRecord } from '../wire/write-record.ts';
import type { XmlValue } from '../wire/xml-value.ts';
import { type Answer, faultAnswer, soapAnswer } from './answer.ts';
import type { SoapCall } from './read-call.ts';

type Circumstances = Omit<OpenCall, 'input'>;

/** Does the work of a call and writes its answer; a refusal of the operation becomes a fault. */
export function runCall(call: SoapCall, circumstances: Circumstances): Answer {
  try {
    const open: OpenCall = { ...circumstances, input: call.input };
    const { operation } = call;
    const result = operation.needs === 'client' ? operation.run(clientCall(open)) : operation.run(open);
    const answer = soapAnswer(call.version, resultEnvelope(call, result, open.state.switches.emptyLists));
    const opened = call.name === 'Login' && typeof result === 'string' && result !== '' ? result : undefined;
    if (opened === undefined) return answer;
    return { ...answer, headers: { ...answer.headers, 'Set-Cookie': `ASP.NET_SessionId=${opened}; path=/; HttpOnly` } };
  } catch (error) {
    if (error instanceof SoapFault) return faultAnswer(call.version, error);
    throw error;
  }
}

/** The refusal that an operation has of its own, or a fault when it has none. */
export function refusalAnswer(call: SoapCall, emptyLists: 'element' | 'absent'): Answer {
  const refusal = call.operation.refusal?.(call.input);
  if (refusal === undefined) return faultAnswer(call.version, processingFault('The operation was refused'));
  return soapAnswer(call.version, resultEnvelope(call, refusal, emptyLists));
}

function resultEnvelope(call: SoapCall, result: XmlValue | undefined, emptyLists: 'element' | 'absent'): string {
  const { service, name, version } = call;
  return writeEnvelope(version, resultElement(service, name, { result, emptyLists }));
}

type Result = { readonly result: XmlValue | undefined; readonly emptyLists: 'element' | 'absent' };

function resultElement(service: Service, name: string, { result, emptyLists }: Result): string {
  const content = writeRecord({ types: service.types, emptyLists }, `${name}Response`, { [`${name}Result`]: result });
  const open = `${name}Response xmlns="${service.namespace}"`;
  return content === '' ? `<${open} />` : `<${open}>${content}</${name}Response>`;
}

/** Finds who calls and in which client; the two texts are those that public clients look for. */
function clientCall(open: OpenCall): ClientCall {
  const { session, state } = open;
  if (session === undefined) throw processingFault('Session is not authenticated');
  const login = state.logins[session.username];
  const identity = login?.identities.find(({ id }) => id === session.identityId);
  const client = identity && state.clients[identity.clientId];
  if (login === undefined || identity === undefined || identity.isDisabled || client === undefined) {
    throw processingFault('Client is not authenticated on this identity');
  }
  return { ...open, session, login, identity, client };
}
