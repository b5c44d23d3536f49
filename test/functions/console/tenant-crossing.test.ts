import type { IdentityProvider } from '../../../functions/console/access/identity-provider.ts';
import { sealCookie, sessionSchema } from '../../../functions/console/access/sealed-cookie.ts';
import { sessionCookie } from '../../../functions/console/access/session-cookie.ts';
import type { Viewer } from '../../../functions/console/access/viewer.ts';
import { createConsole } from '../../../functions/console/console-app.tsx';
import type { ConsoleParts } from '../../../functions/console/console-parts.ts';
import { saveIntegration } from '../../../lib/runtime/save-integration.ts';
import { receiptToFields } from '../../../lib/store/receipt-item.ts';
import { putItem, type Table } from '../../../lib/store/table.ts';
import { consolePartsOver } from '../../support/console-parts.ts';
import { canaries, integrationOrder } from '../../support/integration-order.ts';
import { receiptOf } from '../../support/receipt-of.ts';
import { openTestTable } from '../../support/table.ts';

const tenants = ['fjord', 'bakke', 'skog'];
const origin = 'https://console.example.com';
const direction = 'moment-invoices-to-24sevenoffice';
const nothing = () => Promise.reject(new Error('not in this test'));
const member = (tenant: string): Viewer => ({ tenant, actor: { kind: 'member', id: `of-${tenant}` } });

/** Tokens are names of tenants. */
const provider: IdentityProvider = {
  ...{ begin: nothing, end: nothing, revoke: nothing, isStillThere: nothing },
  bearer: async (token) => (tenants.includes(token) ? member(token) : undefined),
};

let table: Table & { close(): Promise<void> };
let parts: ConsoleParts;
let app: ReturnType<typeof createConsole>;

beforeAll(async () => {
  table = await openTestTable();
  const { vault } = consolePartsOver(table);
  parts = consolePartsOver(table, { access: { kind: 'sign-in', provider, vault, consoleUrl: origin } });
  app = createConsole(parts);
  for (const tenant of tenants) {
    const order = { ...integrationOrder, tenant, id: `${tenant}.main`, name: `Secret name of ${tenant}` };
    const saved = await saveIntegration(order, { store: parts.integrations, vault, clock: parts.clock });
    if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved.problems));
    const receipt = receiptOf({ key: '1', state: 'rejected', done: 1, label: `Secret label of ${tenant}` });
    await putItem(table, receiptToFields({ ...receipt, tenant, integration: `${tenant}.main` }));
  }
});
afterAll(() => table.close());

