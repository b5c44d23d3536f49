import * as z from 'zod';
import type { FaultSwitch } from '../sandbox.ts';
import type { ControlledEntity } from './control-records.ts';
import {
  type CompanySettings,
  type ShownCall,
  type ShownCompany,
  type ShownDelivery,
  type ShownRecord,
  type SwitchSettings,
  shownCall,
  shownCompany,
  shownDelivery,
  shownRecord,
  type WebhookUrls,
} from './control-schema.ts';
import type { FinalizeWishes } from './finalize-invoice.ts';
import type { JsonObject } from './state.ts';

/** Which record: of a company (its code), by its id. */
export type RecordAddress = { readonly company: string; readonly entity: ControlledEntity; readonly id: number };

/** What a person in the product, and a test above it, can do with a Moment sandbox. */
export type MomentControl = {
  putCompany(code: string, settings: CompanySettings): Promise<ShownCompany>;
  putWebhooks(code: string, urls: WebhookUrls): Promise<void>;
  /** The whole company; `undefined` when there is none. */
  company(code: string): Promise<ShownCompany | undefined>;
  create(place: Omit<RecordAddress, 'id'>, fields: JsonObject): Promise<ShownRecord>;
  edit(address: RecordAddress, fields: JsonObject): Promise<ShownRecord>;
  /** Edit what the product would not let anybody change, such as a finalized invoice. */
  forceEdit(address: RecordAddress, fields: JsonObject): Promise<ShownRecord>;
  remove(address: RecordAddress): Promise<void>;
  finalize(address: Omit<RecordAddress, 'entity'>, wishes?: FinalizeWishes): Promise<ShownRecord>;
  calls(company?: string): Promise<ShownCall[]>;
  forgetCalls(): Promise<void>;
  deliveries(company?: string): Promise<ShownDelivery[]>;
  addFault(fault: FaultSwitch): Promise<void>;
  clearFaults(): Promise<void>;
  setSwitches(switches: SwitchSettings): Promise<void>;
};

type Body = JsonObject | CompanySettings | WebhookUrls | FinalizeWishes | FaultSwitch | SwitchSettings;

/** A client for the control endpoint of the Moment sandbox at this base URL. */
export function createMomentControl(baseUrl: string): MomentControl {
  const call = (method: string, path: string, body?: Body) => callControl(`${baseUrl}/_control/${path}`, method, body);
  const done = async (method: string, path: string, body?: Body) => void (await call(method, path, body));
  const record = async (method: string, path: string, body: Body) => shownRecord.parse(await call(method, path, body));
  const pathOf = ({ company, entity, id }: RecordAddress) => `companies/${company}/${entity}/${id}`;
  const ofCompany = (company: string | undefined) => (company === undefined ? '' : `?company=${company}`);
  return {
    putCompany: async (code, settings) => shownCompany.parse(await call('PUT', `companies/${code}`, settings)),
    putWebhooks: (code, urls) => done('PUT', `companies/${code}/webhooks`, urls),
    company: async (code) => shownCompany.optional().parse(await call('GET', `companies/${code}`)),
    create: ({ company, entity }, fields) => record('POST', `companies/${company}/${entity}`, fields),
    edit: (address, fields) => record('PATCH', pathOf(address), fields),
    forceEdit: (address, fields) => record('PATCH', `${pathOf(address)}?force=true`, fields),
    remove: (address) => done('DELETE', pathOf(address)),
    finalize: (address, wishes = {}) =>
      record('POST', `${pathOf({ ...address, entity: 'invoices' })}/finalize`, wishes),
    calls: async (company) => z.array(shownCall).parse(await call('GET', `calls${ofCompany(company)}`)),
    forgetCalls: () => done('DELETE', 'calls'),
    deliveries: async (company) => z.array(shownDelivery).parse(await call('GET', `deliveries${ofCompany(company)}`)),
    addFault: (fault) => done('POST', 'faults', fault),
    clearFaults: () => done('DELETE', 'faults'),
    setSwitches: (switches) => done('POST', 'switches', switches),
  };
}

/** The answer's JSON; nothing for an empty answer, and for a record or company that is not there when reading. */
async function callControl(url: string, method: string, body: Body | undefined): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.status === 404 && method === 'GET') {
    return undefined;
  }
  if (!response.ok) {
    throw new Error(`The Moment sandbox refused ${method} ${url}: ${response.status} ${text}`);
  }
  return text === '' ? undefined : JSON.parse(text);
}
