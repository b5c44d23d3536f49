import { twentyFourSevenOfficeExpensesToMoment as story } from '../../functions/24sevenoffice-expenses-to-moment/sync.ts';
import type { Moment24SevenOfficeSettings } from '../../lib/documents/integrations/moment-24sevenoffice.ts';
import type { Vendor } from '../../lib/documents/vendors.ts';
import { createMemo } from '../../lib/runtime/memo.ts';
import { createMomentControl, startMomentSandbox } from '../../lib/sandboxes/moment/index.ts';
import { createTwentyFourSevenOfficeControl } from '../../lib/sandboxes/twenty-four-seven-office/control.ts';
import { startTwentyFourSevenOfficeSandbox } from '../../lib/sandboxes/twenty-four-seven-office/index.ts';
import { seedClient } from '../../lib/sandboxes/twenty-four-seven-office/seed.ts';
import { unlimited } from '../../lib/sync/allowance.ts';
import type { ListingEnd } from '../../lib/sync/catch-up.ts';
import type { Engine } from '../../lib/sync/engine.ts';
import { pollRefusalOf } from '../../lib/sync/poll-refusal.ts';
import type { Connection, OpenIntegration } from '../../lib/sync/ports.ts';
import type { Receipt, ReceiptRef } from '../../lib/sync/receipt.ts';
import { releaseDue } from '../../lib/sync/release-due.ts';
import { runPoll } from '../../lib/sync/run-poll.ts';
import { runSync } from '../../lib/sync/run-sync.ts';
import { createHttp } from '../../lib/transport/http.ts';
import { settingsWith } from '../accounting/samples.ts';
import { createMemoryFiles } from '../support/memory-files.ts';
import { createMemoryStore } from '../support/memory-store.ts';

const scope = { tenant: 'fjord', integration: 'fjord.main' };
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const apiKey = 'expense-key';
const office = {
  username: 'api@fjord.example',
  password: 'expense-password',
  applicationId: 'cccccccc-0000-4000-8000-000000000001',
  identityId: 'aaaaaaaa-0000-4000-8000-000000000001',
  clientId: '42',
  clientName: 'Fjord Rådgivning AS',
};

/** Settings of an integration that imports expenses on account 4300. */
export const expenseSettingsOn = {
  importExpenses: true,
  expenseAccounts: '4300, 6700',
  expenseActivity: 'Utlegg',
  expenseBillable: true,
} as const;

/** Where both sandboxes are. */
export type Endpoints = { readonly moment: string; readonly office: string; readonly second: string };

/** Both sandboxes, with one company at each end, a supplier, and two projects in the ledger. */
async function startVendors() {
  const momentSandbox = await startMomentSandbox();
  const officeSandbox = await startTwentyFourSevenOfficeSandbox();
  const moment = createMomentControl(momentSandbox.url);
  await moment.putCompany('fjord', { apiKey, name: 'Fjord Rådgivning AS', currencyCode: 'NOK' });
  await seedClient(officeSandbox.url, office);
  const control = createTwentyFourSevenOfficeControl(officeSandbox.url);
  await control.addCompany(office.clientId, { id: 20007, name: 'Eksempel Leverandør AS' });
  for (const id of [5017, 5018]) await control.addProject(office.clientId, { id, name: `Prosjekt ${id}` });
  return {
    endpoints: { moment: momentSandbox.url, office: officeSandbox.url, second: officeSandbox.webservicesUrl },
    shown: {
      moment,
      office: control,
      ledger: control.ledger(office.clientId),
      clientId: office.clientId,
      project: (projectNumber: string) =>
        moment.create({ company: 'fjord', entity: 'projects' }, { projectNumber, name: `Prosjekt ${projectNumber}` }),
      expenses: async () => (await moment.company('fjord'))?.projectExpenses ?? [],
      attachments: async () => (await moment.company('fjord'))?.attachments ?? [],
      async close(): Promise<void> {
        await Promise.all([momentSandbox.close(), officeSandbox.close()]);
      },
    },
  };
}

/** Workers over one table and one clock. What a worker has in memory goes with it. */
function createWorkers(settings: Moment24SevenOfficeSettings, endpoints: Endpoints) {
  const store = createMemoryStore();
  const files = createMemoryFiles();
  const queue: ReceiptRef[] = [];
  const time = { offset: 0, left: 45_000 };
  const clock = (): Date => new Date(Date.now() + time.offset);
  const worker = (): Engine => {
    const open = openIntegration({ clock, settings, endpoints, store, files });
    return {
      receipts: store,
      nudges: { nudge: async (refs) => void queue.push(...refs) },
      integrations: { open: async () => open },
      checkpoints: store.checkpoints,
      clock,
      random: () => 0.5,
      newId: () => crypto.randomUUID(),
      timeLeftMs: () => time.left,
      leaseSeconds: 60,
      log: quiet,
      metrics: { count: () => undefined },
    };
  };
  return { store, queue, time, worker };
}

