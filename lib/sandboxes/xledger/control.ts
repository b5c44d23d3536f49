import * as z from 'zod';
import { askControl, type ControlRequest } from '../parts/control-fetch.ts';
import {
  creditsTold,
  type EntitySettings,
  type RecordKind,
  type RecordSettings,
  type SoapUserSettings,
  type TokenSettings,
  type VoucherSettings,
} from './control-endpoint/control-requests.ts';
import { type LoggedCall, loggedCall, type RecordedExchange, recordedExchange } from './http/call-log.ts';
import type { InjectedFaultSettings } from './http/injected-fault.ts';
import { type EntityState, entityState } from './state/entity-state.ts';
import { type Switches, type SwitchSettings, switches } from './state/switches.ts';

/** Which calls to tell: of one entity, of one operation, the last so many. */
export type CallFilter = { readonly ownerCode?: number; readonly operation?: string; readonly last?: number };

/** What tests and the local platform do behind the vendor's back. */
export type XledgerControl = {
  isHealthy(): Promise<boolean>;
  /** Forgets everything: entities, tokens, users, logs, faults, switches. */
  reset(): Promise<void>;
  /** The entity with everything in it. */
  entity(ownerCode: number): Promise<EntityState>;
  putEntity(ownerCode: number, settings: EntitySettings): Promise<EntityState>;
  putToken(token: string, settings: TokenSettings): Promise<void>;
  /** Where a token stands in this hour. */
  credits(token: string): Promise<z.infer<typeof creditsTold>>;
  /** Somebody else uses the token. */
  spendCredits(token: string, credits: number): Promise<void>;
  putSoapUser(userName: string, settings: SoapUserSettings): Promise<void>;
  /** Every key that LogonKey gave is refused from now on. */
  expireLogonKeys(): Promise<void>;
  /** A row made by a person; its id. */
  addRecord(ownerCode: number, kind: RecordKind, settings: RecordSettings): Promise<number>;
  removeRecord(ownerCode: number, kind: RecordKind, dbId: number): Promise<void>;
  /** A posted supplier invoice with its document. */
  postVoucher(
    ownerCode: number,
    settings: VoucherSettings,
  ): Promise<{ readonly headerDbId: number; readonly transactionDbIds: readonly number[] }>;
  removeVoucher(ownerCode: number, headerDbId: number): Promise<void>;
  /** The voucher is paid: deltas tell of its lines again. */
  settleVoucher(ownerCode: number, headerDbId: number): Promise<void>;
  /** Runs the job of the import queue now; how many lines it took. */
  runImport(ownerCode: number): Promise<number>;
  /** A person removes an invoice's lines from the import queue before they are posted. */
  removeImportItems(ownerCode: number, invoiceNumber: string): Promise<void>;
  calls(filter?: CallFilter): Promise<readonly LoggedCall[]>;
  requests(filter?: CallFilter): Promise<readonly RecordedExchange[]>;
  clearCalls(): Promise<void>;
  addFault(fault: InjectedFaultSettings): Promise<void>;
  clearFaults(): Promise<void>;
  setSwitches(settings: SwitchSettings): Promise<Switches>;
};

const done = z.object({ ok: z.literal(true) });
const posted = z.object({ headerDbId: z.int(), transactionDbIds: z.array(z.int()) });

/** Opens the control of a sandbox by its address. */
export function createXledgerControl(url: string): XledgerControl {
  const ask = <Schema extends z.ZodType>(request: ControlRequest<Schema>) => askControl(url, request);
  const tell = async (method: 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown) => {
    await ask({ method, path, body, answer: done });
  };
  const token = (text: string) => `tokens/${encodeURIComponent(text)}`;
  return {
    isHealthy: async () => (await ask({ method: 'GET', path: 'health', answer: done })).ok,
    reset: () => tell('POST', 'reset'),
    entity: (code) => ask({ method: 'GET', path: `entities/${code}`, answer: entityState }),
    putEntity: (code, body) => ask({ method: 'PUT', path: `entities/${code}`, body, answer: entityState }),
    putToken: (text, settings) => tell('PUT', token(text), settings),
    credits: (text) => ask({ method: 'GET', path: token(text), answer: creditsTold }),
    spendCredits: (text, credits) => tell('POST', `${token(text)}/spend`, { credits }),
    putSoapUser: (name, settings) => tell('PUT', `soap-users/${encodeURIComponent(name)}`, settings),
    expireLogonKeys: () => tell('POST', 'expire-logon-keys'),
    addRecord: async (code, kind, body) => {
      const answer = z.object({ dbId: z.int() });
      return (await ask({ method: 'POST', path: `entities/${code}/${kind}`, body, answer })).dbId;
    },
    removeRecord: (code, kind, dbId) => tell('DELETE', `entities/${code}/${kind}/${dbId}`),
    postVoucher: (code, body) => ask({ method: 'POST', path: `entities/${code}/vouchers`, body, answer: posted }),
    removeVoucher: (code, headerDbId) => tell('DELETE', `entities/${code}/vouchers/${headerDbId}`),
    settleVoucher: (code, headerDbId) => tell('POST', `entities/${code}/vouchers/${headerDbId}/settle`),
    runImport: async (code) => {
      const answer = z.object({ lines: z.int() });
      return (await ask({ method: 'POST', path: `entities/${code}/run-import`, answer })).lines;
    },
    removeImportItems: (code, number) => tell('DELETE', `entities/${code}/import-items/${encodeURIComponent(number)}`),
    calls: (filter) => ask({ method: 'GET', path: `calls?${query(filter)}`, answer: z.array(loggedCall) }),
    requests: (filter) => ask({ method: 'GET', path: `requests?${query(filter)}`, answer: z.array(recordedExchange) }),
    clearCalls: () => tell('DELETE', 'calls'),
    addFault: (fault) => tell('POST', 'faults', fault),
    clearFaults: () => tell('DELETE', 'faults'),
    setSwitches: (body) => ask({ method: 'POST', path: 'switches', body, answer: switches }),
  };
}

function query({ ownerCode, operation, last }: CallFilter = {}): string {
  const parameters = new URLSearchParams();
  if (ownerCode !== undefined) parameters.set('ownerCode', String(ownerCode));
  if (operation !== undefined) parameters.set('operation', operation);
  if (last !== undefined) parameters.set('last', String(last));
  return parameters.toString();
}
