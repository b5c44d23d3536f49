import * as z from 'zod';
import {
  type AgreementSettings,
  type AppSettings,
  type BookedVoucher,
  bookedVoucher,
  type GrantSettings,
  recordFields,
  type ShownAgreement,
  type ShownCall,
  type ShownDelivery,
  type ShownIgnored,
  shownAgreement,
  shownCall,
  shownDelivery,
  shownIgnored,
  type VoucherSettings,
  type WebhookSettings,
} from './control-endpoint/control-schema.ts';
import type { EconomicFaultSwitch } from './http/faults.ts';
import type { JsonObject } from './state/json.ts';
import { type Switches, type SwitchSettings, switches } from './state/switches.ts';

/** Which customer or project: of an agreement, by its number. */
export type NumberedRecord = { readonly agreement: number; readonly number: number };

/** What a person in the product, and a test above it, can do with an e-conomic sandbox. */
export type EconomicControl = {
  putApp(settings: AppSettings): Promise<void>;
  putAgreement(number: number, settings: AgreementSettings): Promise<ShownAgreement>;
  /** The whole agreement without its tokens; `undefined` when there is none. */
  agreement(number: number): Promise<ShownAgreement | undefined>;
  grant(number: number, settings: GrantSettings): Promise<void>;
  /** Take back every access that the agreement gave. */
  revoke(number: number): Promise<void>;
  /** Set some fields, in the form in which the API reads them; `null` clears. */
  putCustomer(address: NumberedRecord, fields: JsonObject): Promise<JsonObject>;
  putProject(address: NumberedRecord, fields: JsonObject): Promise<JsonObject>;
  removeCustomer(address: NumberedRecord): Promise<void>;
  removeProject(address: NumberedRecord): Promise<void>;
  /** Book a voucher by hand; the webhook tells of it. */
  bookVoucher(number: number, settings: VoucherSettings): Promise<BookedVoucher>;
  putWebhooks(number: number, settings: WebhookSettings): Promise<void>;
  calls(agreement?: number): Promise<ShownCall[]>;
  ignored(agreement?: number): Promise<ShownIgnored[]>;
  deliveries(agreement?: number): Promise<ShownDelivery[]>;
  /** Forget the logs of calls, of ignored parts and of deliveries. */
  forgetCalls(): Promise<void>;
  addFault(fault: EconomicFaultSwitch): Promise<void>;
  clearFaults(): Promise<void>;
  setSwitches(settings: SwitchSettings): Promise<Switches>;
  reset(): Promise<void>;
};

/** A client for the control endpoint of the e-conomic sandbox at this base URL. */
export function createEconomicControl(baseUrl: string): EconomicControl {
  const call = (method: string, path: string, body?: object) =>
    callControl(`${baseUrl}/_control/${path}`, method, body);
  const done = async (method: string, path: string, body?: object) => void (await call(method, path, body));
  const log = async <Row>(row: z.ZodType<Row>, path: string, agreement?: number) =>
    z.array(row).parse(await call('GET', agreement === undefined ? path : `${path}?company=${agreement}`));
  const recordPath = (kind: 'customers' | 'projects', { agreement, number }: NumberedRecord) =>
    `agreements/${agreement}/${kind}/${number}`;
  return {
    putApp: (settings) => done('PUT', 'apps', settings),
    putAgreement: async (number, settings) => shownAgreement.parse(await call('PUT', `agreements/${number}`, settings)),
    agreement: async (number) => shownAgreement.optional().parse(await call('GET', `agreements/${number}`)),
    grant: (number, settings) => done('POST', `agreements/${number}/grants`, settings),
    revoke: (number) => done('DELETE', `agreements/${number}/grants`),
    putCustomer: async (address, fields) =>
      recordFields.parse(await call('PATCH', recordPath('customers', address), fields)),
    putProject: async (address, fields) =>
      recordFields.parse(await call('PATCH', recordPath('projects', address), fields)),
    removeCustomer: (address) => done('DELETE', recordPath('customers', address)),
    removeProject: (address) => done('DELETE', recordPath('projects', address)),
    bookVoucher: async (number, settings) =>
      bookedVoucher.parse(await call('POST', `agreements/${number}/vouchers`, settings)),
    putWebhooks: (number, settings) => done('PUT', `agreements/${number}/webhooks`, settings),
    calls: (agreement) => log(shownCall, 'calls', agreement),
    ignored: (agreement) => log(shownIgnored, 'ignored', agreement),
    deliveries: (agreement) => log(shownDelivery, 'deliveries', agreement),
    forgetCalls: () => done('DELETE', 'calls'),
    addFault: (fault) => done('POST', 'faults', fault),
    clearFaults: () => done('DELETE', 'faults'),
    setSwitches: async (settings) => switches.parse(await call('POST', 'switches', settings)),
    reset: () => done('POST', 'reset'),
  };
}

/** The answer's JSON; nothing for an empty answer, and for what is not there when reading. */
async function callControl(url: string, method: string, body: object | undefined): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.status === 404 && method === 'GET') {
    return undefined;
  }
  if (!response.ok) {
    throw new Error(`The e-conomic sandbox refused ${method} ${url}: ${response.status} ${text}`);
  }
  return text === '' ? undefined : JSON.parse(text);
}