/** The expense story between both sandboxes, over real HTTP, on a memory table that outlives its workers. */
export async function createExpenseWorld(changes: Partial<Moment24SevenOfficeSettings> = {}) {
  const { endpoints, shown } = await startVendors();
  return { ...shown, endpoints, ...createExpenseWorkers(endpoints, changes) };
}
/** See `createExpenseWorld`. */
export type ExpenseWorld = Awaited<ReturnType<typeof createExpenseWorld>>;

/** Workers of the expense story alone, for vendors that are there already. */
export function createExpenseWorkers(endpoints: Endpoints, changes: Partial<Moment24SevenOfficeSettings> = {}) {
  const settings = settingsWith({ transferFrom: '2026-01-01', ...expenseSettingsOn, ...changes });
  const { store, queue, time, worker } = createWorkers(settings, endpoints);
  let engine = worker();

  async function work(): Promise<void> {
    while (queue.length > 0) await runSync(story, queue.splice(0, 10), engine);
  }

  return {
    /** What the present worker works with. */
    engine: () => engine,
    poll: (): Promise<ListingEnd> => runPoll(story, scope, engine),
    work,
    async pollAndWork(): Promise<void> {
      await runPoll(story, scope, engine);
      await work();
    },
    /** A person wants the document to be sent again. */
    async sendAgain(key: string): Promise<void> {
      const ref = { ...scope, direction: story.name, key };
      await store.record(ref, { at: engine.clock(), by: 'person' });
      await runSync(story, [ref], engine);
      await work();
    },
    /** All workers end; what they had in memory is gone, queues included. */
    restart(): void {
      queue.splice(0);
      engine = worker();
    },
    /** The milliseconds that the function believes it has left. */
    leave(milliseconds: number): void {
      time.left = milliseconds;
    },
    /** Time goes on; what has become due is done. */
    async later(seconds: number): Promise<void> {
      time.offset += seconds * 1000;
      for (let round = 0; round < 10; round += 1) {
        await releaseDue(engine);
        if (queue.length === 0) return;
        await work();
      }
    },
    /** What stops the polls, as people are told of it. */
    refusal: () => pollRefusalOf({ ...scope, direction: story.name }, store.checkpoints),
    receipts: (): readonly Receipt[] => store.all(),
    receipt(key: string): Receipt {
      const found = store.all().find((one) => one.key === key);
      if (found === undefined) throw new Error(`no receipt ${key}`);
      return found;
    },
    fileReceipts: (): readonly Receipt[] => store.all().filter(({ key }) => key.startsWith('file:')),
  };
}
function openIntegration(facts: {
  readonly clock: () => Date;
  readonly settings: Moment24SevenOfficeSettings;
  readonly endpoints: Endpoints;
  readonly store: Pick<Connection, 'sessions' | 'turns'>;
  readonly files: Connection['files'];
}): OpenIntegration {
  const { clock, settings, endpoints, store, files } = facts;
  const { sessions, turns } = store;
  const http = createHttp();
  const shared = () => {
    const memo = createMemo(clock);
    const memory = { memo: memo.keep, forget: memo.forget };
    return {
      ...scope,
      ...{ applicationId: undefined, http, clock, allowance: unlimited, sessions, turns, files, log: quiet },
      ...memory,
    };
  };
  const { username, password, applicationId, identityId } = office;
  const connections: { readonly [V in Vendor]?: Connection<V> } = {
    moment: {
      ...{ ...shared(), vendor: 'moment', login: { companyCode: settings.momentCompanyCode, apiKey } },
      ...{ endpoint: endpoints.moment, secondEndpoint: undefined },
    },
    '24sevenoffice': {
      ...{ ...shared(), vendor: '24sevenoffice', login: { username, password, applicationId, identityId } },
      ...{ endpoint: endpoints.office, secondEndpoint: endpoints.second },
    },
  };
  const at = clock().toISOString();
  return {
    integration: {
      ...{ tenant: scope.tenant, id: scope.integration, kind: 'moment-24sevenoffice', name: 'Fjord', enabled: true },
      ...{ version: 1, settings, sealed: {}, webhookSecretHash: '0'.repeat(64), createdAt: at, updatedAt: at },
    },
    settings,
    connect(vendor) {
      const connection = connections[vendor];
      if (connection === undefined) throw new Error(`no connection to ${vendor}`);
      return connection;
    },
  };
}
