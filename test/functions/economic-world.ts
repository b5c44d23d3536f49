import { economicExpensesToMoment } from '../../functions/economic-expenses-to-moment/sync.ts';
import { momentCustomersToEconomic } from '../../functions/moment-customers-to-economic/sync.ts';
import { momentInvoicesToEconomic } from '../../functions/moment-invoices-to-economic/sync.ts';
import { momentProjectsToEconomic } from '../../functions/moment-projects-to-economic/sync.ts';
import {
  type MomentEconomicSettings,
  momentEconomicSettingsSchema,
} from '../../lib/documents/integrations/moment-economic.ts';
import { createEconomicControl, seedAgreement, startEconomicSandbox } from '../../lib/sandboxes/economic/index.ts';
import { createMomentControl, startMomentSandbox } from '../../lib/sandboxes/moment/index.ts';
import type { Sync, WebhookTrigger } from '../../lib/sync/define-sync.ts';
import type { Engine } from '../../lib/sync/engine.ts';
import type { Http } from '../../lib/sync/ports.ts';
import type { Receipt, ReceiptRef } from '../../lib/sync/receipt.ts';
import { releaseDue } from '../../lib/sync/release-due.ts';
import { runPoll } from '../../lib/sync/run-poll.ts';
import { runSync } from '../../lib/sync/run-sync.ts';
import { createHttp } from '../../lib/transport/http.ts';
import { createMemoryFiles } from '../support/memory-files.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { apiKey, grant, openIntegration, quiet, scope } from './economic-open.ts';

/** The agreement that the stories end in. */
export const agreementNumber = 700_001;

/** A direction as the world drives it, whatever its documents are. */
type Direction = {
  readonly name: string;
  readonly keyOf: (body: unknown) => string | undefined;
  readonly run: (refs: readonly ReceiptRef[], engine: Engine) => Promise<unknown>;
};

function directionOf<Source, Target>(
  story: Sync<Source, Target, MomentEconomicSettings, 'moment', 'economic'> & { when: WebhookTrigger<'moment'> },
): Direction {
  return {
    name: story.name,
    keyOf: story.when.keyOf,
    run: (refs, engine) => runSync(story, refs, engine),
  };
}

const directions: readonly Direction[] = [
  directionOf(momentCustomersToEconomic),
  directionOf(momentProjectsToEconomic),
  directionOf(momentInvoicesToEconomic),
  {
    name: economicExpensesToMoment.name,
    keyOf: () => undefined,
    run: (refs, engine) => runSync(economicExpensesToMoment, refs, engine),
  },
];

/** Settings of a tenant whose new customers get payment terms 1. */
export function economicSettings(changes: Partial<MomentEconomicSettings> = {}): MomentEconomicSettings {
  const needed = { momentCompanyCode: 'fjord', paymentTerms: 1, transferFrom: '2020-01-01' };
  return momentEconomicSettingsSchema.parse({ ...needed, ...changes });
}

/** Both sandboxes, with one company at each end. */
async function startVendors(clock: () => Date) {
  const momentSandbox = await startMomentSandbox();
  const economicSandbox = await startEconomicSandbox({ clock });
  const moment = createMomentControl(momentSandbox.url);
  await moment.putCompany('fjord', { apiKey, name: 'Fjord ApS', currencyCode: 'DKK', nextInvoiceNumber: 20451 });
  await seedAgreement(economicSandbox.url, { number: agreementNumber, companyName: 'Fjord ApS', ...grant });
  const economic = createEconomicControl(economicSandbox.url);
  return {
    moment,
    economic,
    endpoints: {
      moment: momentSandbox.url,
      economic: economicSandbox.url,
      services: economicSandbox.servicesUrl,
    },
    /** The agreement as it stands. */
    async agreement() {
      const found = await economic.agreement(agreementNumber);
      if (found === undefined) throw new Error('the agreement is gone');
      return found;
    },
    async close(): Promise<void> {
      await Promise.all([momentSandbox.close(), economicSandbox.close()]);
    },
  };
}

type Vendors = Awaited<ReturnType<typeof startVendors>>;

