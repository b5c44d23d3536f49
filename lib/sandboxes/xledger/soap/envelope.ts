import { DOMParser, type Element } from '@xmldom/xmldom';

const envelopeNamespace = 'http://www.w3.org/2003/05/soap-envelope';
/** The namespace of every operation. */
export const serviceNamespace = 'http://ws.xledger.net/';
const mediaType = 'application/soap+xml; charset=utf-8';

/** A refusal that is sent as `soap:Fault` with HTTP 500. */
export class SoapFault extends Error {
  readonly code: 'Sender' | 'Receiver';

  constructor(code: 'Sender' | 'Receiver', text: string) {
    super(text);
    this.name = 'SoapFault';
    this.code = code;
  }
}

/** An operation and its parameters, in the order in which they were sent. */
export type SoapCall = { readonly operation: string; readonly values: ReadonlyMap<string, string> };

/** Reads a SOAP 1.2 envelope; whatever is none is refused. */
export function readSoapCall(text: string): SoapCall {
  const root = rootOf(text);
  if (root.localName !== 'Envelope' || root.namespaceURI !== envelopeNamespace) {
    throw new SoapFault('Sender', 'Possible SOAP version mismatch: expecting a SOAP 1.2 envelope.');
  }
  const body = elementsOf(root).find(({ localName }) => localName === 'Body');
  const [call, second] = body === undefined ? [] : elementsOf(body);
  if (call === undefined || second !== undefined) throw new SoapFault('Sender', 'The body must hold one element.');
  if (call.namespaceURI !== serviceNamespace) {
    throw new SoapFault('Sender', `Server did not recognize ${call.localName} in ${call.namespaceURI}.`);
  }
  const parameters = elementsOf(call);
  const stray = parameters.find(({ namespaceURI }) => namespaceURI !== serviceNamespace);
  if (stray !== undefined) throw new SoapFault('Sender', `${stray.localName} is in another namespace.`);
  const values = parameters.map(({ localName, textContent }) => [localName ?? '', textContent ?? ''] as const);
  return { operation: call.localName ?? '', values: new Map(values) };
}

function rootOf(text: string): Element {
  if (/<!DOCTYPE/i.test(text)) throw new SoapFault('Sender', 'DTD is prohibited in this XML document.');
  try {
    const stop = (_level: string, reason: string): never => {
      throw new Error(reason);
    };
    const root = new DOMParser({ onError: stop }).parseFromString(text, 'text/xml').documentElement;
    if (root !== null) return root;
  } catch (error) {
    throw new SoapFault('Sender', `Server was unable to read request. ${error instanceof Error ? error.message : ''}`);
  }
  throw new SoapFault('Sender', 'Root element is missing.');
}

function elementsOf(parent: Element): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === 1) found.push(node as Element);
  }
  return found;
}

/** Text as it stands between tags. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The answer of an operation: `<name>Response` with `<name>Result` in it. */
export function soapAnswer(operation: string, resultXml: string) {
  const result = `<${operation}Result>${resultXml}</${operation}Result>`;
  const content = `<${operation}Response xmlns="${serviceNamespace}">${result}</${operation}Response>`;
  return { status: 200, headers: { 'Content-Type': mediaType }, body: enveloped(content) };
}

/** A fault: HTTP 500, as ASP.NET sends it. */
export function faultAnswer({ code, message }: SoapFault) {
  const reason = `<soap:Reason><soap:Text xml:lang="en">${escaped(message)}</soap:Text></soap:Reason>`;
  const content = `<soap:Fault><soap:Code><soap:Value>soap:${code}</soap:Value></soap:Code>${reason}</soap:Fault>`;
  return { status: 500, headers: { 'Content-Type': mediaType }, body: enveloped(content) };
}

function enveloped(content: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${envelopeNamespace}"><soap:Body>${content}</soap:Body></soap:Envelope>`;
}
