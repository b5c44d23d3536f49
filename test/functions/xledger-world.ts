import { momentCustomersToXledger } from '../../functions/moment-customers-to-xledger/sync.ts';
import { momentInvoicesToXledger } from '../../functions/moment-invoices-to-xledger/sync.ts';
import { momentProjectsToXledger } from '../../functions/moment-projects-to-xledger/sync.ts';
import { vendorBudgets } from '../../functions/vendor-budgets.ts';
import { createIntegrations } from '../../lib/runtime/integrations.ts';
import { saveIntegration } from '../../lib/runtime/save-integration.ts';
import { createLocalVault } from '../../lib/runtime/vault-local.ts';
import { createMomentControl, startMomentSandbox } from '../../lib/sandboxes/moment/index.ts';
import { createXledgerControl } from '../../lib/sandboxes/xledger/control.ts';
import { startXledgerSandbox } from '../../lib/sandboxes/xledger/index.ts';
import { seedXledgerEntity } from '../../lib/sandboxes/xledger/seed.ts';
import type { Engine } from '../../lib/sync/engine.ts';
import type { ExportEntry, ExportList } from '../../lib/sync/export-list.ts';
import type { Letter, MailPort } from '../../lib/sync/mail-port.ts';
import { dueShards, type Http } from '../../lib/sync/ports.ts';
import { runSync } from '../../lib/sync/run-sync.ts';
import { createHttp } from '../../lib/transport/http.ts';
import { createMemoryFiles } from '../support/memory-files.ts';
import { createMemoryStore, type MemoryStore } from '../support/memory-store.ts';

export const ownerCode = 23_001;
export const token = 'ZXhhbXBsZS10b2tlbi1vZi1mam9yZA';
export const scope = { tenant: 'fjord', integration: 'fjord.main' };
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined, hide: () => undefined };

const stories = {
  customers: momentCustomersToXledger,
  projects: momentProjectsToXledger,
  invoices: momentInvoicesToXledger,
} as const;

/** Ten past a full hour: near its edge no call is made, and what should be delivered would be deferred. */
export const anHourBegan = Date.parse('2026-11-20T09:10:00Z');

/** Both sandboxes with one company at each end, and the engine between them with its stores in memory. */
export async function startXledgerWorld(settings: object, between: Between = {}) {
  const momentSandbox = await startMomentSandbox();
  let ahead = 0;
  const started = Date.now();
  const clock = () => new Date(anHourBegan + (Date.now() - started) + ahead);
  const xledgerSandbox = await startXledgerSandbox({ clock });
  const moment = createMomentControl(momentSandbox.url);
  const company = { apiKey: 'key', name: 'Fjord AS', currencyCode: 'NOK', nextInvoiceNumber: 20451 };
  await moment.putCompany('fjord', company);
  await seedXledgerEntity(xledgerSandbox.url, { ownerCode, name: 'Fjord AS', token, creditsPerHour: 1000 });
  const letters: Letter[] = [];
  const mail = { answer: (id: string): Awaited<ReturnType<MailPort['send']>> => ({ kind: 'taken', messageId: id }) };
  const entries = new Map<string, ExportEntry>();
  const ends: Ends = {
    endpoints: { moment: momentSandbox.url, xledger: xledgerSandbox.url },
    ...{ clock, between },
    exports: listIn(entries),
    mail: {
      async send(letter) {
        letters.push(letter);
        return mail.answer(`ses-${letters.length}`);
      },
    },
  };
  const { engine, store } = await engineOf(settings, ends);
  let present = engine;
  const pass = (seconds: number): void => {
    ahead += seconds * 1000;
  };
  return {
    ...{ engine, moment },
    xledger: createXledgerControl(xledgerSandbox.url),
    xledgerAddress: xledgerSandbox.url,
    letters,
    mail,
    entries,
    receipts: store,
    pass,
    /** The webhook's work: the receipt is recorded, and the direction runs for it. */
    async tell(noun: keyof typeof stories, id: number) {
      await store.record({ ...scope, direction: stories[noun].name, key: String(id) }, { at: clock(), by: 'webhook' });
      return this.run(noun, id);
    },
    ...inBatches({ engine, store, pass }),
    /** A new worker, which knows nothing but what is in the stores. */
    async restart(): Promise<void> {
      present = (await engineOf(settings, { ...ends, store })).engine;
    },
    async run(noun: keyof typeof stories, id: number) {
      const ref = { ...scope, direction: stories[noun].name, key: String(id) };
      if (noun === 'customers') await runSync(stories.customers, [ref], present);
      if (noun === 'projects') await runSync(stories.projects, [ref], present);
      if (noun === 'invoices') await runSync(stories.invoices, [ref], present);
      const [receipt] = await store.find([ref]);
      if (receipt === undefined) throw new Error('no receipt');
      return receipt;
    },
    close: () => Promise.all([momentSandbox.close(), xledgerSandbox.close()]),
  };
}