/** The app's own routes; `:key` and the like are filled in with another tenant's. A sealed `:state` names no tenant: grants.test.ts. */
const routes = (): { method: string; path: string }[] => {
  const all = app.routes.filter(
    ({ method, path }) => method !== 'ALL' && path.includes(':') && !/:(kind|state)/.test(path),
  );
  return [...new Map(all.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values()];
};

function filled(path: string, tenant: string): string {
  const values: Readonly<Record<string, string>> = {
    id: `${tenant}.main`,
    integration: `${tenant}.main`,
    direction,
    key: '1',
  };
  // What a route cannot do without.
  const query =
    path.startsWith('/api/recman-export/') && path.endsWith('/receipts') ? '?since=2026-11-20T00:00:00.000Z' : '';
  return `${path.replaceAll(/:(\w+)/g, (_whole, name: string) => values[name] ?? name)}${query}`;
}

/** A body that the route would take, had it been the caller's own tenant. */
function bodyFor(path: string): object {
  if (path.endsWith('/:key/acts')) return { act: 'retry' };
  if (path.endsWith('/acts')) return { allFailed: true };
  if (/\/(?:ask-for|redrive|export)$/.test(path)) return { keys: ['1'] };
  if (path.startsWith('/api/preview/')) return { number: '1' };
  const { kind, name, settings } = integrationOrder;
  return { kind, name, settings, credentials: {}, version: 1 };
}

type Call = [method: string, path: string, body?: object | undefined];

async function call(as: string, ...[method, path, body]: Call) {
  const headers = { authorization: `Bearer ${as}`, 'content-type': 'application/json' };
  const answer = await app.request(origin + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  return { status: answer.status, text: await answer.text() };
}

async function refusals(tenant: string): Promise<number> {
  const { entries } = await parts.audit.page({ tenants: [tenant], limit: 5000 });
  return entries.filter(({ act }) => act === 'access.other-tenant').length;
}

it('the table of routes is the app’s own, and not empty', () => {
  expect(routes().length).toBeGreaterThan(15);
});

it('every route answers every other tenant’s ids with 404, shows nothing, and tells the audit', async () => {
  const before = JSON.stringify(
    await Promise.all(tenants.map((tenant) => parts.integrations.find(tenant, `${tenant}.main`))),
  );
  for (const as of tenants) {
    for (const other of tenants.filter((tenant) => tenant !== as)) {
      for (const { method, path } of routes()) {
        const told = await refusals(as);
        const body = method === 'GET' || method === 'DELETE' ? undefined : bodyFor(path);
        const answer = await call(as, method, filled(path, other), body);
        expect([method, path, answer.status]).toEqual([method, path, 404]);
        expect(answer.text).not.toMatch(new RegExp(`Secret (?:name|label) of ${other}`));
        expect([path, (await refusals(as)) - told]).toEqual([path, 1]);
      }
    }
  }
  expect(
    JSON.stringify(await Promise.all(tenants.map((tenant) => parts.integrations.find(tenant, `${tenant}.main`)))),
  ).toBe(before);
}, 120_000);

describe('forms that name the integration in what is posted', () => {
  const formToken = 'f'.repeat(36);
  const post = async (as: string, path: string, fields: Readonly<Record<string, string>>) => {
    const later = '2026-11-21T10:30:00.000Z';
    const { actor } = member(as);
    const session = { kind: 'session', actor, tenant: as, formToken, accessToken: 'a', checkAt: later, endsAt: later };
    const cookie = `${sessionCookie.name}=${await sealCookie(parts.vault, sessionSchema.parse(session))}`;
    const body = new URLSearchParams({ token: formToken, ...fields });
    return app.request(origin + path, { method: 'POST', body, headers: { cookie, origin } });
  };

  it.each([
    ['/preview', { place: `TENANT.main ${direction}`, text: '1' }],
    ['/receipts/acts', { integration: 'TENANT.main', direction, which: 'failed' }],
    ['/recman-export', { integration: 'TENANT.main', 'key:1': 'on' }],
    ['/recman-export/receipts/retry', { integration: 'TENANT.main', which: 'failed' }],
  ])('%s of another tenant is 404 and told, and the own one is let through', async (path, fields) => {
    const of = (tenant: string) => JSON.parse(JSON.stringify(fields).replaceAll('TENANT', tenant));
    const told = await refusals('fjord');
    const answer = await post('fjord', path, of('bakke'));
    expect([answer.status, await answer.text()]).toEqual([404, expect.not.stringContaining('of bakke')]);
    expect((await refusals('fjord')) - told).toBe(1);
    await post('fjord', path, of('fjord'));
    expect((await refusals('fjord')) - told).toBe(1);
    const stale = await post('fjord', path, { ...of('fjord'), token: 'forged' });
    expect(stale.status).toBe(403);
  });
});

it.each([
  '/',
  '/receipts',
  '/audit',
  '/api/integrations',
  '/api/receipts',
  '/api/audit',
  '/api/audit.csv',
  '/api/health',
])('the list %s shows a member the own tenant alone', async (path) => {
  const { status, text } = await call('fjord', 'GET', path);
  expect(status).toBe(200);
  expect(text).not.toMatch(/(?:Secret (?:name|label) of |of-)(?:bakke|skog)/);
});

it('a filter for another tenant’s integration is 404, and own ids work', async () => {
  expect((await call('fjord', 'GET', '/receipts?integration=bakke.main')).status).toBe(404);
  for (const path of ['/api/receipts', '/preview', '/recman-export', '/recman-export/receipts', '/xledger-files']) {
    expect([path, (await call('fjord', 'GET', `${path}?integration=bakke.main`)).status]).toEqual([path, 404]);
  }
  expect((await call('fjord', 'GET', '/api/integrations/fjord.main')).status).toBe(200);
  expect((await call('fjord', 'GET', `/receipts/fjord.main/${direction}/1`)).text).toContain('Secret label of fjord');
});

it('a form that names another tenant makes an integration for nobody', async () => {
  const { kind, name, settings } = integrationOrder;
  const wish = { kind, name, settings, credentials: canaries };
  expect((await call('fjord', 'PUT', '/api/integrations/bakke.second', wish)).status).toBe(404);
  expect(await parts.integrations.find('bakke', 'bakke.second')).toBeUndefined();
});

it('nobody who is not known is let in', async () => {
  for (const { method, path } of routes()) {
    const answer = await app.request(origin + filled(path, 'fjord'), { method });
    expect([path, answer.status]).toEqual([path, method === 'GET' && !path.startsWith('/api') ? 303 : 401]);
  }
  expect((await call('stranger', 'GET', '/api/integrations')).status).toBe(401);
});
