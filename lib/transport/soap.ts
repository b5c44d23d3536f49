import { Client } from 'soap/lib/client.js';
import { WSDL } from 'soap/lib/wsdl/index.js';
import { TransportError } from '../sync/errors.ts';
import type { Http, HttpAnswer, RequestEffect } from '../sync/ports.ts';
import { soapAnswerText } from './soap-answer-text.ts';
import { SoapFault, SoapUnreadable } from './soap-failure.ts';

/** One call of one operation. `content` holds the operation's parts, in any order: the WSDL's order is sent. */
export type SoapCall = {
  readonly operation: string;
  readonly endpoint: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly deadlineMs: number;
  /** Every SOAP call is a POST: only the caller knows whether it changes anything. */
  readonly effect?: RequestEffect | undefined;
};

/** `result` is the content of the answer's one body element; decimals and dates are text. */
export type SoapAnswer = { readonly result: unknown; readonly headers: Readonly<Record<string, string>> };

/** A service as its WSDL describes it. @throws TransportError, SoapFault, SoapUnreadable */
export type SoapService = (http: Http, call: SoapCall) => Promise<SoapAnswer>;

const asText = (text: string): string => text;

/** All scalars stay text: the soap package would make decimals binary fractions, and dates local times. */
const scalarsAsText = Object.fromEntries(
  ['decimal', 'double', 'float', 'int', 'integer', 'short', 'long', 'boolean', 'date', 'dateTime'].map((name) => [
    name,
    asText,
  ]),
);

/** Speaks to one service over `Http`. The WSDL is our own text; nothing is fetched. Parsed on first use. */
export function soapService(wsdlText: string): SoapService {
  let parsed: Promise<WSDL> | undefined;
  return async (http, call) => {
    parsed ??= parseWsdl(wsdlText);
    return exchange(await parsed, http, call);
  };
}

function parseWsdl(wsdlText: string): Promise<WSDL> {
  return new Promise((resolve, reject) => {
    const wsdl = new WSDL(wsdlText, 'own.wsdl', { customDeserializer: scalarsAsText });
    wsdl.onReady((error) => (error ? reject(error) : resolve(wsdl)));
  });
}

/** A client a call: it keeps its last request and answer, and those of two calls must not meet. */
async function exchange(wsdl: WSDL, http: Http, call: SoapCall): Promise<SoapAnswer> {
  let answer: HttpAnswer | undefined;
  const send = async (url: string, body: string, headers: Record<string, string>): Promise<string> => {
    answer = await http({
      method: 'POST',
      url,
      headers: { ...headers, ...call.headers },
      body,
      deadlineMs: call.deadlineMs,
      effect: call.effect,
    });
    return soapAnswerText(answer);
  };
  const result = await invoke(wsdl, call, send).catch((error: unknown) => {
    throw translated(error, answer?.status ?? 0);
  });
  return { result: bodyContent(result, answer?.status ?? 0), headers: answer?.headers ?? {} };
}

type Send = (url: string, body: string, headers: Record<string, string>) => Promise<string>;

type Done = (error: unknown, answer?: object, text?: string) => void;

function invoke(wsdl: WSDL, call: SoapCall, send: Send): Promise<unknown> {
  const httpClient = {
    /** The package declares a promise of axios and waits for the callback alone. */
    request(...[url, body, done, headers = {}]: [string, string, Done, Record<string, string>?]): Promise<never> {
      send(url, body, headers).then((text) => done(null, { status: 200, headers: {} }, text), done);
      return new Promise(() => undefined);
    },
  };
  const client = new Client(wsdl, call.endpoint, { httpClient });
  const method: unknown = client[call.operation];
  if (typeof method !== 'function') throw new RangeError(`the WSDL has no operation ${call.operation}`);
  return new Promise((resolve, reject) => {
    method(call.content, (error: unknown, result: unknown) => (error ? reject(error) : resolve(result)));
  });
}

/** The package hands back the envelope itself when the body is empty, and undefined when it holds another element. */
function bodyContent(result: unknown, status: number): unknown {
  const isEnvelope = typeof result === 'object' && result !== null && 'Body' in result;
  if (result === undefined || isEnvelope) throw new SoapUnreadable({ reason: 'unexpected-body', status });
  return result;
}

/** The package throws faults as errors with the parsed envelope, and parser errors as plain objects. */
function translated(error: unknown, status: number): unknown {
  if (error instanceof TransportError || error instanceof SoapUnreadable) return error;
  const fault = faultOf(error);
  if (fault !== undefined) return new SoapFault({ ...fault, status });
  // A body element that the WSDL does not know makes the package stumble over its own tables.
  return new SoapUnreadable({ reason: error instanceof TypeError ? 'unexpected-body' : 'not-well-formed', status });
}

function faultOf(error: unknown): { faultCode: string; faultString: string } | undefined {
  const fault = at(at(at(at(error, 'root'), 'Envelope'), 'Body'), 'Fault');
  if (fault === undefined) return undefined;
  const faultString = at(fault, 'faultstring') ?? at(at(fault, 'Reason'), 'Text');
  const faultCode = at(fault, 'faultcode') ?? at(at(fault, 'Code'), 'Value');
  return { faultCode: textOf(faultCode), faultString: textOf(faultString) };
}

function at(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const inner = at(value, '$value');
  return typeof inner === 'string' ? inner : '';
}
