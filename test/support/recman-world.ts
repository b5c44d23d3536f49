import { recmanInvoicesTo24SevenOffice as story } from '../../functions/recman-invoices-to-24sevenoffice/sync.ts';
import { vendorBudgets } from '../../functions/vendor-budgets.ts';
import type { Integration } from '../../lib/documents/integration.ts';
import { createIntegrations } from '../../lib/runtime/integrations.ts';
import { saveIntegration } from '../../lib/runtime/save-integration.ts';
import { createLocalVault } from '../../lib/runtime/vault-local.ts';
import { createRecmanControl } from '../../lib/sandboxes/recman/control.ts';
import { startRecmanSandbox } from '../../lib/sandboxes/recman/index.ts';
import { createTwentyFourSevenOfficeControl } from '../../lib/sandboxes/twenty-four-seven-office/control.ts';
import { startTwentyFourSevenOfficeSandbox } from '../../lib/sandboxes/twenty-four-seven-office/index.ts';
import { seedClient } from '../../lib/sandboxes/twenty-four-seven-office/seed.ts';
import type { Engine } from '../../lib/sync/engine.ts';
import { performOnMany } from '../../lib/sync/perform-act.ts';
import type { Http, ReceiptStore } from '../../lib/sync/ports.ts';
import type { Receipt, ReceiptRef } from '../../lib/sync/receipt.ts';
import { releaseDue } from '../../lib/sync/release-due.ts';
import { runPoll } from '../../lib/sync/run-poll.ts';
import { runSync } from '../../lib/sync/run-sync.ts';
import { createHttp } from '../../lib/transport/http.ts';
import { createMemoryFiles } from './memory-files.ts';
import { createMemoryStore } from './memory-store.ts';

/** The key of the example account: it must never be seen anywhere but in addresses to RecMan. */
export const recmanCanary = 'CANARY+recman/key=1';
const scope = { tenant: 'fjord', integration: 'fjord.main' };
const applicationId = 'cccccccc-0000-4000-8000-000000000001';

/** A department's user at 24SevenOffice, its client, and whether the user is given to Ledgerbridge. */
export type ExampleDepartment = {
  readonly id: string;
  readonly clientId: string;
  readonly user: 'given' | 'missing' | 'wrong-password';
};

/** Example departments of RecMan: each with a client of its own at 24SevenOffice. */
export function departmentsOf(count: number): ExampleDepartment[] {
  return Array.from({ length: count }, (_, index) => {
    return { id: String(501 + index), clientId: String(100 + index), user: 'given' as const };
  });
}

const usernameOf = (clientId: string) => `api-${clientId}@fjord.example`;
const passwordOf = (clientId: string) => `CANARY-password-${clientId}`;

/** Both sandboxes over one clock, with a client for each department. Client company 10001 is no customer of ours. */
export async function startRecmanVendors(departments: readonly ExampleDepartment[], clock: () => Date) {
  const source = await startRecmanSandbox({ clock });
  const target = await startTwentyFourSevenOfficeSandbox({ clock });
  const recman = createRecmanControl(source.url);
  await recman.putAccount('fjord', { key: recmanCanary });
  await recman.putRows('fjord', {
    departments: departments.map(({ id }) => ({
      departmentId: Number(id),
      number: id,
      name: `Avdeling ${id}`,
      corporationId: 5,
    })),
  });
  for (const clientId of new Set(departments.map((department) => department.clientId))) {
    const identityId = `aaaaaaaa-0000-4000-8000-${clientId.padStart(12, '0')}`;
    const user = { username: usernameOf(clientId), password: passwordOf(clientId) };
    await seedClient(target.url, { ...user, applicationId, identityId, clientId, clientName: `Klient ${clientId}` });
  }
  return {
    recman,
    office: createTwentyFourSevenOfficeControl(target.url),
    endpoints: {
      recman: source.url,
      '24sevenoffice': target.url,
      '24sevenoffice-webservices': target.webservicesUrl,
    },
    close: async () => void (await Promise.all([source.close(), target.close()])),
  };
}

/** The integration's order with the users that are given. */
export function recmanOrder(departments: readonly ExampleDepartment[], settings: object = {}) {
  const given = departments.filter(({ user }) => user !== 'missing');
  return {
    ...{ tenant: 'fjord', id: 'fjord.main', kind: 'recman-24sevenoffice' as const, name: 'Fjord', enabled: true },
    settings: {
      ...{ productCategoryId: 1, transferFrom: '2026-11-01' },
      departments: departments.map(({ id }) => ({ departmentId: id })),
      ...settings,
    },
    credentials: {
      ...{ recmanKey: recmanCanary, applicationId },
      departmentUsers: Object.fromEntries(
        given.map(({ id, clientId, user }) => {
          const password = user === 'given' ? passwordOf(clientId) : 'CANARY-not-the-password';
          return [id, { username: usernameOf(clientId), password }];
        }),
      ),
    },
  };
}

/** Everything that was ever logged, for a search after secrets. */
export type Logged = { readonly lines: string[] };

