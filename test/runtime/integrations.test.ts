import type { Integration } from '../../lib/documents/integration.ts';
import type { Vendor } from '../../lib/documents/vendors.ts';
import { cappedHttp } from '../../lib/runtime/capped-http.ts';
import { createIntegrations, type IntegrationTools } from '../../lib/runtime/integrations.ts';
import { createMemo } from '../../lib/runtime/memo.ts';
import { saveIntegration } from '../../lib/runtime/save-integration.ts';
import { createLocalVault } from '../../lib/runtime/vault-local.ts';
import { keyedBudgetName } from '../../lib/sync/budget.ts';
import type { HttpRequest } from '../../lib/sync/ports.ts';
import { canaries, integrationOrder } from '../support/integration-order.ts';
import { createMemoryFiles } from '../support/memory-files.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { noBudgets } from '../support/no-budgets.ts';

const plain = createLocalVault(Buffer.alloc(32, 7).toString('base64'));
const request: HttpRequest = { method: 'GET', url: 'http://x.test/', headers: {}, deadlineMs: 15_000 };

async function arrange(change: Partial<IntegrationTools> = {}) {
  const state = {
    now: Date.UTC(2026, 10, 21, 10),
    finds: 0,
    opens: 0,
    integration: undefined as Integration | undefined,
  };
  const clock = () => new Date(state.now);
  const store = {
    find: async (tenant: string, id: string) => {
      state.finds += 1;
      const { integration } = state;
      return integration?.tenant === tenant && integration.id === id ? integration : undefined;
    },
    save: async (integration: Integration) => {
      state.integration = integration;
      return true;
    },
  };
  const vault = {
    seal: plain.seal,
    open: (...call: Parameters<typeof plain.open>) => {
      state.opens += 1;
      return plain.open(...call);
    },
  };
  const save = (name = 'Fjord') => saveIntegration({ ...integrationOrder, name }, { store, vault, clock });
  await save();
  const { budgets: budgetStore, sessions, turns } = createMemoryStore();
  const hidden: string[] = [];
  const silent = () => undefined;
  const integrations = createIntegrations({
    store,
    vault,
    sessions: () => sessions,
    turns: () => turns,
    files: () => createMemoryFiles(),
    budgetStore,
    budgets: { ...noBudgets, '24sevenoffice': { name: 'b', limit: 100, windowSeconds: 3600, guardSeconds: 0 } },
    vendors: ['moment', '24sevenoffice'],
    endpoints: { moment: 'http://m.test', '24sevenoffice-webservices': 'http://w.test' },
    applicationIds: { '24sevenoffice': 'app' },
    http: async () => ({ status: 200, headers: {}, body: new Uint8Array() }),
    clock,
    log: { info: silent, warn: silent, error: silent, hide: (secret) => hidden.push(secret) },
    ...change,
  });
  state.finds = 0;
  const open = async () => {
    const opened = await integrations.open('fjord', 'fjord.main');
    if (opened === undefined) throw new Error('there is no integration');
    return opened;
  };
  return { state, integrations, open, save, hidden, budgetStore };
}

