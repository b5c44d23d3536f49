import { createHash } from 'node:crypto';
import { aSmallCompany, company, fieldsOf, type OpenMoment, openMoment } from './sandbox-fixture.ts';

let moment: OpenMoment;
let project: number;
let activity: number;

beforeAll(async () => {
  moment = await openMoment();
  project = (await aSmallCompany(moment)).project.id;
  const made = await post('projectExtensions', { projectId: project, name: 'Innkjøp' });
  activity = JSON.parse(made.text).id;
});

afterAll(() => moment.sandbox.close());

const post = (path: string, json: object) => moment.call(path, { method: 'POST', json });

const postExpense = (change: object) =>
  post('projectExpenses', {
    ...{ projectId: project, projectExtensionId: activity, description: 'Kabel', currencyCode: 'NOK' },
    ...{ amountIncludingVat: 1250.5, expenseDate: '2026-11-02', billable: true },
    ...change,
  });

const attach = async (expense: number, file: File, part = 'file') => {
  const form = new FormData();
  form.append(part, file);
  return moment.call(`projectExpenses/${expense}/attachments`, { method: 'POST', body: form });
};

describe('an activity', () => {
  it('is found again by its project and name', async () => {
    const answered = await moment.call(`projectExtensions?projectId=${project}&name=Innkj%C3%B8p`);
    expect(JSON.parse(answered.text).content).toEqual([
      { id: activity, projectId: project, name: 'Innkjøp', projectExtensionState: 'open' },
    ]);
  });

  it.each([
    { json: { name: 'x' }, field: 'projectId' },
    { json: { projectId: 1, name: 'x' }, field: 'projectId' },
    { json: { projectId: 1 }, field: 'name' },
  ])('of $json is refused', async ({ json, field }) => {
    const answered = await post('projectExtensions', json);
    expect(answered.status).toBe(400);
    expect(fieldsOf(answered)).toContain(field);
  });
});

describe('an expense', () => {
  it.each([
    { why: 'without externalId', change: {}, field: 'externalId' },
    { why: 'of nothing', change: { externalId: 'a', amountIncludingVat: 0 }, field: 'amountIncludingVat' },
    { why: 'on an unknown project', change: { externalId: 'a', projectId: 1 }, field: 'projectId' },
    { why: 'on an unknown activity', change: { externalId: 'a', projectExtensionId: 1 }, field: 'projectExtensionId' },
    { why: 'without description', change: { externalId: 'a', description: '' }, field: 'description' },
    { why: 'billable in words', change: { externalId: 'a', billable: 'yes' }, field: 'billable' },
    { why: 'with a version', change: { externalId: 'a', version: 1 }, field: 'version' },
  ])('$why is refused', async ({ change, field }) => {
    const answered = await postExpense(change);
    expect(answered.status).toBe(400);
    expect(fieldsOf(answered)).toContain(field);
  });

  it('with a known externalId is refused by naming the one that has it', async () => {
    const first = await postExpense({ externalId: 'ledger-1' });
    const second = await postExpense({ externalId: 'ledger-1' });
    expect([first.status, second.status]).toEqual([201, 409]);
    expect(JSON.parse(second.text)).toMatchObject({ code: 'DUPLICATE', existingId: JSON.parse(first.text).id });
    const found = JSON.parse((await moment.call('projectExpenses?externalId=ledger-1')).text);
    expect(found.page.totalElements).toBe(1);
  });
});

const pdf = { type: 'application/pdf' };
const twentyMegabytes = 20 * 1024 * 1024;

describe('an attachment', () => {
  it.each([
    { why: 'an empty file', file: new File([], 'a.pdf', pdf), part: 'file', status: 400 },
    { why: 'a text file', file: new File(['a'], 'a.txt', { type: 'text/plain' }), part: 'file', status: 400 },
    { why: 'another part', file: new File(['a'], 'a.pdf', pdf), part: 'attachment', status: 400 },
    { why: '20 MB', file: new File([Buffer.alloc(twentyMegabytes)], 'a.pdf', pdf), part: 'file', status: 201 },
    {
      why: 'above 20 MB',
      file: new File([Buffer.alloc(twentyMegabytes + 1)], 'a.pdf', pdf),
      part: 'file',
      status: 413,
    },
  ])('that is $why is answered with $status', async ({ why, file, part, status }) => {
    const expense = JSON.parse((await postExpense({ externalId: why })).text).id;
    expect((await attach(expense, file, part)).status).toBe(status);
  });

  it('must come as multipart', async () => {
    const expense = JSON.parse((await postExpense({ externalId: 'as JSON' })).text).id;
    expect((await post(`projectExpenses/${expense}/attachments`, { file: 'x' })).status).toBe(415);
  });

  it('comes back byte for byte, with its hash', async () => {
    const expense = JSON.parse((await postExpense({ externalId: 'with a file' })).text).id;
    await attach(expense, new File(['%PDF-1.4'], 'kvittering å.pdf', pdf));
    const { content } = JSON.parse((await moment.call(`projectExpenses/${expense}/attachments`)).text);
    const sha256 = createHash('sha256').update('%PDF-1.4').digest('hex');
    expect(content).toEqual([
      { id: expect.any(Number), fileName: 'kvittering å.pdf', contentType: pdf.type, size: 8, sha256 },
    ]);
    const bytes = await moment.call(`projectExpenses/${expense}/attachments/${content[0].id}/content`);
    expect([bytes.text, bytes.headers.get('content-type')]).toEqual(['%PDF-1.4', pdf.type]);
    expect((await moment.control.company(company.code))?.attachments).toHaveLength(2);
  });
});
