import { vendorBudgets } from '../../functions/vendor-budgets.ts';
import type { Integration } from '../../lib/documents/integration.ts';
import { createIntegrations } from '../../lib/runtime/integrations.ts';
import { saveIntegration } from '../../lib/runtime/save-integration.ts';
import { createLocalVault } from '../../lib/runtime/vault-local.ts';
import type { Engine } from '../../lib/sync/engine.ts';
import type { Http } from '../../lib/sync/ports.ts';
import { integrationOrder } from '../support/integration-order.ts';
import { createMemoryFiles } from '../support/memory-files.ts';
import { createMemoryStore, type MemoryStore } from '../support/memory-store.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined, hide: () => undefined };
const applicationId = 'cccccccc-0000-4000-8000-000000000001';
const identityId = 'aaaaaaaa-0000-4000-8000-000000000001';

/** The engine as a worker has it, its stores in memory and its vendors behind `http`. */
export async function createMemoryEngine(http: Http): Promise<{ engine: Engine; store: MemoryStore }> {
  const clock = slowClock();
  const store = createMemoryStore();
  const vault = createLocalVault(Buffer.alloc(32, 7).toString('base64'));
  const integration = await savedIntegration(vault, clock);
  const integrations = createIntegrations({
    ...{ store: { find: async () => integration }, vault, sessions: () => store.sessions },
    ...{ turns: () => store.turns, budgetStore: store.budgets },
    files: () => createMemoryFiles(),
    ...{ budgets: vendorBudgets, vendors: ['moment', '24sevenoffice'], endpoints: {} },
    ...{ applicationIds: { '24sevenoffice': applicationId }, http, clock, log: quiet },
  });
  const engine: Engine = {
    ...{ receipts: store, integrations, checkpoints: store.checkpoints, clock, log: quiet },
    nudges: { nudge: async () => undefined },
    metrics: { count: () => undefined },
    random: () => 0.5,
    newId: () => crypto.randomUUID(),
    timeLeftMs: () => 45_000,
    leaseSeconds: 60,
  };
  return { engine, store };
}

/** Some milliseconds a look, from the middle of an hour on, so that no window of the vendor's allowance ends. */
function slowClock(): () => Date {
  let now = Date.parse('2026-11-20T10:10:00.000Z');
  return () => {
    now += 5;
    return new Date(now);
  };
}

async function savedIntegration(vault: ReturnType<typeof createLocalVault>, clock: () => Date): Promise<Integration> {
  const settings = { ...integrationOrder.settings, voucherType: 1, identityId };
  const store = { find: async () => undefined, save: async () => true };
  const saved = await saveIntegration({ ...integrationOrder, settings }, { store, vault, clock });
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved.problems));
  return saved.integration;
}
