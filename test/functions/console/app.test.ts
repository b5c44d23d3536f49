import { parse } from 'csv-parse/sync';
import { createConsole } from '../../../functions/console/console-app.tsx';
import type { ConsoleParts } from '../../../functions/console/console-parts.ts';
import { receiptToFields } from '../../../lib/store/receipt-item.ts';
import { putItem, type Table } from '../../../lib/store/table.ts';
import type { Receipt } from '../../../lib/sync/receipt.ts';
import { hostileNames } from '../../browser/support/example-receipts.ts';
import { consolePartsOver } from '../../support/console-parts.ts';
import { canaries, integrationOrder } from '../../support/integration-order.ts';
import { receiptOf } from '../../support/receipt-of.ts';
import { openTestTable } from '../../support/table.ts';

const origin = 'http://127.0.0.1:4180';
let table: Table & { close(): Promise<void> };
let parts: ConsoleParts;
let app: ReturnType<typeof createConsole>;

beforeEach(async () => {
  table = await openTestTable();
  parts = consolePartsOver(table);
  app = createConsole(parts);
});
afterEach(() => table.close());

const { kind, name, settings } = integrationOrder;
const { webhookSecret, ...secrets } = canaries;

async function api(method: string, path: string, body?: unknown) {
  const headers = { host: '127.0.0.1:4180', 'content-type': 'application/json' };
  const answer = await app.request(origin + path, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, text, json: text.startsWith('{') ? JSON.parse(text) : undefined };
}

/** A form as a browser on its own page posts it. */
async function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const page = await app.request(`${origin}/`, { headers: { host: '127.0.0.1:4180' } });
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  const token = cookie.split('=')[1] ?? '';
  const body = new URLSearchParams({ token, ...fields });
  const own = { host: '127.0.0.1:4180', cookie, origin, 'sec-fetch-site': 'same-origin' };
  return app.request(origin + path, { method: 'POST', body, headers: { ...own, ...headers } });
}

async function keep(receipt: Receipt): Promise<void> {
  await putItem(table, receiptToFields(receipt));
}

const wish = { kind, name, settings, credentials: secrets };
const path = '/api/integrations/fjord.main';

describe('an integration over the API', () => {
  it('is made, read, changed, switched off and removed, and every step is in the audit', async () => {
    const made = await api('PUT', path, wish);
    expect(made.status).toBe(200);
    expect(made.json.webhookAddress).toMatch(/^https:\/\/hooks.example.com\/webhooks\/moment\/fjord.main\/[\w-]{43}$/);
    expect((await api('PUT', path, wish)).status).toBe(409);
    expect(
      (await api('PUT', path, { ...wish, credentials: {}, name: 'Fjord II', version: 1 })).json.integration.version,
    ).toBe(2);
    expect((await api('POST', `${path}/disable`)).json.integration.enabled).toBe(false);
    expect((await api('POST', `${path}/test`)).json.checks).toHaveLength(1);
    expect((await api('GET', '/api/integrations')).json.integrations).toHaveLength(1);
    expect((await api('DELETE', path)).json).toEqual({ removed: 'fjord.main' });
    expect((await api('GET', path)).status).toBe(404);
    expect((await api('GET', '/api/integrations')).json.integrations).toEqual([]);
    expect((await api('PUT', path, wish)).status).toBe(200);
    const { entries } = (await api('GET', '/api/audit')).json;
    const told = entries.map(({ act, phase }: { act: string; phase: string }) => `${act} ${phase}`);
    expect(told).toEqual(
      expect.arrayContaining(['integration.create asked', 'integration.create done', 'integration.remove done']),
    );
  });

  it('never tells a secret, in any answer or in the audit', async () => {
    const answers = [
      await api('PUT', path, wish),
      await api('GET', path),
      await api('GET', '/api/audit'),
      await api('GET', '/api/audit.csv'),
      await api('GET', '/integrations/fjord.main'),
      await api('GET', '/integrations/fjord.main/change'),
    ];
    for (const { text, status } of answers) {
      expect(status).toBe(200);
      for (const canary of Object.values(secrets)) expect(text).not.toContain(canary);
    }
    expect(answers[1]?.json.integration.credentials).toMatchObject({ password: 'set' });
  });

  it('keeps the credentials that a change leaves out', async () => {
    await api('PUT', path, wish);
    await api('PUT', path, { ...wish, credentials: { password: 'another' }, version: 1 });
    const saved = await parts.integrations.find('fjord', 'fjord.main');
    const context = { tenant: 'fjord', integration: 'fjord.main', vendor: '24sevenoffice' };
    expect(JSON.parse(await parts.vault.open(saved?.sealed['24sevenoffice'] ?? '', context))).toMatchObject({
      username: canaries.username,
      password: 'another',
    });
  });

  it('is refused field by field', async () => {
    const answer = await api('PUT', path, { ...wish, settings: { ...settings, receivableAccount: 99_999 } });
    expect([answer.status, answer.json.problems[0].field]).toEqual([400, 'settings.receivableAccount']);
    expect((await api('PUT', '/api/integrations/no-dot', wish)).status).toBe(400);
    expect((await api('PUT', path, 'no object')).status).toBe(400);
  });
});

