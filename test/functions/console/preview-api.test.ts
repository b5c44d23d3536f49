import { SyncError } from '../../../lib/sync/errors.ts';
import type { Preview, PreviewVerdict } from '../../../lib/sync/preview.ts';
import { examplePreviewer, exampleRequest } from '../../browser/support/example-preview.ts';
import { consolePartsOver } from '../../support/console-parts.ts';
import { integrationOrder } from '../../support/integration-order.ts';
import { exampleWish, openLocalConsole } from '../../support/local-console.ts';
import { receiptOf } from '../../support/receipt-of.ts';

const { direction } = examplePreviewer;
const path = `/api/preview/fjord.main/${direction}`;

let office: Awaited<ReturnType<typeof openLocalConsole>>;
let verdict: PreviewVerdict | Error | undefined;

beforeEach(async () => {
  verdict = undefined;
  office = await openLocalConsole((table) => {
    const { previews } = consolePartsOver(table);
    const preview: (typeof examplePreviewer)['preview'] = async (wanted, engine) => {
      const shown = await examplePreviewer.preview(wanted, engine);
      if (verdict instanceof Error) throw verdict;
      return shown && { ...shown, ref: wanted, ...(verdict && { verdict }) };
    };
    return {
      lastRequest: async () => exampleRequest,
      previews: { ...previews, previewers: [{ ...examplePreviewer, preview }] },
    };
  });
  await office.api('PUT', `/api/integrations/${integrationOrder.id}`, exampleWish);
});
afterEach(() => office.close());

it('shows the document, each check, the calls and the exact request', async () => {
  const { status, json } = await office.api('POST', path, { number: '10045' });
  expect([status, json.kind]).toEqual([200, 'preview']);
  expect(json.preview).toMatchObject({
    ...{ integration: 'fjord.main', direction, key: '9001', number: '10045', calls: { toSend: 2, made: 5 } },
    verdict: {
      ...{ kind: 'send', stepsLeft: 1, target: { receivable: { account: '1500' } } },
      request: { method: 'POST', contentType: 'text/xml; charset=utf-8', body: expect.stringContaining('<YearId>') },
    },
    checks: expect.arrayContaining([
      { check: 'parent', passed: true, problems: [], shown: 'Brygga Arkitekter AS, 10021' },
    ]),
  });
  expect(json.preview.verdict.request).not.toHaveProperty('v');
  const { entries } = (await office.api('GET', '/api/audit')).json;
  expect(entries[1]).toMatchObject({ act: 'document.preview', phase: 'asked', note: `${direction} 10045` });
});

it('lets the caller choose where several documents have the number, and takes an id as it is', async () => {
  expect((await office.api('POST', path, { number: '7' })).json).toEqual({ kind: 'several', keys: ['9001', '9003'] });
  expect((await office.api('POST', path, { key: '9003' })).json.preview.key).toBe('9003');
});

it('finds by the source’s number what stands in the list, at no cost, and no part of it', async () => {
  for (const key of ['9100', 'file:9100:1']) await office.keep(receiptOf({ key, number: '20453' }));
  expect((await office.api('POST', path, { number: '20453' })).json.preview.key).toBe('9100');
  await office.keep(receiptOf({ key: '9101', number: '20453' }));
  const { kind, keys } = (await office.api('POST', path, { number: '20453' })).json;
  expect([kind, [...(keys ?? [])].sort()]).toEqual(['several', ['9100', '9101']]);
});

const problem = { code: 'vendor-unreachable', vendorWords: 'ETIMEDOUT' } as const;
const told = expect.objectContaining({ title: { en: expect.any(String), no: expect.any(String) } });
const verdicts: readonly [Preview['verdict'], object][] = [
  [
    { kind: 'skip', reason: 'do-not-transfer' },
    { kind: 'skip', problem: told },
  ],
  [
    { kind: 'wait', parent: { direction, key: '9001' }, known: undefined },
    { kind: 'wait', parent: { direction, key: '9001' } },
  ],
  [
    { kind: 'reject', problems: [{ code: 'account-unknown', value: '3999' }] },
    { kind: 'reject', problems: [told] },
  ],
  [
    { kind: 'held', problem },
    { kind: 'held', problems: [told] },
  ],
  [
    { kind: 'in-place', target: { number: '1' }, isNew: true, targetId: '7', number: undefined },
    { kind: 'in-place', target: { number: '1' }, isNew: true, targetId: '7' },
  ],
];

it.each(verdicts)('tells %j in a form of its own', async (given, shown) => {
  verdict = given;
  expect((await office.api('POST', path, { key: '1' })).json.preview.verdict).toEqual(shown);
});

it('tells why nothing can be said now, and refuses what it cannot take', async () => {
  verdict = new SyncError({ advice: 'hold', applied: 'no', problem });
  expect((await office.api('POST', path, { key: '1' })).json).toEqual({
    kind: 'failed',
    problem: expect.objectContaining({ code: 'vendor-unreachable' }),
  });
  for (const body of [{}, { number: '' }, { key: '1', number: '1' }, { key: 'x'.repeat(1001) }, 'text']) {
    expect((await office.api('POST', path, body)).status).toBe(400);
  }
  expect((await office.api('POST', path.replace('invoices', 'customers'), { key: '1' })).status).toBe(404);
  expect((await office.api('POST', path.replace('fjord.main', 'fjord.other'), { key: '1' })).status).toBe(404);
});

it('is described by the schemas that check it', async () => {
  const { paths, components } = (await office.api('GET', '/api/openapi.json')).json;
  const { post } = paths['/api/preview/{integration}/{direction}'];
  expect(post.requestBody.content['application/json'].schema).toEqual({ $ref: '#/components/schemas/PreviewWish' });
  expect(post.responses['200'].content['application/json'].schema).toEqual({ $ref: '#/components/schemas/Previewed' });
  expect(Object.keys(components.schemas)).toEqual(
    expect.arrayContaining(['Preview', 'PreviewVerdict', 'Problem', 'Request']),
  );
});

it('one receipt carries what was last sent, and what happens next by itself', async () => {
  await office.keep(receiptOf({ key: '1', state: 'rejected', done: 1 }));
  const { json } = await office.api('GET', `/api/receipts/fjord.main/${direction}/1`);
  expect(json).toMatchObject({
    request: { method: 'POST', body: expect.stringContaining('<YearId>') },
    next: { needsPerson: true, words: { en: expect.stringMatching(/^Nothing until it is corrected/) } },
  });
  expect(json.request).not.toHaveProperty('v');
});
