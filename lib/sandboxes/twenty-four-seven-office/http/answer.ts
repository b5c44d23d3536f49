import type { SoapVersion } from '../wire/read-envelope.ts';
import type { SoapFault } from '../wire/soap-fault.ts';
import { mediaTypes, writeFault } from '../wire/write-envelope.ts';

/** An HTTP answer before it is sent. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
};

/** A SOAP answer: HTTP 200. */
export function soapAnswer(version: SoapVersion, body: string): Answer {
  return { status: 200, headers: { 'Content-Type': mediaTypes[version] }, body };
}

/** A fault: HTTP 500, whoever is to blame. */
export function faultAnswer(version: SoapVersion, fault: SoapFault): Answer {
  return { ...soapAnswer(version, writeFault(version, fault)), status: 500 };
}

/** A page of the web server, as it comes when a request does not reach the service. */
export function pageAnswer(status: number, title: string): Answer {
  const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h2>${title}</h2></body></html>`;
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}

/** A JSON answer of the control endpoint. */
export function jsonAnswer(status: number, value: unknown): Answer {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) };
}