/** RecMan, 24SevenOffice and workers between them over one store. */
export async function createRecmanWorld(
  departments: readonly ExampleDepartment[],
  given: { readonly receipts?: ReceiptStore } = {},
) {
  const began = Date.now();
  const time = { offset: 0 };
  const clock = () => new Date(Date.parse('2026-11-21T10:05:00Z') + Date.now() - began + time.offset);
  const vendors = await startRecmanVendors(departments, clock);
  const store = createMemoryStore();
  const receipts = given.receipts ?? store;
  const vault = createLocalVault(Buffer.alloc(32, 7).toString('base64'));
  const saved: { integration: Integration | undefined } = { integration: undefined };
  const logged: string[] = [];
  const log = (...parts: unknown[]) => void logged.push(JSON.stringify(parts));
  const calls = { count: 0 };
  const queue: ReceiptRef[] = [];

  async function save(order: ReturnType<typeof recmanOrder>): Promise<Integration> {
    const keep = { find: async () => saved.integration, save: async () => true };
    const made = await saveIntegration(order, { store: keep, vault, clock });
    if (made.kind !== 'saved') throw new Error(JSON.stringify(made.problems));
    saved.integration = made.integration;
    return made.integration;
  }

  /** A worker: what it has in memory goes with it. After its death, nothing it still does reaches anything. */
  function worker() {
    const life = { left: Number.POSITIVE_INFINITY };
    const alive = () => {
      life.left -= 1;
      if (life.left < 0) throw new Error('the worker was ended');
    };
    const http: Http = async (request) => {
      alive();
      calls.count += 1;
      const answer = await createHttp()(request);
      alive();
      return answer;
    };
    const integrations = createIntegrations({
      ...{ store: { find: async () => saved.integration }, vault, sessions: () => store.sessions },
      ...{ files: () => createMemoryFiles(), budgetStore: store.budgets, budgets: vendorBudgets },
      ...{ vendors: ['recman', '24sevenoffice'], endpoints: vendors.endpoints, applicationIds: {} },
      ...{ http, clock, log: { info: log, warn: log, error: log, hide: () => undefined } },
    });
    const engine: Engine = {
      receipts: mortal(receipts, alive),
      nudges: { nudge: async (refs) => void queue.push(...refs) },
      ...{ integrations, checkpoints: store.checkpoints, clock, log: { info: log, warn: log, error: log } },
      metrics: { count: (...parts) => log(...parts) },
      random: () => 0.5,
      newId: () => crypto.randomUUID(),
      timeLeftMs: () => 45_000,
      leaseSeconds: 60,
    };
    return { engine, life };
  }
  let present = worker();

  return {
    ...{ ...vendors, store, queue, logged, save, clock },
    engine: () => present.engine,
    refOf: (key: string): ReceiptRef => ({ ...scope, direction: story.name, key }),
    calls: () => calls.count,
    poll: () => runPoll(story, scope, present.engine),
    /** Works off what is in the queue, so many at a time. */
    async work(atOnce = 50): Promise<void> {
      while (queue.length > 0) await runSync(story, queue.splice(0, atOnce), present.engine);
    },
    run: (refs: readonly ReceiptRef[]) => runSync(story, refs, present.engine),
    /** The worker's next so many uses of its store or the network are its last; then another one begins. */
    async workUntilKilled(uses: number): Promise<void> {
      present.life.left = uses;
      while (queue.length > 0 && present.life.left > 0) await runSync(story, queue.splice(0, 50), present.engine);
      queue.splice(0);
      present = worker();
    },
    /** Time goes on; what has become due is done. */
    async later(seconds: number): Promise<void> {
      time.offset += seconds * 1000;
      for (let round = 0; round < 50; round += 1) {
        await releaseDue(present.engine);
        if (queue.length === 0) return;
        await this.work();
      }
    },
    /** What a person does on the console's page. */
    async choose(keys: readonly string[]): Promise<void> {
      const refs = keys.map((key) => ({ ...scope, direction: story.name, key }));
      const order = { act: 'retry' } as const;
      const tools = { receipts, nudges: present.engine.nudges, audit: { append: async () => undefined } };
      const actor = { kind: 'local', id: 'local' } as const;
      await performOnMany({ tenant: 'fjord', refs, order }, actor, { ...tools, clock, newId: () => 'id' });
      time.offset += Math.ceil(keys.length / 10) * 5000;
    },
    receipt(key: string): Receipt {
      const found = store.all().find((one) => one.key === key);
      if (found === undefined) throw new Error(`no receipt ${key}`);
      return found;
    },
    /** Receipts of invoices and credit notes, without those of their parts. */
    invoices: () => store.all().filter(({ key }) => !key.includes(':')),
    parts: (part: 'company' | 'product') => store.all().filter(({ key }) => key.startsWith(`${part}:`)),
  };
}
/** See `createRecmanWorld`. */
export type RecmanWorld = Awaited<ReturnType<typeof createRecmanWorld>>;

/** The store as one worker uses it. */
function mortal(store: ReceiptStore, alive: () => void): ReceiptStore {
  return new Proxy(store, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== 'function') return found;
      return (...given: unknown[]) => {
        alive();
        return Reflect.apply(found, target, given);
      };
    },
  });
}
