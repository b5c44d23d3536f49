import * as z from 'zod';
import type { FaultSwitch } from '../sandbox.ts';
import {
  type AccountSettings,
  type RowsToPut,
  type ShownAccount,
  type ShownCall,
  shownAccount,
  shownCall,
} from './control-schema.ts';
import type { SwitchChange } from './switches.ts';

/** What a test or the demo can do with a RecMan sandbox. */
export type RecmanControl = {
  putAccount(name: string, settings: AccountSettings): Promise<ShownAccount>;
  /** The whole account; `undefined` when there is none. */
  account(name: string): Promise<ShownAccount | undefined>;
  putRows(name: string, rows: RowsToPut): Promise<void>;
  /** Calls that somebody else made with the same key. */
  useElsewhere(name: string, calls: number): Promise<void>;
  calls(): Promise<ShownCall[]>;
  forgetCalls(): Promise<void>;
  addFault(fault: FaultSwitch): Promise<void>;
  clearFaults(): Promise<void>;
  setSwitches(switches: SwitchChange): Promise<void>;
};

/** A client for the control endpoint of the RecMan sandbox at this base URL. */
export function createRecmanControl(baseUrl: string): RecmanControl {
  const call = (method: string, path: string, body?: object) =>
    callControl(`${baseUrl}/_control/${path}`, method, body);
  const done = async (method: string, path: string, body?: object) => void (await call(method, path, body));
  return {
    putAccount: async (name, settings) => shownAccount.parse(await call('PUT', `accounts/${name}`, settings)),
    account: async (name) => shownAccount.optional().parse(await call('GET', `accounts/${name}`)),
    putRows: (name, rows) => done('PUT', `accounts/${name}/rows`, rows),
    useElsewhere: (name, calls) => done('POST', `accounts/${name}/other-use`, { calls }),
    calls: async () => z.array(shownCall).parse(await call('GET', 'calls')),
    forgetCalls: () => done('DELETE', 'calls'),
    addFault: (fault) => done('POST', 'faults', fault),
    clearFaults: () => done('DELETE', 'faults'),
    setSwitches: (switches) => done('POST', 'switches', switches),
  };
}

/** The answer's JSON; nothing for an account that is not there when reading. */
async function callControl(url: string, method: string, body: object | undefined): Promise<unknown> {
  const response = await fetch(url, body === undefined ? { method } : { method, body: JSON.stringify(body) });
  const text = await response.text();
  if (response.status === 404 && method === 'GET') return undefined;
  if (!response.ok) throw new Error(`The RecMan sandbox refused ${method} ${url}: ${response.status} ${text}`);
  return JSON.parse(text);
}
