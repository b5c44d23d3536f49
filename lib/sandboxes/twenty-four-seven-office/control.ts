import * as z from 'zod';
import { askControl, type ControlRequest } from '../parts/control-fetch.ts';
import type {
  ClientSettings,
  CompanyChange,
  CompanySettings,
  LoginSettings,
  ProjectSettings,
} from './control-endpoint/control-requests.ts';
import { createLedgerControl, type LedgerControl } from './control-endpoint/ledger-control.ts';
import { createOrderControl, type OrderControl } from './control-endpoint/order-control.ts';
import { type LoggedCall, loggedCall, type RecordedExchange, recordedExchange } from './http/call-log.ts';
import type { InjectedFaultSettings } from './http/injected-fault.ts';
import { type ClientState, type Company, clientState, company, type Project, project } from './state/client-state.ts';
import { type Login, login } from './state/sandbox-state.ts';
import { type Switches, type SwitchSettings, switches } from './state/switches.ts';

/** Which calls to tell: of one client, of one operation, the last so many. */
export type CallFilter = { readonly clientId?: string; readonly operation?: string; readonly last?: number };

/** What tests and the local platform do behind the vendor's back. */
export type TwentyFourSevenOfficeControl = {
  isHealthy(): Promise<boolean>;
  /** The login, or undefined when there is none. */
  login(username: string): Promise<Login | undefined>;
  putLogin(username: string, settings: LoginSettings): Promise<void>;
  client(clientId: string): Promise<ClientState>;
  putClient(clientId: string, settings: ClientSettings): Promise<ClientState>;
  addCompany(clientId: string, settings: CompanySettings): Promise<Company>;
  /** Settles ledger lines against each other; the number of the link. */
  linkLines(clientId: string, lineIds: readonly string[]): Promise<number>;
  changeCompany(clientId: string, companyId: number, change: CompanyChange): Promise<Company>;
  addProject(clientId: string, settings: ProjectSettings): Promise<Project>;
  /** What an accountant does in the client's ledger, and with the files of its stamps. */
  ledger(clientId: string): LedgerControl;
  /** What became of the client's orders and products. */
  orders(clientId: string): OrderControl;
  calls(filter?: CallFilter): Promise<readonly LoggedCall[]>;
  requests(filter?: CallFilter): Promise<readonly RecordedExchange[]>;
  clearCalls(): Promise<void>;
  addFault(fault: InjectedFaultSettings): Promise<void>;
  clearFaults(): Promise<void>;
  /** Ends every session; how many there were. */
  expireSessions(): Promise<number>;
  setSwitches(settings: SwitchSettings): Promise<Switches>;
};

const done = z.object({ ok: z.literal(true) });

/** Opens the control of a sandbox by the address of its api host. */
export function createTwentyFourSevenOfficeControl(url: string): TwentyFourSevenOfficeControl {
  const ask = <Schema extends z.ZodType>(request: ControlRequest<Schema>) => askControl(url, request);
  const tell = async (method: 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown) => {
    await ask({ method, path, body, answer: done });
  };
  return {
    isHealthy: async () => (await ask({ method: 'GET', path: 'health', answer: done })).ok,
    login: async (username) =>
      (await ask({ method: 'GET', path: 'logins', answer: z.record(z.string(), login) }))[username],
    putLogin: (username, settings) => tell('PUT', `logins/${encodeURIComponent(username)}`, settings),
    client: (clientId) => ask({ method: 'GET', path: `clients/${clientId}`, answer: clientState }),
    putClient: (clientId, body) => ask({ method: 'PUT', path: `clients/${clientId}`, body, answer: clientState }),
    addCompany: (clientId, body) =>
      ask({ method: 'POST', path: `clients/${clientId}/companies`, body, answer: company }),
    linkLines: async (clientId, lineIds) => {
      const answer = z.object({ linkId: z.int() });
      return (await ask({ method: 'POST', path: `clients/${clientId}/links`, body: { lineIds }, answer })).linkId;
    },
    changeCompany: (clientId, companyId, body) =>
      ask({ method: 'PATCH', path: `clients/${clientId}/companies/${companyId}`, body, answer: company }),
    addProject: (clientId, body) =>
      ask({ method: 'POST', path: `clients/${clientId}/projects`, body, answer: project }),
    ledger: (clientId) => createLedgerControl(url, clientId),
    orders: (clientId) => createOrderControl(url, clientId),
    calls: (filter) => ask({ method: 'GET', path: `calls?${query(filter)}`, answer: z.array(loggedCall) }),
    requests: (filter) => ask({ method: 'GET', path: `requests?${query(filter)}`, answer: z.array(recordedExchange) }),
    clearCalls: () => tell('DELETE', 'calls'),
    addFault: (fault) => tell('POST', 'faults', fault),
    clearFaults: () => tell('DELETE', 'faults'),
    expireSessions: async () => {
      return (await ask({ method: 'POST', path: 'expire-sessions', answer: z.object({ expired: z.int() }) })).expired;
    },
    setSwitches: (body) => ask({ method: 'POST', path: 'switches', body, answer: switches }),
  };
}

function query({ clientId, operation, last }: CallFilter = {}): string {
  const parameters = new URLSearchParams();
  if (clientId !== undefined) parameters.set('clientId', clientId);
  if (operation !== undefined) parameters.set('operation', operation);
  if (last !== undefined) parameters.set('last', String(last));
  return parameters.toString();
}