describe('receipts over the API', () => {
  const ref = '/api/receipts/fjord.main/moment-invoices-to-24sevenoffice';
  beforeEach(async () => {
    await api('PUT', path, wish);
    await keep(
      receiptOf({
        key: '1',
        number: '100',
        state: 'rejected',
        done: 1,
        problem: { code: 'field-missing' },
        label: 'Brygga AS',
      }),
    );
    await keep(
      receiptOf({ key: '2', number: '101', state: 'conflict', done: 1, problem: { code: 'several-matches' } }),
    );
  });

  it('are listed with filters, read, and acted upon', async () => {
    expect((await api('GET', '/api/receipts')).json.receipts).toHaveLength(2);
    expect((await api('GET', '/api/receipts?text=brygga')).json.receipts).toMatchObject([{ key: '1' }]);
    expect((await api('GET', '/api/receipts?from=2026-11-22')).json.receipts).toEqual([]);
    expect((await api('GET', '/api/receipts?from=2026-11-21&to=2026-11-21&state=conflict')).json.receipts).toHaveLength(
      1,
    );
    expect((await api('GET', `${ref}/2`)).json).toMatchObject({ acts: ['retry', 'link', 'resend', 'dismiss'] });
    expect((await api('POST', `${ref}/2/acts`, { act: 'dismiss', reason: 'a double' })).json.outcome).toBe('done');
    expect((await api('GET', `${ref}/2`)).json).toMatchObject({ state: 'skipped', problem: { code: 'dismissed' } });
    expect((await api('POST', `${ref}/2/acts`, { act: 'link', number: '7' })).json.outcome).toBe('no-way-out');
    expect((await api('POST', `${ref}/1/acts`, { act: 'dismiss' })).status).toBe(400);
  });

  it('are retried in bulk by number, all failed, and asked for by id', async () => {
    const byNumber = await api('POST', `${ref}/acts`, { numbers: ['100', '999'] });
    expect(byNumber.json.results.map(({ key, outcome }: { key: string; outcome: string }) => [key, outcome])).toEqual([
      ['1', 'done'],
      ['999', 'absent'],
    ]);
    expect((await api('POST', `${ref}/acts`, { allFailed: true })).json.results).toEqual([]);
    expect((await api('POST', `${ref}/ask-for`, { keys: ['77'] })).json.results).toMatchObject([{ outcome: 'done' }]);
    expect((await api('GET', `${ref}/77`)).json.state).toBe('pending');
  });

  it('a forged position leads nowhere', async () => {
    expect((await api('GET', '/api/receipts?after=x')).status).toBe(409);
    expect((await api('GET', '/api/receipts?state=constructor')).status).toBe(404);
  });
});

