import { grantAddress, grantSecret, readGrantReturn } from '../../../lib/connectors/economic/grant.ts';
import type { Integration } from '../../../lib/documents/integration.ts';
import { saveGrant } from '../../../lib/runtime/save-grant.ts';
import { createEconomicControl, startEconomicSandbox } from '../../../lib/sandboxes/economic/index.ts';
import type { Vault } from '../../../lib/sync/ports.ts';

const vault: Vault = {
  seal: async (plain, { vendor }) => `${vendor}:${plain}`,
  open: async (sealed) => sealed,
};

const integration: Integration = {
  ...{ tenant: 'fjord', id: 'fjord.main', kind: 'moment-economic', name: 'Fjord', enabled: true, version: 3 },
  ...{ settings: { momentCompanyCode: 'fjord' }, sealed: { moment: 'm', economic: 'old', webhook: 'w' } },
  ...{
    webhookSecretHash: '0'.repeat(64),
    createdAt: '2026-11-01T00:00:00.000Z',
    updatedAt: '2026-11-01T00:00:00.000Z',
  },
};

describe('the link that asks an agreement for access', () => {
  it('names the app, where to return, and the language', () => {
    const address = new URL(
      grantAddress({
        appPublicToken: 'app public',
        returnTo: 'https://console.example.com/grants/fjord.main',
        locale: 'da-DK',
      }),
    );
    expect(address.origin + address.pathname).toBe('https://secure.e-conomic.com/secure/api1/requestaccess.aspx');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      appPublicToken: 'app public',
      redirectUrl: 'https://console.example.com/grants/fjord.main',
      locale: 'da-DK',
    });
  });

  it.each([
    ['a token', { token: 'Ab12-xyz' }, { kind: 'granted', agreementGrantToken: 'Ab12-xyz' }],
    ['a token with blanks around it', { token: ' Ab12 ' }, { kind: 'granted', agreementGrantToken: 'Ab12' }],
    ['nothing', {}, { kind: 'refused' }],
    ['a text that is no token', { token: 'two words' }, { kind: 'refused' }],
  ])('comes back with %s', (_what, query, result) => {
    expect(readGrantReturn(query)).toEqual(result);
  });

  it('leads to a page that knows the app', async () => {
    const sandbox = await startEconomicSandbox();
    try {
      await createEconomicControl(sandbox.url).putApp({ secretToken: 'secret', publicToken: 'public' });
      const answer = await fetch(grantAddress({ appPublicToken: 'public', endpoint: sandbox.url }), {
        redirect: 'manual',
      });
      expect(answer.status).toBeLessThan(400);
    } finally {
      await sandbox.close();
    }
  });
});

describe('the token of a new grant', () => {
  const order = { tenant: 'fjord', id: 'fjord.main', vendor: 'economic', secret: grantSecret('new') } as const;
  const clock = () => new Date('2026-11-21T10:00:00.000Z');

  it('replaces the old one as the next version, and nothing else', async () => {
    const saved: Integration[] = [];
    const store = {
      find: async () => integration,
      save: async (next: Integration) => saved.push(next) > 0,
    };
    expect(await saveGrant(order, { store, vault, clock })).toMatchObject({ kind: 'saved' });
    expect(saved).toEqual([
      {
        ...integration,
        ...{ version: 4, updatedAt: '2026-11-21T10:00:00.000Z' },
        sealed: { ...integration.sealed, economic: 'economic:{"agreementGrantToken":"new"}' },
      },
    ]);
  });

  it.each([
    ['an integration that is gone', undefined, 'id'],
    ['one that has no agreement', { ...integration, sealed: { moment: 'm' } }, 'vendor'],
    ['one that changed meanwhile', integration, 'version'],
  ])('is refused for %s', async (_what, found, field) => {
    const store = { find: async () => found, save: async () => false };
    expect(await saveGrant(order, { store, vault, clock })).toMatchObject({ kind: 'refused', problems: [{ field }] });
  });
});
