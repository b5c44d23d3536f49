/** Who is to blame for a fault: the caller, the server, or the version of the envelope. */
export type FaultCode = 'Client' | 'Server' | 'VersionMismatch' | 'MustUnderstand';

const soapException = 'System.Web.Services.Protocols.SoapException';

/** A refusal that the vendor sends as `soap:Fault` with HTTP 500. */
export class SoapFault extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode, text: string) {
    super(text);
    this.name = 'SoapFault';
    this.code = code;
  }
}

/** A fault thrown while an operation works, wrapped as ASP.NET does. */
export function processingFault(text: string, type = 'System.Exception'): SoapFault {
  return new SoapFault('Server', `${soapException}: Server was unable to process request. ---> ${type}: ${text}`);
}

/** A fault in what was sent: not XML, or XML that does not fit the declared types. */
export function readingFault(text: string, place: { readonly line: number; readonly column: number }): SoapFault {
  const inner = `System.InvalidOperationException: There is an error in XML document (${place.line}, ${place.column}). ---> ${text}`;
  return new SoapFault('Client', `${soapException}: Server was unable to read request. ---> ${inner}`);
}