/** Who stands between the engine and its effects: a test may kill a worker there. */
export type WorldParts = {
  readonly clock: () => Date;
  /** Calls that the agreement's budget has in a day; left out: no end of them. */
  readonly dailyCalls?: number;
  readonly wrapHttp?: (http: Http) => Http;
  readonly wrapStore?: (store: ReturnType<typeof createMemoryStore>) => ReturnType<typeof createMemoryStore>;
};

/** An engine over a memory table, its queue, and a clock that moves on. */
function createEconomicEngine(changes: Partial<MomentEconomicSettings>, vendors: Vendors, parts: WorldParts) {
  const { clock } = parts;
  const memory = createMemoryStore();
  const store = parts.wrapStore?.(memory) ?? memory;
  const queue: ReceiptRef[] = [];
  const http = parts.wrapHttp?.(createHttp()) ?? createHttp();
  let facts = { settings: economicSettings(changes), files: createMemoryFiles(), token: grant.grantToken };
  const fixed = { clock, http, store, endpoints: vendors.endpoints, dailyCalls: parts.dailyCalls };
  const openWith = (news: Partial<typeof facts> = {}) => {
    facts = { ...facts, ...news };
    return openIntegration({ ...facts, ...fixed });
  };
  let opened = openWith();
  const engine: Engine = {
    receipts: store,
    nudges: { nudge: async (refs) => void queue.push(...refs) },
    integrations: { open: async () => opened },
    checkpoints: store.checkpoints,
    clock,
    random: () => 0.5,
    newId: () => crypto.randomUUID(),
    timeLeftMs: () => 45_000,
    leaseSeconds: 60,
    log: quiet,
    metrics: { count: () => undefined },
  };
  return {
    engine,
    memory,
    queue,
    /** A person stores the token of a new grant. */
    async storeToken(token: string): Promise<void> {
      await vendors.economic.grant(agreementNumber, { token, appPublicToken: grant.appPublicToken });
      opened = openWith({ token });
    },
    /** Every worker ends: what the connections kept in memory is gone. */
    restart(): void {
      opened = openWith();
    },
    /** A person changes settings. */
    set(news: Partial<MomentEconomicSettings>): void {
      opened = openWith({ settings: economicSettings({ ...changes, ...news }) });
    },
    /** Files that only pass through are tidied away after some days. */
    tidy(): void {
      opened = openWith({ files: createMemoryFiles() });
    },
  };
}

/** The stories between both sandboxes, over real HTTP, with an engine over a memory table and a clock that moves on. */
export async function createEconomicWorld(
  changes: Partial<MomentEconomicSettings> = {},
  parts: Omit<WorldParts, 'clock'> = {},
) {
  let offset = 0;
  const clock = (): Date => new Date(Date.now() + offset);
  const vendors = await startVendors(clock);
  const { engine, memory, queue, ...people } = createEconomicEngine(changes, vendors, { ...parts, clock });

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
    ...{ engine, queue, work, ...people },
    /** A webhook's body arrives, as the ingress would take it, and all that follows is done. */
    async hear(body: unknown): Promise<void> {
      for (const { name, keyOf } of directions) {
        const key = keyOf(body);
        if (key === undefined) continue;
        const ref = { ...scope, direction: name, key };
        await memory.record(ref, { at: engine.clock(), by: 'webhook' });
        queue.push(ref);
      }
      await work();
    },
    /** The periodic listing of expenses, and what follows from it. */
    async poll(): Promise<void> {
      await runPoll(economicExpensesToMoment, scope, engine);
      await work();
    },
    /** Time goes on; what has become due is done. */
    async later(seconds: number): Promise<void> {
      offset += seconds * 1000;
      await releaseDue(engine);
      await work();
    },
    receipts: (): readonly Receipt[] => memory.all(),
    receiptOf(record: { readonly id: number }): Receipt {
      const found = memory.all().find(({ key }) => key === String(record.id));
      if (found === undefined) throw new Error(`no receipt of ${record.id}`);
      return found;
    },
  };
}
/** See `createEconomicWorld`. */
export type EconomicWorld = Awaited<ReturnType<typeof createEconomicWorld>>;
