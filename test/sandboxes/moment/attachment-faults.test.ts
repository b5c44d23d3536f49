import { createHash } from 'node:crypto';
import type { SandboxFault } from '../../../lib/sandboxes/sandbox.ts';
import { aSmallCompany, company, fieldsOf, type OpenMoment, openMoment } from './sandbox-fixture.ts';

let moment: OpenMoment;
let project: number;
let activity: number;

beforeAll(async () => {
  moment = await openMoment();
  project = (await aSmallCompany(moment)).project.id;
  activity = JSON.parse((await post('projectExtensions', { projectId: project, name: 'Innkjøp' })).text).id;
});
afterAll(() => moment.sandbox.close());

const usual = { attachments: 'kept', attachmentContent: 'any', listLagSeconds: 0 } as const;
afterEach(() => moment.control.setSwitches(usual));

const post = (path: string, json: object) => moment.call(path, { method: 'POST', json });
const postExpense = (externalId: string, change: object = {}) =>
  post('projectExpenses', {
    ...{ projectId: project, projectExtensionId: activity, description: 'Kabel', currencyCode: 'NOK' },
    ...{ amountIncludingVat: 99, expenseDate: '2026-11-02', billable: false, externalId },
    ...change,
  });
const anExpense = async (externalId: string): Promise<number> => JSON.parse((await postExpense(externalId)).text).id;

const sent = Buffer.from('%PDF-1.7 a receipt');
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const attach = (expense: number, content: Buffer = sent, type = 'application/pdf') => {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(content)], 'kvittering.pdf', { type }));
  return moment.call(`projectExpenses/${expense}/attachments`, { method: 'POST', body: form });
};
const listed = async (expense: number) =>
  JSON.parse((await moment.call(`projectExpenses/${expense}/attachments`)).text).content;
const contentOf = async (expense: number, id: number) =>
  moment.call(`projectExpenses/${expense}/attachments/${id}/content`);

describe('an upload that fails', () => {
  it.each<[SandboxFault, number, number]>([
    ['fail-500', 500, 0],
    ['throttle', 429, 0],
    ['apply-then-500', 500, 1],
    ['garbage', 201, 1],
  ])('by %s answers %i and leaves %i file', async (fault, status, files) => {
    const expense = await anExpense(`fault ${fault}`);
    await moment.control.addFault({ operation: 'attachments.create', fault, times: 1 });
    expect((await attach(expense)).status).toBe(status);
    expect(await listed(expense)).toHaveLength(files);
  });
});

describe('an upload that seems to succeed', () => {
  it('is not there when told to be lost', async () => {
    const expense = await anExpense('lost');
    await moment.control.setSwitches({ attachments: 'lost' });
    const answered = await attach(expense);
    const { id } = JSON.parse(answered.text);
    expect([answered.status, await listed(expense), (await contentOf(expense, id)).status]).toEqual([201, [], 404]);
  });

  it.each([
    ['changed', false],
    ['changed-quietly', true],
  ] as const)('has other bytes when told to be %s (the old hash is told: %s)', async (attachments, oldHash) => {
    const expense = await anExpense(attachments);
    await moment.control.setSwitches({ attachments });
    await attach(expense);
    const [file] = await listed(expense);
    const kept = Buffer.from((await contentOf(expense, file.id)).text, 'latin1');
    expect([kept.length === 0, kept.equals(sent)]).toEqual([false, false]);
    expect([file.size, file.sha256 === sha256(sent)]).toEqual([sent.length, oldHash]);
    expect(Object.keys(file)).toEqual(['id', 'fileName', 'contentType', 'size', 'sha256']);
  });
});

describe('a file whose content is of another type', () => {
  it('is taken, and refused once contents are checked', async () => {
    const expense = await anExpense('content');
    expect((await attach(expense, sent, 'image/png')).status).toBe(201);
    await moment.control.setSwitches({ attachmentContent: 'checked' });
    const refused = await attach(expense, sent, 'image/png');
    expect([refused.status, fieldsOf(refused)]).toEqual([400, ['file']]);
    expect((await attach(expense)).status).toBe(201);
  });
});

describe('an expense', () => {
  it('in a currency that the company lacks is refused', async () => {
    const refused = await postExpense('currency', { currencyCode: 'JPY' });
    expect([refused.status, fieldsOf(refused)]).toEqual([400, ['currencyCode']]);
    const settings = { apiKey: company.apiKey, name: 'eksempel AS', currencyCode: 'NOK', expenseCurrencies: ['JPY'] };
    await moment.control.putCompany(company.code, settings);
    expect((await postExpense('currency', { currencyCode: 'JPY' })).status).toBe(201);
    expect((await postExpense('in euro', { currencyCode: 'EUR' })).status).toBe(400);
  });

  it('on a closed activity is refused', async () => {
    const closed = await moment.control.create(
      { company: company.code, entity: 'projectExtensions' },
      { projectId: project, name: 'Gammelt', projectExtensionState: 'closed' },
    );
    const refused = await postExpense('closed', { projectExtensionId: closed.id });
    expect([refused.status, fieldsOf(refused)]).toEqual([400, ['projectExtensionId']]);
  });

  it('that a person deleted is gone, and its externalId is free', async () => {
    const id = await anExpense('deleted');
    await moment.control.remove({ company: company.code, entity: 'projectExpenses', id });
    expect((await moment.call(`projectExpenses/${id}`)).status).toBe(404);
    expect((await postExpense('deleted')).status).toBe(201);
  });

  it('is not listed yet while lists lag, and a second one is refused all the same', async () => {
    await moment.control.setSwitches({ listLagSeconds: 600 });
    const id = await anExpense('late');
    const found = JSON.parse((await moment.call('projectExpenses?externalId=late')).text);
    expect(found.content).toEqual([]);
    expect((await moment.call(`projectExpenses/${id}`)).status).toBe(200);
    expect(JSON.parse((await postExpense('late')).text)).toMatchObject({ code: 'DUPLICATE', existingId: id });
  });
});
