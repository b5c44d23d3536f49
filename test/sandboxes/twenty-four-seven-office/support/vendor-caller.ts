import {
  createTwentyFourSevenOfficeControl,
  type TwentyFourSevenOfficeControl,
} from '../../../../lib/sandboxes/twenty-four-seven-office/control.ts';
import {
  startTwentyFourSevenOfficeSandbox,
  type TwentyFourSevenOfficeSandbox,
  type TwentyFourSevenOfficeSandboxSettings,
} from '../../../../lib/sandboxes/twenty-four-seven-office/index.ts';
import { seedClient } from '../../../../lib/sandboxes/twenty-four-seven-office/seed.ts';

export const webservices = 'http://24sevenOffice.com/webservices';
export const accounting = 'http://24sevenoffice.com/webservices/economy/accounting/';

export const anna = {
  username: 'api@example.com',
  password: 'a long secret',
  applicationId: '11111111-2222-4333-8444-555555555555',
  identityId: 'aaaaaaaa-0000-4000-8000-000000000001',
  clientId: '100000000000001',
  clientName: 'Example One AS',
};

/** Each operation's address and namespace, written down from the vendor's page. */
const places: Record<string, { path: string; namespace: string; host: 'api' | 'webservices' }> = {
  auth: { path: '/authenticate/v001/authenticate.asmx', namespace: webservices, host: 'api' },
  client: { path: '/Client/V001/ClientService.asmx', namespace: webservices, host: 'api' },
  company: { path: '/CRM/Company/V001/CompanyService.asmx', namespace: webservices, host: 'api' },
  project: { path: '/Project/V001/ProjectService.asmx', namespace: webservices, host: 'webservices' },
  account: { path: '/Economy/Account/V004/Accountservice.asmx', namespace: webservices, host: 'api' },
  attachment: {
    path: '/Economy/Accounting/Accounting_V001/AttachmentService.asmx',
    namespace: accounting,
    host: 'webservices',
  },
  invoice: { path: '/Economy/InvoiceOrder/V001/InvoiceService.asmx', namespace: webservices, host: 'api' },
  product: { path: '/Logistics/Product/V001/ProductService.asmx', namespace: webservices, host: 'api' },
  transaction: { path: '/Economy/Accounting/V001/TransactionService.asmx', namespace: accounting, host: 'api' },
};

export type Reply = { status: number; headers: Headers; text: string };
export type Sending = {
  host?: 'api' | 'webservices';
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
  session?: string;
};

/** A running sandbox with one seeded client, and the means to send it handwritten envelopes. */
export type VendorCaller = {
  sandbox: TwentyFourSevenOfficeSandbox;
  control: TwentyFourSevenOfficeControl;
  session: string;
  /** Sends `<Operation xmlns=…>inner</Operation>` to `service.Operation`; `sending` overrides any part of the request. */
  call(operation: string, inner?: string, sending?: Sending): Promise<Reply>;
  logIn(credential?: string): Promise<string>;
};

export async function startVendor(settings: TwentyFourSevenOfficeSandboxSettings = {}): Promise<VendorCaller> {
  const sandbox = await startTwentyFourSevenOfficeSandbox(settings);
  await seedClient(sandbox.url, anna);
  const caller = await callerOf(sandbox);
  return caller;
}

export async function callerOf(sandbox: TwentyFourSevenOfficeSandbox): Promise<VendorCaller> {
  const caller: VendorCaller = {
    sandbox,
    control: createTwentyFourSevenOfficeControl(sandbox.url),
    session: '',
    call: (operation, inner = '', sending = {}) => send(caller, { operation, inner, sending }),
    logIn: async (credential = credentialOf(anna)) =>
      textIn((await caller.call('auth.Login', `<credential>${credential}</credential>`)).text, 'LoginResult') ?? '',
  };
  caller.session = await caller.logIn();
  return caller;
}

export function credentialOf({ applicationId, identityId, password, username }: Partial<typeof anna>): string {
  const parts = { ApplicationId: applicationId, IdentityId: identityId, Password: password, Username: username };
  return Object.entries(parts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('');
}

export function envelope(content: string, namespace = 'http://schemas.xmlsoap.org/soap/envelope/'): string {
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soap:Body>${content}</soap:Body></soap:Envelope>`;
}

export function textIn(xml: string, element: string): string | undefined {
  return new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
}

export function textsIn(xml: string, element: string): string[] {
  return [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, text]) => text ?? '');
}

/** The useful part of a fault: what stands after the last arrow, without the class of the exception. */
export function faultOf({ text }: Reply): string | undefined {
  return textIn(text, 'faultstring')
    ?.split('---&gt; ')
    .at(-1)
    ?.replace(/^System(\.\w+)+: /, '');
}

type Parts = { operation: string; inner: string; sending: Sending };

async function send({ sandbox, session }: VendorCaller, { operation: asked, inner, sending }: Parts): Promise<Reply> {
  const [service = '', operation = ''] = asked.split('.');
  const place = places[service];
  if (place === undefined) throw new Error(`No service ${service}`);
  const { path = place.path, host = place.host, method = 'POST' } = sending;
  const separator = place.namespace.endsWith('/') ? '' : '/';
  const headers: Record<string, string> = {
    'Content-Type': 'text/xml; charset=utf-8',
    SOAPAction: `"${place.namespace}${separator}${operation}"`,
    Cookie: `ASP.NET_SessionId=${sending.session ?? session}`,
    ...sending.headers,
  };
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== 'LEFT OUT'));
  const body = sending.body ?? envelope(`<${operation} xmlns="${place.namespace}">${inner}</${operation}>`);
  const base = host === 'api' ? sandbox.url : sandbox.webservicesUrl;
  const response = await fetch(new URL(path, base), {
    method,
    headers: sent,
    body: method === 'GET' ? undefined : body,
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** A text of an answer with its XML entities read. */
export function decoded(text = ''): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
