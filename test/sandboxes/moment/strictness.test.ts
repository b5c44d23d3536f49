import type { JsonObject } from '../../../lib/sandboxes/moment/state.ts';
import {
  aSmallCompany,
  basic,
  type CallSettings,
  company,
  fieldsOf,
  type OpenMoment,
  openMoment,
  otherCompany,
} from './sandbox-fixture.ts';

let moment: OpenMoment;
let ids: Record<string, number>;

beforeAll(async () => {
  moment = await openMoment();
  const { customer, project, invoice } = await aSmallCompany(moment);
  await moment.create('customers', { name: 'Fiktiv Fisk AS', customerNumber: '10002' });
  const draft = await moment.create('invoices', { customerId: customer.id });
  ids = { customer: customer.id, project: project.id, invoice: invoice.id, draft: draft.id };
});

afterAll(() => moment.sandbox.close());

const path = (template: string) => template.replace(/\{(\w+)\}/g, (_, name: string) => String(ids[name]));

const as = (authorization: string): CallSettings => ({ authorization });
const patch = (body: string | Buffer, contentType = 'application/json'): CallSettings => ({
  ...{ method: 'PATCH', body, contentType },
});
const tooMuch = `{"name":"${'x'.repeat(20 * 1024 * 1024)}"}`;
const latin1 = Buffer.from('7b2261223a22e5227d', 'hex');

const refusedCalls: [why: string, path: string, call: CallSettings, status: number, code: string][] = [
  ['a wrong key', 'customers', as(basic('apikey', 'no')), 401, 'UNAUTHORIZED'],
  ['another user', 'customers', as(basic('me', company.apiKey)), 401, 'UNAUTHORIZED'],
  ['a bearer token', 'customers', as(`Bearer ${company.apiKey}`), 401, 'UNAUTHORIZED'],
  ['the key of another company', 'customers', { code: otherCompany.code }, 401, 'UNAUTHORIZED'],
  ['an unknown company', 'customers', { code: 'constructor' }, 404, 'NOT_FOUND'],
  ['an unknown entity', 'offers', {}, 404, 'NOT_FOUND'],
  ['an unknown id', 'customers/999', {}, 404, 'NOT_FOUND'],
  ['the id of something else', 'customers/{project}', {}, 404, 'NOT_FOUND'],
  ['a method that is not there', 'customers/{customer}', { method: 'DELETE' }, 405, 'METHOD_NOT_ALLOWED'],
  ['a post to customers', 'customers', { method: 'POST', json: {} }, 405, 'METHOD_NOT_ALLOWED'],
  ['a form', 'customers/{customer}', patch('a=1', 'application/x-www-form-urlencoded'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['Latin-1', 'customers/{customer}', patch('{}', 'application/json;charset=latin1'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['half a JSON', 'customers/{customer}', patch('{"name":'), 400, 'BAD_JSON'],
  ['bytes that are not UTF-8', 'customers/{customer}', patch(latin1), 400, 'BAD_JSON'],
  ['a list as a body', 'customers/{customer}', patch('[]'), 400, 'VALIDATION'],
  ['a field of the prototype', 'customers/{customer}', patch('{"__proto__":{"name":"x"}}'), 400, 'VALIDATION'],
  ['a body above 20 MB', 'customers/{customer}', patch(tooMuch), 413, 'TOO_LARGE'],
  ['a stale version', 'customers/{customer}', patch('{"version":99,"name":"x"}'), 409, 'STALE_VERSION'],
  ['a change after finalizing', 'invoices/{invoice}', patch('{"dueDate":"2026-12-24"}'), 409, 'FINALIZED'],
  ['the PDF of a draft', 'invoices/{draft}/pdf', {}, 409, 'NOT_FINALIZED'],
];

const refusedFields: [why: string, path: string, json: JsonObject, field: string][] = [
  ['an unknown field', 'customers/{customer}', { customerNo: '1' }, 'customerNo'],
  ['a number that is a number', 'customers/{customer}', { customerNumber: 10021 }, 'customerNumber'],
  ['the number of another customer', 'customers/{customer}', { customerNumber: '10002' }, 'customerNumber'],
  ['a name taken away', 'customers/{customer}', { name: null }, 'name'],
  ['an empty name', 'customers/{customer}', { name: '' }, 'name'],
  ['a country by name', 'customers/{customer}', { country: 'Norge' }, 'country'],
  ['an id', 'customers/{customer}', { id: 1 }, 'id'],
  ['a version in words', 'customers/{customer}', { version: '1' }, 'version'],
  ['a project of no customer', 'projects/{project}', { customerId: 1 }, 'customerId'],
  ['an unknown project state', 'projects/{project}', { projectState: 'ACTIVE' }, 'projectState'],
  ['a day that is not', 'invoices/{draft}', { dueDate: '2026-02-30' }, 'dueDate'],
  ['a third decimal', 'invoices/{draft}', { lines: [{ vatAmount: 1.005 }] }, 'lines[0].vatAmount'],
  ['a price as text', 'invoices/{draft}', { lines: [{ unitPrice: '10' }] }, 'lines[0].unitPrice'],
  ['the state of an invoice', 'invoices/{draft}', { invoiceState: 'finalized' }, 'invoiceState'],
  ['the total of an invoice', 'invoices/{draft}', { totalVat: 1 }, 'totalVat'],
  ['an unknown transfer state', 'invoices/{invoice}', { transferState: 'sent' }, 'transferState'],
];

const refusedParameters: [path: string, field: string][] = [
  ['invoices?size=501', 'size'],
  ['invoices?size=0', 'size'],
  ['invoices?page=-1', 'page'],
  ['invoices?noLimit=true', 'noLimit'],
  ['customers?invoiceNumber=1', 'invoiceNumber'],
  ['invoices?lastModifiedDateFrom=2026-11-01', 'lastModifiedDateFrom'],
  ['invoices?lastModifiedDateFrom=2026-11-01T00:00:00%2B01:00', 'lastModifiedDateFrom'],
  ['invoices?invoiceState=paid', 'invoiceState'],
  ['invoices?invoiceNumber=ten', 'invoiceNumber'],
  ['projects?projectNumber=1&projectNumber=2', 'projectNumber'],
  ['projects?sort=name', 'sort'],
  ['customers/{customer}?include=base', 'include'],
];

describe('Moment refuses', () => {
  const calls = refusedCalls.map(([why, template, call, status, code]) => ({ why, template, call, status, code }));
  it.each(calls)('$why: $status $code', async ({ template, call, status, code }) => {
    const answered = await moment.call(path(template), call);
    expect(answered.headers.get('content-type')).toContain('application/json');
    expect(JSON.parse(answered.text)).toMatchObject({ status, code, message: expect.any(String) });
    expect(answered.status).toBe(status);
  });

  const fields = refusedFields.map(([why, template, json, field]) => ({ why, template, json, field }));
  it.each(fields)('$why: $field', async ({ template, json, field }) => {
    const answered = await moment.call(path(template), { method: 'PUT', json });
    expect({ status: answered.status, fields: fieldsOf(answered) }).toEqual({ status: 400, fields: [field] });
  });

  it.each(refusedParameters)('%s', async (template, field) => {
    const answered = await moment.call(path(template));
    expect({ status: answered.status, fields: fieldsOf(answered) }).toEqual({ status: 400, fields: [field] });
  });

  it('and keeps every refused change out', async () => {
    const customer = JSON.parse((await moment.call(`customers/${ids.customer}`)).text);
    expect(customer).toMatchObject({ version: 1, name: 'Eksempel Energi AS' });
  });
});
