import { request } from 'undici';
import {
  createEconomicControl,
  type EconomicSandboxSettings,
  seedAgreement,
  startEconomicSandbox,
} from '../../../lib/sandboxes/economic/index.ts';

/** The agreement that every test has. */
export const agreement = {
  ...{ number: 700_001, companyName: 'Eksempel Rådgivning ApS' },
  ...{ appSecretToken: 'secret-of-the-app', appPublicToken: 'public-of-the-app', grantToken: 'grant-of-700001' },
};

/** The vendor's answer, read as JSON where it is JSON. */
export type Answered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  // The body of an answer has many forms; tests read what they name.
  readonly body: ReturnType<typeof JSON.parse>;
};

export type CallSettings = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly json?: unknown;
  readonly form?: FormData;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A clock that stands still until it is moved. */
export function standingClock(start = '2026-03-10T09:00:00Z') {
  let now = new Date(start);
  return {
    clock: () => now,
    pass(milliseconds: number) {
      now = new Date(now.getTime() + milliseconds);
    },
  };
}

/** A sandbox with one agreement, a way to call each host as an app would, and its control. */
export async function openEconomic(settings: EconomicSandboxSettings = {}) {
  const time = standingClock();
  const sandbox = await startEconomicSandbox({ clock: time.clock, ...settings });
  const control = createEconomicControl(sandbox.url);
  await seedAgreement(sandbox.url, agreement);
  const callAt =
    (base: string) =>
    async (path: string, given: CallSettings = {}) => {
      const hasBody = given.json !== undefined || given.form !== undefined;
      const { headers: formHeaders, body } = await encoded(given);
      const answer = await request(`${base}${path}`, {
        method: given.method ?? (hasBody ? 'POST' : 'GET'),
        headers: {
          'x-appsecrettoken': agreement.appSecretToken,
          'x-agreementgranttoken': agreement.grantToken,
          ...(given.key === undefined ? {} : { 'idempotency-key': given.key }),
          ...formHeaders,
          ...given.headers,
        },
        body,
      });
      return read(answer.statusCode, answer.headers, await answer.body.text());
    };
  const rest = callAt(sandbox.url);
  const services = callAt(sandbox.servicesUrl);
  return { sandbox, control, time, rest, services };
}

export type OpenEconomic = Awaited<ReturnType<typeof openEconomic>>;

async function encoded({
  json,
  form,
}: CallSettings): Promise<{ headers: Record<string, string>; body: Buffer | null }> {
  if (form !== undefined) {
    const response = new Response(form);
    const type = response.headers.get('content-type') ?? '';
    return { headers: { 'content-type': type }, body: Buffer.from(await response.arrayBuffer()) };
  }
  return json === undefined
    ? { headers: {}, body: null }
    : { headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(json)) };
}

function read(status: number, headers: Answered['headers'], text: string): Answered {
  const isJson = String(headers['content-type']).includes('json');
  try {
    return { status, headers, text, body: isJson ? JSON.parse(text) : undefined };
  } catch {
    // Faults make answers that claim to be JSON and are not.
    return { status, headers, text, body: undefined };
  }
}

/** The fields that the vendor asks of every customer. */
export const aCustomer = {
  ...{ customerNumber: 10_001, name: 'Eksempel Energi A/S', currency: 'DKK' },
  ...{ customerGroup: { customerGroupNumber: 1 }, paymentTerms: { paymentTermsNumber: 1 } },
  vatZone: { vatZoneNumber: 1 },
};

export const aProject = { number: 2040, name: 'Solpark', projectGroupNumber: 1, customerNumber: 10_001 };

/** A customer's invoice of 1,250.00 with 25 % VAT, whole in one entry. */
export const anInvoice = {
  ...{ entryTypeNumber: 10, journalNumber: 1, date: '2026-03-02T00:00:00Z', dueDate: '2026-03-16T00:00:00Z' },
  ...{ amount: 1250, currency: 'DKK', customerNumber: 10_001, customerInvoiceNumber: '5001' },
  ...{ contraAccountNumber: 1010, contraVatCode: 'U25', projectNumber: 2040, text: 'Faktura 5001' },
};

export const paths = {
  projects: '/projectsapi/v1.1.0/Projects',
  entries: '/journalsapi/v15.0.0/draft-entries',
  journals: '/journalsapi/v15.0.0/journals',
  booked: '/bookedEntriesapi/v4.0.0/booked-entries',
  documents: '/documentsapi/v4.0.1/AttachedDocuments',
  webhooks: '/webhooksapi/v1.0.0/webhooks',
};

export const aPdf = Buffer.from('%PDF-1.4\nexample\n%%EOF\n');

/** The form of a document. */
export function documentForm(voucherNumber: number, given: { year?: string; onConflict?: string; file?: Buffer } = {}) {
  const form = new FormData();
  form.set('File', new Blob([new Uint8Array(given.file ?? aPdf)], { type: 'application/pdf' }), 'faktura.pdf');
  form.set('VoucherNumber', String(voucherNumber));
  form.set('AccountingYear', given.year ?? '2026');
  if (given.onConflict !== undefined) {
    form.set('OnConflict', given.onConflict);
  }
  return form;
}

/** A customer and a project to work with. */
export async function aSmallAgreement({ rest, services }: Pick<OpenEconomic, 'rest' | 'services'>) {
  await rest('/customers', { json: aCustomer });
  await services(paths.projects, { json: aProject });
}

/** What is refused: the codes in the words of either host, or the status when there are none. */
export function codesOf({ status, body }: Answered): string {
  const errors = body?.errors;
  if (Array.isArray(errors)) {
    return errors.map((error) => (typeof error === 'string' ? error : error.errorCode)).join(' ');
  }
  if (errors !== undefined) {
    const codes: string[] = [];
    JSON.stringify(errors, (_, value) => {
      if (typeof value?.errorMessage === 'string') {
        codes.push(`${value.propertyName}:${value.errorCode ?? value.errorMessage}`);
      }
      return value;
    });
    return codes.join(' ');
  }
  return body?.errorCode ?? String(status);
}
