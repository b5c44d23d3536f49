import { momentCustomersTo24SevenOffice } from '../../functions/moment-customers-to-24sevenoffice/sync.ts';
import { momentInvoicesTo24SevenOffice } from '../../functions/moment-invoices-to-24sevenoffice/sync.ts';
import { momentProjectsTo24SevenOffice } from '../../functions/moment-projects-to-24sevenoffice/sync.ts';
import type { Moment24SevenOfficeSettings } from '../../lib/documents/integrations/moment-24sevenoffice.ts';
import type { Vendor } from '../../lib/documents/vendors.ts';
import { createMemo } from '../../lib/runtime/memo.ts';
import { createMomentControl, startMomentSandbox } from '../../lib/sandboxes/moment/index.ts';
import { createTwentyFourSevenOfficeControl } from '../../lib/sandboxes/twenty-four-seven-office/control.ts';
import { startTwentyFourSevenOfficeSandbox } from '../../lib/sandboxes/twenty-four-seven-office/index.ts';
import { seedClient } from '../../lib/sandboxes/twenty-four-seven-office/seed.ts';
import { unlimited } from '../../lib/sync/allowance.ts';
import { type ListingEnd, runCatchUp } from '../../lib/sync/catch-up.ts';
import type { Sync, WebhookTrigger } from '../../lib/sync/define-sync.ts';
import type { Engine } from '../../lib/sync/engine.ts';
import type { LastRequest } from '../../lib/sync/last-request.ts';
import type { Connection, Http, OpenIntegration } from '../../lib/sync/ports.ts';
import type { Preview } from '../../lib/sync/preview.ts';
import { type Previewer, previewerOf } from '../../lib/sync/previewer.ts';
import type { Receipt, ReceiptRef } from '../../lib/sync/receipt.ts';
import { releaseDue } from '../../lib/sync/release-due.ts';
import { runSync } from '../../lib/sync/run-sync.ts';
import { createHttp } from '../../lib/transport/http.ts';
import { settingsWith } from '../accounting/samples.ts';
import { createMemoryFiles } from '../support/memory-files.ts';
import { createMemoryStore } from '../support/memory-store.ts';

const scope = { tenant: 'fjord', integration: 'fjord.main' };
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const apiKey = 'story-key';
const office = {
  username: 'api@fjord.example',
  password: 'story-password',
  applicationId: 'cccccccc-0000-4000-8000-000000000001',
  identityId: 'aaaaaaaa-0000-4000-8000-000000000001',
  clientId: '42',
  clientName: 'Fjord Rådgivning AS',
};

/** What must never be seen of the log-ins of both vendors. */
export const storySecrets: readonly string[] = [
  apiKey,
  office.username,
  office.password,
  office.applicationId,
  office.identityId,
];

type Endpoints = { readonly moment: string; readonly office: string; readonly webservices: string };

/** A direction as the world drives it, whatever its documents are. */
type Direction = {
  readonly name: string;
  readonly keyOf: (body: unknown) => string | undefined;
  readonly run: (refs: readonly ReceiptRef[], engine: Engine) => Promise<unknown>;
  readonly catchUp: (engine: Engine) => Promise<ListingEnd>;
  readonly previewer: Previewer;
};

function directionOf<Source, Target>(
  story: Sync<Source, Target, Moment24SevenOfficeSettings, 'moment', '24sevenoffice'> & {
    when: WebhookTrigger<'moment'>;
  },
): Direction {
  return {
    name: story.name,
    keyOf: story.when.keyOf,
    run: (refs, engine) => runSync(story, refs, engine),
    catchUp: (engine) => runCatchUp(story, scope, engine),
    previewer: previewerOf(story),
  };
}

const directions: readonly Direction[] = [
  directionOf(momentCustomersTo24SevenOffice),
  directionOf(momentProjectsTo24SevenOffice),
  directionOf(momentInvoicesTo24SevenOffice),
];

function directionNamed(entity: string): Direction {
  const found = directions.find(({ name }) => name.includes(entity));
  if (found === undefined) throw new Error(`no direction of ${entity}`);
  return found;
}

/** Both sandboxes, with one company at each end. */
async function startVendors() {
  const momentSandbox = await startMomentSandbox();
  const officeSandbox = await startTwentyFourSevenOfficeSandbox();
  const moment = createMomentControl(momentSandbox.url);
  const company = { apiKey, name: 'Fjord Rådgivning AS', currencyCode: 'NOK', nextInvoiceNumber: 20451 };
  await moment.putCompany('fjord', company);
  await seedClient(officeSandbox.url, office);
  const control = createTwentyFourSevenOfficeControl(officeSandbox.url);
  return {
    moment,
    momentUrl: momentSandbox.url,
    office: control,
    clientId: office.clientId,
    /** The client company at 24SevenOffice, as it stands. */
    ledger: () => control.client(office.clientId),
    endpoints: { moment: momentSandbox.url, office: officeSandbox.url, webservices: officeSandbox.webservicesUrl },
    async close(): Promise<void> {
      await Promise.all([momentSandbox.close(), officeSandbox.close()]);
    },
  };
}

