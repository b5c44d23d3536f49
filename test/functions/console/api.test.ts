import { parse } from 'csv-parse/sync';
import { canaries } from '../../support/integration-order.ts';
import { openLocalConsole, exampleWish as wish } from '../../support/local-console.ts';
import { receiptOf } from '../../support/receipt-of.ts';

let office: Awaited<ReturnType<typeof openLocalConsole>>;
beforeEach(async () => {
  office = await openLocalConsole();
});
afterEach(() => office.close());

const { settings, credentials: secrets } = wish;
const path = '/api/integrations/fjord.main';

describe('an integration over the API', () => {
  it('is made, read, changed, switched off and removed, and every step is in the audit', async () => {
    const made = await office.api('PUT', path, wish);
    expect(made.status).toBe(200);
    const address = expect.stringMatching(/^https:\/\/hooks.example.com\/webhooks\/moment\/fjord.main\/[\w-]{43}$/);
    expect(made.json.webhooks).toEqual([{ vendor: 'moment', address }]);
    expect((await office.api('PUT', path, wish)).status).toBe(409);
    expect(
      (await office.api('PUT', path, { ...wish, credentials: {}, name: 'Fjord II', version: 1 })).json.integration
        .version,
    ).toBe(2);
    expect((await office.api('POST', `${path}/disable`)).json.integration.enabled).toBe(false);
    expect((await office.api('POST', `${path}/test`)).json.checks).toHaveLength(1);
    expect((await office.api('GET', '/api/integrations')).json.integrations).toHaveLength(1);
    expect((await office.api('DELETE', path)).json).toEqual({ removed: 'fjord.main' });
    expect((await office.api('GET', path)).status).toBe(404);
    expect((await office.api('GET', '/api/integrations')).json.integrations).toEqual([]);
    expect((await office.api('PUT', path, wish)).status).toBe(200);
    const { entries } = (await office.api('GET', '/api/audit')).json;
    const told = entries.map(({ act, phase }: { act: string; phase: string }) => `${act} ${phase}`);
    expect(told).toEqual(
      expect.arrayContaining(['integration.create asked', 'integration.create done', 'integration.remove done']),
    );
  });

  it('never tells a secret, in any answer or in the audit', async () => {
    const answers = [
      await office.api('PUT', path, wish),
      await office.api('GET', path),
      await office.api('GET', '/api/audit'),
      await office.api('GET', '/api/audit.csv'),
      await office.api('GET', '/integrations/fjord.main'),
      await office.api('GET', '/integrations/fjord.main/change'),
    ];
    for (const { text, status } of answers) {
      expect(status).toBe(200);
      for (const canary of Object.values(secrets)) expect(text).not.toContain(canary);
    }
    expect(answers[1]?.json.integration.credentials).toMatchObject({ password: 'set' });
  });

  it('keeps the credentials that a change leaves out', async () => {
    await office.api('PUT', path, wish);
    await office.api('PUT', path, { ...wish, credentials: { password: 'another' }, version: 1 });
    const saved = await office.parts.integrations.find('fjord', 'fjord.main');
    const context = { tenant: 'fjord', integration: 'fjord.main', vendor: '24sevenoffice' };
    expect(JSON.parse(await office.parts.vault.open(saved?.sealed['24sevenoffice'] ?? '', context))).toMatchObject({
      username: canaries.username,
      password: 'another',
    });
  });

  it('is refused field by field', async () => {
    const answer = await office.api('PUT', path, { ...wish, settings: { ...settings, receivableAccount: 99_999 } });
    expect([answer.status, answer.json.problems[0].field]).toEqual([400, 'settings.receivableAccount']);
    expect((await office.api('PUT', '/api/integrations/no-dot', wish)).status).toBe(400);
    expect((await office.api('PUT', path, 'no object')).status).toBe(400);
  });
});

describe('receipts over the API', () => {
  const ref = '/api/receipts/fjord.main/moment-invoices-to-24sevenoffice';
  beforeEach(async () => {
    await office.api('PUT', path, wish);
    await office.keep(
      receiptOf({
        key: '1',
        number: '100',
        state: 'rejected',
        done: 1,
        problem: { code: 'field-missing' },
        label: 'Brygga AS',
      }),
    );
    await office.keep(
      receiptOf({ key: '2', number: '101', state: 'conflict', done: 1, problem: { code: 'several-matches' } }),
    );
  });

  it('are listed with filters, read, and acted upon', async () => {
    expect((await office.api('GET', '/api/receipts')).json.receipts).toHaveLength(2);
    expect((await office.api('GET', '/api/receipts?text=brygga')).json.receipts).toMatchObject([{ key: '1' }]);
    expect((await office.api('GET', '/api/receipts?from=2026-11-22')).json.receipts).toEqual([]);
    expect(
      (await office.api('GET', '/api/receipts?from=2026-11-21&to=2026-11-21&state=conflict')).json.receipts,
    ).toHaveLength(1);
    expect((await office.api('GET', `${ref}/2`)).json).toMatchObject({ acts: ['retry', 'link', 'resend', 'dismiss'] });
    expect((await office.api('POST', `${ref}/2/acts`, { act: 'dismiss', reason: 'a double' })).json.outcome).toBe(
      'done',
    );
    expect((await office.api('GET', `${ref}/2`)).json).toMatchObject({
      state: 'skipped',
      problem: { code: 'dismissed' },
    });
    expect((await office.api('POST', `${ref}/2/acts`, { act: 'link', number: '7' })).json.outcome).toBe('no-way-out');
    expect((await office.api('POST', `${ref}/1/acts`, { act: 'dismiss' })).status).toBe(400);
  });

  it('are retried in bulk by number, all failed, and asked for by id', async () => {
    const byNumber = await office.api('POST', `${ref}/acts`, { numbers: ['100', '999'] });
    expect(byNumber.json.results.map(({ key, outcome }: { key: string; outcome: string }) => [key, outcome])).toEqual([
      ['1', 'done'],
      ['999', 'absent'],
    ]);
    expect((await office.api('POST', `${ref}/acts`, { allFailed: true })).json.results).toEqual([]);
    expect((await office.api('POST', `${ref}/ask-for`, { keys: ['77'] })).json.results).toMatchObject([
      { outcome: 'done' },
    ]);
    expect((await office.api('GET', `${ref}/77`)).json.state).toBe('pending');
  });

  it('a forged position leads nowhere', async () => {
    expect((await office.api('GET', '/api/receipts?after=x')).status).toBe(400);
    expect((await office.api('GET', '/api/receipts?state=constructor')).status).toBe(404);
  });
});

