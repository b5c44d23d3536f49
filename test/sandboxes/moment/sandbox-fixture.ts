import type { ShownRecord } from '../../../lib/sandboxes/moment/control-schema.ts';
import type { MomentSandboxSettings } from '../../../lib/sandboxes/moment/index.ts';
import { createMomentControl, startMomentSandbox } from '../../../lib/sandboxes/moment/index.ts';

/** The company that every test of the sandbox has. */
export const company = { code: 'eksempel', apiKey: 'key-of-eksempel' };
export const otherCompany = { code: 'annet', apiKey: 'key-of-annet' };

/** The vendor's answer, read as JSON where it is JSON. */
export type Answered = { readonly status: number; readonly headers: Headers; readonly text: string };

export type CallSettings = {
  readonly method?: string;
  readonly json?: unknown;
  readonly body?: string | FormData | Buffer;
  readonly contentType?: string;
  readonly authorization?: string;
  readonly code?: string;
};

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** A sandbox with two companies, a way to call it as an integration would, and its control. */
export async function openMoment(settings: MomentSandboxSettings = {}) {
  const sandbox = await startMomentSandbox(settings);
  const control = createMomentControl(sandbox.url);
  for (const { code, apiKey } of [company, otherCompany]) {
    await control.putCompany(code, { apiKey, name: `${code} AS`, currencyCode: 'NOK' });
  }
  const call = async (path: string, given: CallSettings = {}): Promise<Answered> => {
    const response = await fetch(`${sandbox.url}/api/1.0/companies/${given.code ?? company.code}/${path}`, {
      method: given.method ?? 'GET',
      headers: {
        authorization: given.authorization ?? basic('apikey', company.apiKey),
        ...(given.contentType === undefined ? {} : { 'content-type': given.contentType }),
        ...(given.json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: given.json === undefined ? given.body : JSON.stringify(given.json),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const create = (entity: 'customers' | 'projects' | 'invoices', fields: Parameters<typeof control.create>[1]) =>
    control.create({ company: company.code, entity }, fields);
  return { sandbox, control, call, create };
}

export type OpenMoment = Awaited<ReturnType<typeof openMoment>>;

/** A customer, a project and a finalized invoice of two lines. */
export async function aSmallCompany({ create }: OpenMoment) {
  const customer = await create('customers', { name: 'Eksempel Energi AS' });
  const project = await create('projects', { projectNumber: '2040', name: 'Solpark', customerId: customer.id });
  const invoice = await create('invoices', {
    ...{ customerId: customer.id, projectId: project.id, invoiceState: 'finalized', invoiceNumber: 20451 },
    lines: [{ financialAccountNumber: '3000', vatCode: '3', vatPercentage: 25, quantity: 16, unitPrice: 1150 }],
  });
  return { customer, project, invoice };
}

/** The fields that a refusal names. */
export function fieldsOf(answered: Answered): string[] {
  return JSON.parse(answered.text).errors.map((error: { field: string }) => error.field);
}

/** The rows of a list. */
export function content(answered: Answered): ShownRecord[] {
  return JSON.parse(answered.text).content;
}