describe('an open integration', () => {
  it('connects to each vendor with its own log-in and addresses', async () => {
    const { open, hidden } = await arrange();
    const opened = await open();
    expect(opened.settings).toMatchObject({ voucherType: 6, posting: 'ledger' });
    expect(opened.connect('moment')).toMatchObject({
      tenant: 'fjord',
      integration: 'fjord.main',
      login: { companyCode: 'fjord', apiKey: canaries.momentApiKey },
      endpoint: 'http://m.test',
      secondEndpoint: undefined,
      applicationId: undefined,
    });
    expect(opened.connect('24sevenoffice')).toMatchObject({
      login: { username: canaries.username, password: canaries.password },
      endpoint: undefined,
      secondEndpoint: 'http://w.test',
      applicationId: 'app',
    });
    expect(hidden).toEqual(expect.arrayContaining([canaries.momentApiKey, canaries.password]));
  });

  it("opens only the story's vendors", async () => {
    const vendors: Vendor[] = ['moment'];
    const { open, state } = await arrange({ vendors });
    const opened = await open();
    expect(state.opens).toBe(1);
    expect(() => opened.connect('24sevenoffice')).toThrow('24sevenoffice');
  });

  it('is kept for half a minute, and goes on while it is unchanged', async () => {
    const { open, state } = await arrange();
    const [first, same] = await Promise.all([open(), open()]);
    expect(same).toBe(first);
    state.now += 29_999;
    expect(await open()).toBe(first);
    expect(state).toMatchObject({ finds: 1, opens: 2 });
    state.now += 1;
    expect(await open()).toBe(first);
    expect(state).toMatchObject({ finds: 2, opens: 2 });
  });

  it('is opened anew when it was changed, and forgets what connectors kept', async () => {
    const { open, save, state } = await arrange();
    const before = await open();
    expect(await before.connect('moment').memo('x', 600, async () => 1)).toBe(1);
    await save('Fjord AS');
    state.now += 30_000;
    const after = await open();
    expect(after.integration.name).toBe('Fjord AS');
    expect(await after.connect('moment').memo('x', 600, async () => 2)).toBe(2);
  });

  it('is looked for each time while there is none', async () => {
    const { integrations, state, open } = await arrange();
    expect(await integrations.open('berg', 'fjord.main')).toBeUndefined();
    expect(await integrations.open('berg', 'fjord.main')).toBeUndefined();
    expect(state.finds).toBe(2);
    expect((await open()).integration.id).toBe('fjord.main');
  });

  it('names the setting when the settings do not fit, without its value', async () => {
    const { integrations, state } = await arrange();
    if (state.integration) state.integration = { ...state.integration, settings: { voucherType: 'CANARY' } };
    const opening = integrations.open('fjord', 'fjord.main');
    await expect(opening).rejects.toThrow('voucherType');
    await expect(opening).rejects.not.toThrow('CANARY');
  });

  it('spends of one allowance per vendor, and of none where the vendor has no limit', async () => {
    const { open, budgetStore, state } = await arrange();
    const opened = await open();
    expect(opened.connect('24sevenoffice').allowance).toBe(opened.connect('24sevenoffice').allowance);
    await opened.connect('24sevenoffice').allowance.spend();
    await opened.connect('moment').allowance.spend();
    const window = new Date(state.now).toISOString();
    expect((await budgetStore.read('b', [window]))[0]?.used).toBe(1);
  });

  it.each([
    [
      'but never of another tenant’s calls at hand, where tenants share them',
      { sharedByTenants: true } as const,
      false,
    ],
    ['of those of all tenants elsewhere', {}, true],
  ])('spends of its worker’s calls, %s', async (_name, further, isSame) => {
    const all = new Map<string, Integration>();
    const store = {
      find: async (tenant: string) => all.get(tenant),
      save: async (integration: Integration) => all.set(integration.tenant, integration) === all,
    };
    const budget = { name: 'b', limit: 7200, windowSeconds: 3600, guardSeconds: 0, ...further };
    const { integrations } = await arrange({ store, budgets: { ...noBudgets, '24sevenoffice': budget } });
    const allowanceOf = async (tenant: string) => {
      const order = { ...integrationOrder, tenant, id: `${tenant}.main` };
      await saveIntegration(order, { store, vault: plain, clock: () => new Date() });
      return (await integrations.open(tenant, order.id))?.connect('24sevenoffice').allowance;
    };
    const fjord = await allowanceOf('fjord');
    expect(fjord).toBeDefined();
    expect((await allowanceOf('bakke')) === fjord).toBe(isSame);
  });

  it('spends of an allowance of its own where the vendor counts by key', async () => {
    const limit = { limit: 100, windowSeconds: 3600, guardSeconds: 0 };
    const seen: unknown[] = [];
    const { open, budgetStore, state, save } = await arrange({
      budgets: {
        ...noBudgets,
        moment: ({ apiKey }, settings) => {
          seen.push(settings);
          return { name: keyedBudgetName('moment', apiKey), ...limit };
        },
      },
    });
    const opened = await open();
    const { allowance } = opened.connect('moment');
    await allowance.spend();
    expect(seen).toEqual([opened.settings]);
    const name = keyedBudgetName('moment', canaries.momentApiKey);
    expect(name).not.toContain(canaries.momentApiKey);
    expect((await budgetStore.read(name, [new Date(state.now).toISOString()]))[0]?.used).toBe(1);
    await save('Fjord AS');
    state.now += 30_000;
    expect((await open()).connect('moment').allowance).toBe(allowance);
  });
});

describe('a memo', () => {
  it('loads once at a time, keeps for its seconds, and keeps no failure', async () => {
    let now = 0;
    let loads = 0;
    const memo = createMemo(() => new Date(now));
    const load = async () => ++loads;
    expect(await Promise.all([memo.keep('a', 10, load), memo.keep('a', 10, load)])).toEqual([1, 1]);
    now = 9_999;
    expect(await memo.keep('a', 10, load)).toBe(1);
    now = 10_000;
    expect(await memo.keep('a', 10, load)).toBe(2);
    memo.forget('a');
    expect(await memo.keep('a', 10, load)).toBe(3);
    await expect(memo.keep('b', 10, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await memo.keep('b', 10, load)).toBe(4);
  });
});

describe('HTTP within the time of a function', () => {
  it.each([
    ['a fresh function', 45_000, 15_000],
    ['one that is nearly out of time', 12_000, 7_000],
  ])('gives %s of %i ms a deadline of %i ms', async (_, left, deadlineMs) => {
    const seen: number[] = [];
    const http = cappedHttp(
      async (sent) => {
        seen.push(sent.deadlineMs);
        return { status: 200, headers: {}, body: new Uint8Array() };
      },
      () => left,
    );
    await http(request);
    expect(seen).toEqual([deadlineMs]);
  });

  it('sends nothing when the outcome could not be recorded any more', async () => {
    const send = jest.fn();
    await expect(cappedHttp(send, () => 5_000)(request)).rejects.toMatchObject({
      phase: 'connect',
      code: 'NO_TIME_LEFT',
    });
    expect(send).not.toHaveBeenCalled();
  });
});