describe('the description of the API', () => {
  it('is OpenAPI 3.1, names every route, and has a page', async () => {
    const { json } = await office.api('GET', '/api/openapi.json');
    expect(json.openapi).toBe('3.1.0');
    const routes = office.app.routes.filter(({ path: route, method }) => /^\/api\/\w/.test(route) && method !== 'ALL');
    for (const { path: route } of routes) {
      if (route === '/api/openapi.json') continue;
      expect(Object.keys(json.paths)).toContain(route.replaceAll(/:(\w+)/g, '{$1}'));
    }
    const page = await office.api('GET', '/api');
    for (const route of Object.keys(json.paths)) expect(page.text).toContain(route);
    expect((await office.api('GET', '/api/kinds')).json.kinds[0]).toMatchObject({
      kind: 'moment-24sevenoffice',
      form: expect.anything(),
    });
    expect((await office.api('GET', '/api/budgets')).json.windows).toHaveLength(37);
    expect((await office.api('GET', '/api/health')).json.integrations).toEqual([]);
  });
});

it('the audit as CSV is read back as it is, and holds no formula', async () => {
  await office.api('PUT', path, { ...wish, name: '=1+1' });
  await office.parts.audit.append({
    ...{ tenant: 'fjord', id: 'x', at: '2026-11-21T10:00:01.000Z', actor: { kind: 'local', id: '=cmd()' } },
    ...{ act: 'receipt.dismiss', phase: 'done', note: 'æøå; "quoted"\nand broken' },
  });
  const { text } = await office.api('GET', '/api/audit.csv');
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
  expect(rows[0]).toMatchObject({ who: "'=cmd()", note: 'æøå; "quoted"\nand broken' });
  expect(rows).toHaveLength(3);
});

it('every answer carries a policy without inline script, and no answer may be framed or sniffed', async () => {
  for (const page of ['/', '/receipts', '/audit', '/api', '/nowhere', '/api/nowhere', '/integrations/new']) {
    const { headers } = await office.app.request(office.origin + page, { headers: { host: '127.0.0.1:4180' } });
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/,
    );
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

describe('dead letters over the API', () => {
  const direction = 'moment-invoices-to-24sevenoffice';
  const redrive = `/api/receipts/fjord.main/${direction}/redrive`;
  const overdue = { dueAt: '2026-11-21T09:00:00.000Z' };

  beforeEach(async () => {
    await office.api('PUT', path, wish);
    await office.keep(receiptOf({ key: '1', ...overdue }));
    await office.keep(receiptOf({ key: '2', dueAt: '2026-11-21T10:02:00.000Z' }));
    await office.keep(receiptOf({ key: '3', state: 'delivered' }));
  });

  it('what is overdue is nudged, and the audit tells of each', async () => {
    const { json } = await office.api('POST', redrive, {});
    expect(json.results).toEqual([{ key: '1', result: 'nudged' }]);
    const { entries } = (await office.api('GET', '/api/audit')).json;
    expect(
      entries.find(({ act, phase }: Record<string, string>) => act === 'receipts.redrive' && phase === 'done'),
    ).toMatchObject({ after: { nudged: ['1'] }, direction });
  });

  it('named ones are told of one by one', async () => {
    const { json } = await office.api('POST', redrive, { keys: ['3', '1', '4', '1'] });
    expect(json.results).toEqual([
      { key: '3', result: 'ended' },
      { key: '1', result: 'nudged' },
      { key: '4', result: 'no-receipt' },
    ]);
  });

  it('a direction that the integration has not is not there', async () => {
    expect((await office.api('POST', redrive.replace('invoices', 'wishes'), {})).status).toBe(404);
  });
});

it('a number finds its receipt however old it is, and a part of it those that have it in them', async () => {
  await office.api('PUT', path, wish);
  await office.keep(receiptOf({ key: '1', number: '2045', updatedAt: '2020-01-01T00:00:00.000Z' }));
  await office.keep(receiptOf({ key: '2', number: '20451' }));
  const keysOf = async (query: string) => {
    const { json } = await office.api('GET', `/api/receipts?limit=10&${query}`);
    return [json.receipts.map(({ key }: { key: string }) => key), json.next];
  };
  expect((await keysOf('number=2045'))[0]).toEqual(['1']);
  const [exact, next] = await keysOf('text=2045');
  expect(exact).toEqual(['1']);
  expect((await keysOf(`text=2045&after=${encodeURIComponent(next)}`))[0]).toEqual(['2']);
  expect((await keysOf('text=204'))[0]).toEqual(['2', '1']);
});
