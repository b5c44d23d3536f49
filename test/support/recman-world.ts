import { createHash } from 'node:crypto';
import { recmanInvoicesTo24SevenOffice as story } from '../../functions/recman-invoices-to-24sevenoffice/sync.ts';
import { vendorBudgets } from '../../functions/vendor-budgets.ts';
import type { Integration } from '../../lib/documents/integration.ts';
import type { VendorEndpoints } from '../../lib/documents/vendors.ts';
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
import { actSurroundings } from './act-surroundings.ts';
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
  /** Left out: the client's one user. */
  readonly username?: string;
};

/** Example departments of RecMan: each with a client of its own at 24SevenOffice. */
export function departmentsOf(count: number): ExampleDepartment[] {
  return Array.from({ length: count }, (_, index) => {
    return { id: String(501 + index), clientId: String(100 + index), user: 'given' as const };
  });
}

const usernameOf = ({ clientId, username }: Pick<ExampleDepartment, 'clientId' | 'username'>) =>
  username ?? `api-${clientId}@fjord.example`;
const passwordOf = (clientId: string) => `CANARY-password-${clientId}`;

/** A user's identity in a client; another user has another one in the same client. */
function identityIdOf(username: string): string {
  return `aaaaaaaa-0000-4000-8000-${createHash('sha256').update(username).digest('hex').slice(0, 12)}`;
}

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
  const users = new Map(departments.map((department) => [usernameOf(department), department.clientId]));
  for (const [username, clientId] of users) {
    const identityId = identityIdOf(username);
    const user = { username, password: passwordOf(clientId) };
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
        given.map((department) => {
          const { id, clientId, user } = department;
          const password = user === 'given' ? passwordOf(clientId) : 'CANARY-not-the-password';
          return [id, { username: usernameOf(department), password }];
        }),
      ),
    },
  };
}

type Surroundings = {
  readonly endpoints: VendorEndpoints;
  readonly clock: () => Date;
  readonly receipts: ReceiptStore;
};

/** Workers over one store, one clock and one queue. What a worker has in memory goes with it. */
function createWorkers({ endpoints, clock, receipts }: Surroundings) {
  const memory = createMemoryStore();
  const vault = createLocalVault(Buffer.alloc(32, 7).toString('base64'));
  const saved: { integration: Integration | undefined } = { integration: undefined };
  const shared = { queue: [] as ReceiptRef[], logged: [] as string[], calls: 0 };
  const log = (...parts: unknown[]) => void shared.logged.push(JSON.stringify(parts));
  const loud = { info: log, warn: log, error: log, hide: () => undefined };

  /** After its death, nothing that a worker still does reaches anything. */
  function worker() {
    const life = { left: Number.POSITIVE_INFINITY };
    const alive = () => {
      life.left -= 1;
      if (life.left < 0) throw new Error('the worker was ended');
    };
    const http: Http = async (request) => {
      alive();
      shared.calls += 1;
      const answer = await createHttp()(request);
      alive();
      return answer;
    };
    const integrations = createIntegrations({
      ...{
        store: { find: async () => saved.integration },
        vault,
        sessions: () => memory.sessions,
        turns: () => memory.turns,
      },
      ...{ files: () => createMemoryFiles(), budgetStore: memory.budgets, budgets: vendorBudgets },
      ...{ vendors: ['recman', '24sevenoffice'], endpoints, applicationIds: {}, http, clock, log: loud },
    });
    const engine: Engine = {
      ...{ receipts: mortal(receipts, alive), integrations, checkpoints: memory.checkpoints, clock, log: loud },
      nudges: { nudge: async (refs) => void shared.queue.push(...refs) },
      metrics: { count: (...parts) => log(...parts) },
      random: () => 0.5,
      newId: () => crypto.randomUUID(),
      timeLeftMs: () => 45_000,
      leaseSeconds: 60,
    };
    return { engine, life };
  }

  async function save(order: ReturnType<typeof recmanOrder>): Promise<Integration> {
    const keep = { find: async () => saved.integration, save: async () => true };
    const made = await saveIntegration(order, { store: keep, vault, clock });
    if (made.kind !== 'saved') throw new Error(JSON.stringify(made.problems));
    saved.integration = made.integration;
    return made.integration;
  }
  return { shared, worker, save };
}

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
  const { shared, worker, save } = createWorkers({ endpoints: vendors.endpoints, clock, receipts });
  const { queue, logged } = shared;
  const present = { worker: worker() };
  const engine = () => present.worker.engine;
  const refOf = (key: string): ReceiptRef => ({ ...scope, direction: story.name, key });

  /** Works off what is in the queue, so many at a time. */
  async function work(atOnce = 50): Promise<void> {
    while (queue.length > 0) await runSync(story, queue.splice(0, atOnce), engine());
  }
  return {
    ...{ ...vendors, store, queue, logged, save, clock, engine, work, refOf },
    calls: () => shared.calls,
    poll: () => runPoll(story, scope, engine()),
    run: (refs: readonly ReceiptRef[]) => runSync(story, refs, engine()),
    /** The worker's next so many uses of its store or the network are its last; then another one begins. */
    async workUntilKilled(uses: number): Promise<void> {
      const { life } = present.worker;
      life.left = uses;
      while (queue.length > 0 && life.left > 0) await runSync(story, queue.splice(0, 50), engine());
      queue.splice(0);
      present.worker = worker();
    },
    /** Time goes on; what has become due is done. */
    async later(seconds: number): Promise<void> {
      time.offset += seconds * 1000;
      for (let round = 0; round < 50; round += 1) {
        await releaseDue(engine());
        if (queue.length === 0) return;
        await work();
      }
    },
    /** What a person does on the console's page. */
    async choose(keys: readonly string[]): Promise<void> {
      const order = { act: 'retry' } as const;
      const tools = { receipts, nudges: engine().nudges, ...actSurroundings(), clock, newId: () => 'id' };
      await performOnMany({ tenant: 'fjord', refs: keys.map(refOf), order }, { kind: 'local', id: 'local' }, tools);
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
