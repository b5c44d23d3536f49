import type { ClientState } from '../state/client-state.ts';
import type { FileShelf } from '../state/file-shelf.ts';
import type { Identity, Login, SandboxState, Session } from '../state/sandbox-state.ts';
import type { TypeTable } from '../wire/type-table.ts';
import type { XmlRecord, XmlValue } from '../wire/xml-value.ts';

/** The namespace of most services: capital O. */
export const webservicesNamespace = 'http://24sevenOffice.com/webservices';
/** The namespace of TransactionService and AttachmentService: lower case, slash at the end. */
export const accountingNamespace = 'http://24sevenoffice.com/webservices/economy/accounting/';

/** What every operation gets: its arguments, the sandbox's state and the time. */
export type OpenCall = {
  readonly input: XmlRecord;
  readonly state: SandboxState;
  readonly now: Date;
  readonly session: Session | undefined;
  readonly files: FileShelf;
  /** Places in a list sent that a made fault refuses; their siblings are saved. */
  readonly refusedItems: ReadonlySet<number>;
};

/** What an operation of a client gets: also who calls, as whom, and the client's own state. */
export type ClientCall = OpenCall & {
  readonly session: Session;
  readonly login: Login;
  readonly identity: Identity;
  readonly client: ClientState;
};

/** One operation: it answers the value of its `Result` element, or throws a SoapFault. */
export type Operation = (
  | { readonly needs: 'nothing'; run(call: OpenCall): XmlValue | undefined }
  | { readonly needs: 'client'; run(call: ClientCall): XmlValue | undefined }
) & {
  /** The operation changes what the sandbox keeps. */
  readonly changes: boolean;
  /** How the vendor refuses without a fault, for the fault switch `refuse`. */
  readonly refusal?: (input: XmlRecord) => XmlValue;
};

/** One service: an address on one of the two hosts, its types and operations. */
export type Service = {
  readonly name: string;
  readonly host: 'api' | 'webservices';
  readonly path: string;
  readonly namespace: string;
  readonly types: TypeTable;
  readonly operations: Readonly<Record<string, Operation>>;
};

/** An operation that works without a session. */
export function openOperation(run: (call: OpenCall) => XmlValue | undefined, changes = false): Operation {
  return { needs: 'nothing', run, changes };
}

/** An operation that reads in the session's client. */
export function readingOperation(run: (call: ClientCall) => XmlValue | undefined): Operation {
  return { needs: 'client', run, changes: false };
}

/** An operation that writes in the session's client. */
export function writingOperation(
  run: (call: ClientCall) => XmlValue | undefined,
  refusal?: (input: XmlRecord) => XmlValue,
): Operation {
  return refusal === undefined
    ? { needs: 'client', run, changes: true }
    : { needs: 'client', run, changes: true, refusal };
}

/** The `SOAPAction` of an operation: a slash stands between namespace and name. */
export function soapAction(service: Service, operation: string): string {
  return service.namespace.endsWith('/') ? `${service.namespace}${operation}` : `${service.namespace}/${operation}`;
}
