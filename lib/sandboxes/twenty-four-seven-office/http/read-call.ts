import type { Element } from '@xmldom/xmldom';
import { type Operation, type Service, soapAction } from '../services/service.ts';
import { readEnvelope, type SoapVersion } from '../wire/read-envelope.ts';
import { readRecord, unexpected } from '../wire/read-record.ts';
import { SoapFault } from '../wire/soap-fault.ts';
import type { XmlRecord } from '../wire/xml-value.ts';
import { type Answer, pageAnswer } from './answer.ts';
import type { HttpRequest } from './http-request.ts';

/** A request that was understood: the operation and its arguments. */
export type SoapCall = {
  readonly service: Service;
  readonly name: string;
  readonly operation: Operation;
  readonly input: XmlRecord;
  readonly version: SoapVersion;
};

const versions: Readonly<Record<string, SoapVersion>> = { 'text/xml': '1.1', 'application/soap+xml': '1.2' };

/** The version that a content type stands for, or the page of the web server that refuses it. */
export function versionOf({ method, headers, body }: HttpRequest): SoapVersion | Answer {
  if (method === 'GET') return pageAnswer(200, 'The sandbox serves the operations, not the description of the service');
  if (method !== 'POST') return pageAnswer(405, 'The HTTP verb used to access this page is not allowed');
  if (body === undefined) return pageAnswer(500, 'Maximum request length exceeded');
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim());
  const charset = parameters.find((parameter) => /^charset=/i.test(parameter))?.slice('charset='.length);
  const version = versions[type.toLowerCase()];
  if (version === undefined || (charset !== undefined && !/^"?utf-8"?$/i.test(charset))) {
    return pageAnswer(415, 'The server cannot service the request because the media type is unsupported');
  }
  return version;
}

/** Reads a request of a service; throws the vendor's fault for whatever does not fit the contract. */
export function readCall(request: HttpRequest, { service, version, tolerant }: Reading): SoapCall {
  const action = actionOf(request, version);
  const content = readEnvelope(request.body ?? Buffer.alloc(0), version);
  const name = operationName(service, { action, version, content });
  const operation = Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
  if (operation === undefined) throw unknownAction(action ?? '');
  if (content.localName !== name || content.namespaceURI !== service.namespace) {
    throw unexpected(content, `is not the ${name} of ${service.namespace}`);
  }
  const rules = { types: service.types, namespace: service.namespace, tolerant };
  return { service, name, operation, input: readRecord(rules, name, content), version };
}

type Reading = { readonly service: Service; readonly version: SoapVersion; readonly tolerant: boolean };

/** SOAP 1.1 names the action in a header of its own, SOAP 1.2 in the content type, where it may be left out. */
function actionOf({ headers }: HttpRequest, version: SoapVersion): string | undefined {
  const inType = /;\s*action="?([^";]*)"?/i.exec(headers['content-type'] ?? '')?.[1];
  const header = headers.soapaction;
  const inHeader = typeof header === 'string' ? header.trim().replace(/^"(.*)"$/, '$1') : undefined;
  return version === '1.2' ? (inType ?? inHeader) : inHeader;
}

type Naming = { readonly action: string | undefined; readonly version: SoapVersion; readonly content: Element };

function operationName(service: Service, { action, version, content }: Naming): string {
  if (action === undefined && version === '1.2') return content.localName ?? '';
  if (action === undefined) {
    const text = 'Unable to handle request without a valid action parameter. Please supply a valid soap action.';
    throw new SoapFault('Client', `System.Web.Services.Protocols.SoapException: ${text}`);
  }
  const name = Object.keys(service.operations).find((operation) => soapAction(service, operation) === action);
  if (name === undefined) throw unknownAction(action);
  return name;
}

function unknownAction(action: string): SoapFault {
  const text = `Server did not recognize the value of HTTP Header SOAPAction: ${action}.`;
  return new SoapFault('Client', `System.Web.Services.Protocols.SoapException: ${text}`);
}
