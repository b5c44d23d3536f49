import type { IdentityProvider } from '../../../functions/console/access/identity-provider.ts';
import type { Viewer } from '../../../functions/console/access/viewer.ts';
import { createConsole } from '../../../functions/console/console-app.tsx';
import type { ConsoleParts } from '../../../functions/console/console-parts.ts';
import { keptCredentials } from '../../../lib/runtime/kept-credentials.ts';
import { saveIntegration } from '../../../lib/runtime/save-integration.ts';
import { consolePartsOver } from '../../support/console-parts.ts';
import { openTestTable } from '../../support/table.ts';

const origin = 'https://console.example.com';
const nothing = () => Promise.reject(new Error('not in this test'));
const people: Readonly<Record<string, Viewer>> = {
  kari: { tenant: 'fjord', actor: { kind: 'member', id: 'kari' } },
  ola: { tenant: 'fjord', actor: { kind: 'member', id: 'ola' } },
  stranger: { tenant: 'bakke', actor: { kind: 'member', id: 'stranger' } },
};
/** Tokens are names of people. */
const provider: IdentityProvider = {
  ...{ begin: nothing, end: nothing, revoke: nothing, isStillThere: nothing },
  bearer: async (token) => people[token],
};

let table: Awaited<ReturnType<typeof openTestTable>>;
let parts: ConsoleParts;
let app: ReturnType<typeof createConsole>;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-11-21T10:00:00.000Z');
  table = await openTestTable();
  const { vault } = consolePartsOver(table);
  const access = { kind: 'sign-in', provider, vault, consoleUrl: origin } as const;
  parts = consolePartsOver(table, { access, clock: () => now });
  app = createConsole(parts);
  const order = {
    ...{ tenant: 'fjord', id: 'fjord.main', kind: 'moment-economic', name: 'Fjord', enabled: true },
    settings: { momentCompanyCode: 'fjord' },
    credentials: { momentApiKey: 'moment-key', agreementGrantToken: 'first', webhookSecret: 'w'.repeat(40) },
  };
  const saved = await saveIntegration(order, { store: parts.integrations, vault, clock: parts.clock });
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved.problems));
});
afterEach(() => table.close());

const get = (as: string, path: string) =>
  app.request(path.startsWith('http') ? path : origin + path, { headers: { authorization: `Bearer ${as}` } });

/** Where the vendor would send the browser back to. */
async function asked(as = 'kari'): Promise<{ page: URL; back: string }> {
  const answer = await get(as, '/integrations/fjord.main/give-access');
  const page = new URL(answer.headers.get('location') ?? '');
  return { page, back: page.searchParams.get('redirectUrl') ?? '' };
}

async function token(): Promise<unknown> {
  const integration = await parts.integrations.find('fjord', 'fjord.main');
  return integration && (await keptCredentials(integration, parts.vault)).agreementGrantToken;
}

it('leads to the vendor’s page, and stores what comes back sealed; all else stays', async () => {
  const { page, back } = await asked();
  expect(page.origin).toBe('https://economic.example.com');
  expect(page.searchParams.get('appPublicToken')).toBe('example-app');
  const answer = await get('kari', `${back}?token=second`);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/integrations/fjord.main/access-stored']);
  const told = await get('kari', `${answer.headers.get('location')}?lang=en`);
  expect(await told.text()).toContain('The access is stored');
  expect(await token()).toBe('second');
  const integration = await parts.integrations.find('fjord', 'fjord.main');
  expect(integration?.version).toBe(2);
  expect(JSON.stringify(integration)).not.toContain('second');
  const { entries } = await parts.audit.page({ tenants: ['fjord'], limit: 20 });
  expect(entries.map(({ act, phase }) => `${act} ${phase}`)).toContain('integration.give-access done');
  expect(JSON.stringify(entries)).not.toContain('second');
});

it('counts a return once', async () => {
  const { back } = await asked();
  await get('kari', `${back}?token=second`);
  expect((await get('kari', `${back}?token=third`)).status).toBe(409);
  expect(await token()).toBe('second');
});

it('keeps what there is when no access was given', async () => {
  const { back } = await asked();
  const answer = await get('kari', back);
  expect(answer.headers.get('location')).toBe('/integrations/fjord.main/access-not-given');
  expect(await token()).toBe('first');
});

it.each([
  ['a return that nobody asked for', () => `${origin}/grants/economic/bm90LW91cnM?token=evil`, 'kari'],
  ['a return that was changed', (back: string) => `${back.slice(0, -4)}AAAA?token=evil`, 'kari'],
  ['a colleague’s return', (back: string) => `${back}?token=evil`, 'ola'],
  ['a stranger’s return', (back: string) => `${back}?token=evil`, 'stranger'],
])('%s is not there', async (_what, pathOf, as) => {
  const { back } = await asked();
  expect((await get(as, pathOf(back))).status).toBe(404);
  expect(await token()).toBe('first');
});

it('ends after half an hour', async () => {
  const { back } = await asked();
  now = new Date('2026-11-21T10:31:00.000Z');
  expect((await get('kari', `${back}?token=late`)).status).toBe(404);
  expect(await token()).toBe('first');
});

it('nothing else that is sealed opens as a return', async () => {
  const sealed = await parts.vault.seal('{"kind":"grant"}', {
    tenant: '-',
    integration: 'sessions',
    vendor: 'console',
  });
  const path = `/grants/economic/${Buffer.from(sealed).toString('base64url')}?token=evil`;
  expect((await get('kari', path)).status).toBe(404);
});

it('another tenant’s integration is not there, and neither is the page where there is no app', async () => {
  expect((await get('stranger', '/integrations/fjord.main/give-access')).status).toBe(404);
  app = createConsole({ ...parts, grants: undefined });
  expect((await get('kari', '/integrations/fjord.main/give-access')).status).toBe(404);
});