/** An engine over a memory table, its queue, and a clock that can be moved on. */
function createStoryEngine(settings: Moment24SevenOfficeSettings, endpoints: Endpoints) {
  let offset = 0;
  const clock = (): Date => new Date(Date.now() + offset);
  const store = createMemoryStore();
  const queue: ReceiptRef[] = [];
  const requests: { readonly name: string; readonly request: LastRequest }[] = [];
  const open = openIntegration({ clock, settings, endpoints, store });
  const engine: Engine = {
    receipts: store,
    nudges: { nudge: async (refs) => void queue.push(...refs) },
    integrations: { open: async () => open },
    checkpoints: store.checkpoints,
    clock,
    random: () => 0.5,
    newId: () => crypto.randomUUID(),
    timeLeftMs: () => 45_000,
    leaseSeconds: 60,
    log: quiet,
    metrics: { count: () => undefined },
    requests: { keep: (_scope, name, request) => void requests.push({ name, request }) },
  };
  const advance = (seconds: number): void => {
    offset += seconds * 1000;
  };
  return { engine, store, queue, requests, advance };
}

/** The three stories between both sandboxes, over real HTTP. */
export async function createStoryWorld(changes: Partial<Moment24SevenOfficeSettings> = {}) {
  const vendors = await startVendors();
  const settings = settingsWith({ voucherType: 1, transferFrom: '2020-01-01', ...changes });
  const { engine, store, queue, requests, advance } = createStoryEngine(settings, vendors.endpoints);

  async function work(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0);
      for (const { name, run } of directions) {
        const refs = batch.filter(({ direction }) => direction === name);
        if (refs.length > 0) await run(refs, engine);
      }
    }
  }

  return {
    ...vendors,
    /** A webhook's body arrives, as the ingress would take it, and all that follows is done. */
    async hear(body: unknown): Promise<void> {
      for (const { name, keyOf } of directions) {
        const key = keyOf(body);
        if (key === undefined) continue;
        const ref = { ...scope, direction: name, key };
        await store.record(ref, { at: engine.clock(), by: 'webhook' });
        queue.push(ref);
      }
      await work();
    },
    /** What a person sees of a document before it goes. The direction is named by its entity. */
    async preview(entity: string, key: string | number): Promise<Preview> {
      const { name, previewer } = directionNamed(entity);
      const shown = await previewer.preview({ ...scope, direction: name, key: String(key) }, engine);
      if (shown === undefined) throw new Error('there is no such integration');
      return shown;
    },
    find: (entity: string, number: string) => directionNamed(entity).previewer.find({ ...scope, number }, engine),
    /** The periodic listing of every direction. */
    async catchUp(): Promise<void> {
      for (const direction of directions) await direction.catchUp(engine);
      await work();
    },
    /** Time goes on; what has become due is done. */
    async later(seconds: number): Promise<void> {
      advance(seconds);
      await releaseDue(engine);
      await work();
    },
    /** What was kept of the requests sent to 24SevenOffice, by name, in their order. */
    requests,
    receipts: (): readonly Receipt[] => store.all(),
    receiptOf(record: { readonly id: number }): Receipt {
      const found = store.all().find(({ key }) => key === String(record.id));
      if (found === undefined) throw new Error(`no receipt of ${record.id}`);
      return found;
    },
  };
}
/** See `createStoryWorld`. */
export type StoryWorld = Awaited<ReturnType<typeof createStoryWorld>>;

function openIntegration(facts: {
  readonly clock: () => Date;
  readonly settings: Moment24SevenOfficeSettings;
  readonly endpoints: Endpoints;
  readonly store: Pick<Connection, 'sessions' | 'turns'>;
}): OpenIntegration {
  const { clock, settings, endpoints, store } = facts;
  const http: Http = createHttp();
  const shared = () => {
    const memo = createMemo(clock);
    const memory = { memo: memo.keep, forget: memo.forget };
    return {
      ...scope,
      applicationId: undefined,
      http,
      clock,
      allowance: unlimited,
      ...{ sessions: store.sessions, turns: store.turns },
      files: createMemoryFiles(),
      log: quiet,
      ...memory,
    };
  };
  const { username, password, applicationId, identityId } = office;
  const connections: { readonly [V in Vendor]?: Connection<V> } = {
    moment: {
      ...shared(),
      vendor: 'moment',
      login: { companyCode: settings.momentCompanyCode, apiKey },
      endpoint: endpoints.moment,
      secondEndpoint: undefined,
    },
    '24sevenoffice': {
      ...shared(),
      vendor: '24sevenoffice',
      login: { username, password, applicationId, identityId },
      endpoint: endpoints.office,
      secondEndpoint: endpoints.webservices,
    },
  };
  const at = clock().toISOString();
  return {
    integration: {
      ...{ tenant: scope.tenant, id: scope.integration, kind: 'moment-24sevenoffice', name: 'Fjord', enabled: true },
      ...{ version: 1, settings, sealed: {}, webhookSecretHash: '0'.repeat(64), createdAt: at, updatedAt: at },
    },
    settings,
    connect<V extends Vendor>(vendor: V): Connection<V> {
      const connection: Connection<V> | undefined = connections[vendor];
      if (connection === undefined) throw new Error(`there is no ${vendor} in this world`);
      return connection;
    },
  };
}