describe('the description of the API', () => {
  it('is OpenAPI 3.1, names every route, and has a page', async () => {
    const { json } = await api('GET', '/api/openapi.json');
    expect(json.openapi).toBe('3.1.0');
    const routes = app.routes.filter(({ path: route, method }) => /^\/api\/\w/.test(route) && method !== 'ALL');
    for (const { path: route } of routes) {
      if (route === '/api/openapi.json') continue;
      expect(Object.keys(json.paths)).toContain(route.replaceAll(/:(\w+)/g, '{$1}'));
    }
    const page = await api('GET', '/api');
    for (const route of Object.keys(json.paths)) expect(page.text).toContain(route);
    expect((await api('GET', '/api/kinds')).json.kinds[0]).toMatchObject({
      kind: 'moment-24sevenoffice',
      form: expect.anything(),
    });
    expect((await api('GET', '/api/budgets')).json.windows).toHaveLength(37);
    expect((await api('GET', '/api/health')).json.integrations).toEqual([]);
  });
});

describe('forms', () => {
  const filled = {
    ...{ tenant: 'fjord', short: 'main', name: 'Fjord', enabled: 'on', do: 'save' },
    ...{ 'settings.momentCompanyCode': 'fjord', 'settings.voucherType': '6', 'settings.receivableAccount': '1500' },
    ...{ 'settings.posting': 'journal', 'settings.vatCodes': '3 = 31\n5=51', 'settings.exportCustomers': 'on' },
    'settings.errorEmails': 'a@example.com, b@example.com',
    ...{
      'settings.language': 'no',
      'credentials.momentApiKey': 'k',
      'credentials.username': 'u',
      'credentials.password': 'p',
    },
  };

  it('make an integration without a script, and show the webhook address once', async () => {
    const answer = await post('/integrations/new/moment-24sevenoffice', filled);
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining('/webhooks/moment/fjord.main/'),
    ]);
    const saved = await parts.integrations.find('fjord', 'fjord.main');
    expect(saved?.settings).toMatchObject({
      vatCodes: [
        { moment: '3', twentyFourSevenOffice: '31' },
        { moment: '5', twentyFourSevenOffice: '51' },
      ],
      ...{ exportCustomers: true, exportInvoices: false, errorEmails: ['a@example.com', 'b@example.com'] },
    });
    const changed = await post('/integrations/fjord.main/change', {
      ...filled,
      version: '1',
      'credentials.password': '',
      name: 'Fjord 2',
    });
    expect(changed.status).toBe(303);
    expect((await post('/integrations/fjord.main/change', { ...filled, version: '1' })).status).toBe(409);
  });

  it('tell what is wrong at the field, in both languages, and keep what was filled in', async () => {
    const wrong = { ...filled, 'settings.voucherType': 'six', 'settings.momentCompanyCode': '' };
    const english = await (await post('/integrations/new/moment-24sevenoffice?lang=en', wrong)).text();
    expect(english).toContain('A whole number within its bounds.');
    expect(english).toContain('Fill this in.');
    expect(english).toContain('value="six"');
    const norwegian = await (await post('/integrations/new/moment-24sevenoffice?lang=no', wrong)).text();
    expect(norwegian).toContain('Fyll ut dette.');
    expect(await parts.integrations.find('fjord', 'fjord.main')).toBeUndefined();
  });

  it('test before saving', async () => {
    const text = await (await post('/integrations/new/moment-24sevenoffice?lang=en', { ...filled, do: 'test' })).text();
    expect(text).toContain('Fjord AS.');
    expect(await parts.integrations.find('fjord', 'fjord.main')).toBeUndefined();
  });

  it('act on a receipt', async () => {
    await post('/integrations/new/moment-24sevenoffice', filled);
    await keep(receiptOf({ key: '1', state: 'rejected', done: 1 }));
    const at = '/receipts/fjord.main/moment-invoices-to-24sevenoffice/1';
    expect((await post(`${at}/acts`, { act: 'retry' })).status).toBe(303);
    expect((await post(`${at}/acts`, { act: 'link', number: '1' })).status).toBe(409);
    const bulk = {
      integration: 'fjord.main',
      direction: 'moment-invoices-to-24sevenoffice',
      'key:1': 'on',
      which: 'chosen',
    };
    expect((await post('/receipts/acts', bulk)).status).toBe(200);
    expect((await post('/integrations/fjord.main/ask-for', { direction: bulk.direction, names: '1 2' })).status).toBe(
      200,
    );
    expect((await post('/integrations/fjord.main/disable', {})).status).toBe(303);
    expect((await post('/integrations/fjord.main/remove', { confirm: 'wrong' })).status).toBe(303);
    expect(await parts.integrations.find('fjord', 'fjord.main')).toBeDefined();
    expect((await post('/integrations/fjord.main/remove', { confirm: 'fjord.main' })).status).toBe(303);
    expect(await parts.integrations.find('fjord', 'fjord.main')).toBeUndefined();
  });

  it.each([
    ['a forged token', { token: 'forged' }, {}, 403],
    ['another site', {}, { 'sec-fetch-site': 'cross-site' }, 403],
    ['another origin', {}, { origin: 'https://evil.example.com' }, 403],
    ['a wrong type', {}, { 'content-type': 'text/plain' }, 400],
    ['a name that leads here from outside', {}, { host: 'evil.example.com' }, 403],
  ])('%s is refused, and nothing is done', async (_what, fields, headers, status) => {
    const answer = await post('/integrations/new/moment-24sevenoffice', { ...filled, ...fields }, headers);
    expect(answer.status).toBe(status);
    expect(await parts.integrations.find('fjord', 'fjord.main')).toBeUndefined();
  });

  it('a file where a text belongs is refused in words', async () => {
    const page = await app.request(`${origin}/?lang=en`, { headers: { host: '127.0.0.1:4180' } });
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
    const body = new FormData();
    body.set('name', new File(['x'], 'x.exe'));
    const answer = await app.request(`${origin}/integrations/new/moment-24sevenoffice?lang=en`, {
      ...{ method: 'POST', body, headers: { host: '127.0.0.1:4180', cookie, origin } },
    });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('cannot be read')]);
    const large = await post('/integrations/new/moment-24sevenoffice', { name: 'x'.repeat(300_000) });
    expect(large.status).toBe(413);
  });

  it.each(Object.entries(hostileNames))('a name that is an attack is shown as it is: %s', async (_what, hostile) => {
    const answer = await post('/integrations/new/moment-24sevenoffice', { ...filled, name: hostile });
    const text = await answer.text();
    expect(text).not.toMatch(/<script>|<img|<b>|\u202E/);
    expect([200, 422]).toContain(answer.status);
    for (const page of ['/', '/audit', '/receipts', '/integrations/fjord.main']) {
      expect((await api('GET', page)).text).not.toMatch(/<script>|<img|<b>"|\u202E/);
    }
  });
});

it('the audit as CSV is read back as it is, and holds no formula', async () => {
  await api('PUT', path, { ...wish, name: '=1+1' });
  await parts.audit.append({
    ...{ tenant: 'fjord', id: 'x', at: '2026-11-21T10:00:01.000Z', actor: { kind: 'local', id: '=cmd()' } },
    ...{ act: 'a', phase: 'done', note: 'æøå; "quoted"\nand broken' },
  });
  const { text } = await api('GET', '/api/audit.csv');
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
  expect(rows[0]).toMatchObject({ who: "'=cmd()", note: 'æøå; "quoted"\nand broken' });
  expect(rows).toHaveLength(3);
});

it('every answer carries a policy without inline script, and no answer may be framed or sniffed', async () => {
  for (const page of ['/', '/receipts', '/audit', '/api', '/nowhere', '/api/nowhere', '/integrations/new']) {
    const { headers } = await app.request(origin + page, { headers: { host: '127.0.0.1:4180' } });
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/,
    );
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});
