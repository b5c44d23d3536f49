import { createHash } from 'node:crypto';
import type { Integration } from '../../lib/documents/integration.ts';
import { type IntegrationOrder, saveIntegration } from '../../lib/runtime/save-integration.ts';
import { createLocalVault } from '../../lib/runtime/vault-local.ts';
import { canaries, integrationOrder } from '../support/integration-order.ts';

const vault = createLocalVault(Buffer.alloc(32, 7).toString('base64'));
const clock = () => new Date('2026-11-21T10:00:00.000Z');

function memory() {
  const kept = new Map<string, Integration>();
  return {
    find: async (tenant: string, id: string) => kept.get(`${tenant} ${id}`),
    save: async (integration: Integration) => {
      const before = kept.get(`${integration.tenant} ${integration.id}`);
      if ((before?.version ?? 0) !== integration.version - 1) return false;
      kept.set(`${integration.tenant} ${integration.id}`, integration);
      return true;
    },
  };
}
const saved = async (order: IntegrationOrder, store = memory()): Promise<Integration> => {
  const result = await saveIntegration(order, { store, vault, clock });
  if (result.kind !== 'saved') throw new Error(JSON.stringify(result.problems));
  return result.integration;
};

describe('saving an integration', () => {
  it('parses the settings, seals the secrets a vendor at a time, and hashes the webhook secret', async () => {
    const integration = await saved(integrationOrder);
    expect(integration).toMatchObject({ version: 1, settings: { posting: 'ledger', exportInvoices: true } });
    expect(integration.webhookSecretHash).toBe(createHash('sha256').update(canaries.webhookSecret).digest('hex'));
    for (const canary of Object.values(canaries)) expect(JSON.stringify(integration)).not.toContain(canary);
    const open = (vendor: string) =>
      vault.open(integration.sealed[vendor] ?? '', { tenant: 'fjord', integration: 'fjord.main', vendor });
    expect(JSON.parse(await open('moment'))).toEqual({ apiKey: canaries.momentApiKey });
    expect(await open('24sevenoffice')).not.toContain(canaries.momentApiKey);
    expect(JSON.parse(await open('webhook'))).toEqual({ webhookSecret: canaries.webhookSecret });
  });

  it('moves the version, and keeps the secrets when none are given', async () => {
    const store = memory();
    const first = await saved(integrationOrder, store);
    const { credentials, ...rest } = integrationOrder;
    const second = await saved({ ...rest, enabled: false }, store);
    expect(second).toEqual({ ...first, version: 2, enabled: false });
  });

  it('refuses when somebody else changed it meanwhile', async () => {
    const store = { find: async () => undefined, save: async () => false };
    const result = await saveIntegration(integrationOrder, { store, vault, clock });
    expect(result).toMatchObject({ kind: 'refused', problems: [{ field: 'version' }] });
  });

  it.each<[string, Partial<IntegrationOrder>, string[]]>([
    ['a tenant in capitals', { tenant: 'Fjord' }, ['tenant']],
    ['an id without the tenant', { id: 'main' }, ['id']],
    ["another tenant's id", { id: 'berg.main' }, ['id']],
    ['an unknown kind', { kind: 'moment-nobody' }, ['kind']],
    ['no name', { name: '' }, ['name']],
    ['no settings', { settings: undefined }, ['settings']],
    ['an unknown setting', { settings: { ...integrationOrder.settings, colour: 'red' } }, ['settings.colour']],
    [
      'settings of wrong form',
      { settings: { momentCompanyCode: 'fjord', voucherType: 'x', receivableAccount: 0 } },
      ['settings.voucherType', 'settings.receivableAccount'],
    ],
    ['no credentials on a new one', { credentials: undefined }, ['credentials']],
    [
      'a short webhook secret',
      { credentials: { ...canaries, webhookSecret: 'CANARY-x' } },
      ['credentials.webhookSecret'],
    ],
  ])('refuses %s and names the field', async (_, change, fields) => {
    const result = await saveIntegration({ ...integrationOrder, ...change }, { store: memory(), vault, clock });
    if (result.kind !== 'refused') throw new Error('it was saved');
    expect(result.problems.map(({ field }) => field)).toEqual(fields);
    expect(JSON.stringify(result)).not.toContain('CANARY');
  });
});
