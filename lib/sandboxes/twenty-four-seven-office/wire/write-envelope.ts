import { envelopeNamespaces, type SoapVersion } from './read-envelope.ts';
import type { SoapFault } from './soap-fault.ts';
import { escapeXml } from './write-record.ts';

const instance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';

/** The media type of an answer per version. */
export const mediaTypes: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'text/xml; charset=utf-8',
  '1.2': 'application/soap+xml; charset=utf-8',
};

/** Wraps the content of an answer in an envelope. */
export function writeEnvelope(version: SoapVersion, content: string): string {
  const open = `<soap:Envelope xmlns:soap="${envelopeNamespaces[version]}" ${instance}>`;
  return `<?xml version="1.0" encoding="utf-8"?>${open}<soap:Body>${content}</soap:Body></soap:Envelope>`;
}

/** Writes a fault in the form of the envelope's version. */
export function writeFault(version: SoapVersion, fault: SoapFault): string {
  const text = escapeXml(fault.message);
  if (version === '1.1') {
    const content = `<faultcode>soap:${fault.code}</faultcode><faultstring>${text}</faultstring><detail />`;
    return writeEnvelope(version, `<soap:Fault>${content}</soap:Fault>`);
  }
  const names = {
    Client: 'Sender',
    Server: 'Receiver',
    VersionMismatch: 'VersionMismatch',
    MustUnderstand: 'MustUnderstand',
  };
  const code = `<soap:Code><soap:Value>soap:${names[fault.code]}</soap:Value></soap:Code>`;
  const reason = `<soap:Reason><soap:Text xml:lang="en">${text}</soap:Text></soap:Reason>`;
  return writeEnvelope(version, `<soap:Fault>${code}${reason}<soap:Detail /></soap:Fault>`);
}