type Batched = { engine: Engine; store: MemoryStore; pass: (seconds: number) => void };

/** What the queue does with many customers. */
function inBatches({ engine, store, pass }: Batched) {
  return {
    /** As many as the queue gives one worker, told in one batch. */
    async tellCustomers(ids: readonly number[]) {
      const refs = ids.map((id) => ({ ...scope, direction: stories.customers.name, key: String(id) }));
      for (const ref of refs) await store.record(ref, { at: engine.clock(), by: 'webhook' });
      await runSync(stories.customers, refs, engine);
    },
    /** An hour goes by, and what the minute's schedule finds due is run. */
    async runDue() {
      for (let minute = 0; minute < 60; minute += 1) {
        const shards = Array.from({ length: dueShards }, (_, shard) => store.due(shard, engine.clock(), 1000));
        await runSync(stories.customers, (await Promise.all(shards)).flat(), engine);
        pass(60);
      }
    },
  };
}

/** Who stands between the engine and its effects: a test may kill a worker there. */
export type Between = { readonly http?: (http: Http) => Http; readonly store?: (store: MemoryStore) => MemoryStore };

type Ends = {
  readonly between?: Between;
  readonly endpoints: { moment: string; xledger: string };
  readonly clock: () => Date;
  readonly exports: ExportList;
  readonly mail: MailPort;
  readonly xledgerLogin?: object;
  /** What an earlier worker left. */
  readonly store?: MemoryStore;
};

/** The engine with its stores in memory, between these ends. */
export async function engineOf(settings: object, ends: Ends) {
  const { endpoints, clock, exports, mail, xledgerLogin = { token }, between = {} } = ends;
  const memory = createMemoryStore();
  const store = ends.store ?? between.store?.(memory) ?? memory;
  const http = between.http?.(createHttp()) ?? createHttp();
  const vault = createLocalVault(Buffer.alloc(32, 7).toString('base64'));
  const order = {
    ...{ tenant: 'fjord', id: 'fjord.main', kind: 'moment-xledger', name: 'Fjord', enabled: true },
    settings: { momentCompanyCode: 'fjord', requestsPerHour: 1000, ...settings },
    credentials: { momentApiKey: 'key', ...xledgerLogin, webhookSecret: 'a'.repeat(40) },
  };
  const keep = { find: async () => undefined, save: async () => true };
  const saved = await saveIntegration(order, { store: keep, vault, clock });
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved.problems));
  const files = createMemoryFiles();
  const integrations = createIntegrations({
    ...{
      store: { find: async () => saved.integration },
      vault,
      sessions: () => store.sessions,
      turns: () => store.turns,
    },
    ...{ files: () => files, exports: () => exports, mail: () => mail, budgetStore: store.budgets },
    ...{ budgets: vendorBudgets, vendors: ['moment', 'xledger'], endpoints, applicationIds: {} },
    ...{ http, clock, log: quiet },
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

/** The part of an export list that a delivery uses. */
export function listIn(entries: Map<string, ExportEntry>): ExportList {
  const unused = async (): Promise<never> => {
    throw new Error('no file is made here');
  };
  return {
    async add(entry) {
      if (entries.has(entry.key)) return false;
      entries.set(entry.key, entry);
      return true;
    },
    find: async (keys) => keys.map((key) => entries.get(key)),
    ...{ open: unused, state: unused, begin: unused, mark: unused, finish: unused, batch: unused, batches: unused },
  };
}
