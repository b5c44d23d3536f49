import type { Integration } from '../../lib/documents/integration.ts';
import { unlimited } from '../../lib/sync/allowance.ts';
import type { BudgetDeclaration } from '../../lib/sync/budget.ts';
import type { Engine } from '../../lib/sync/engine.ts';
import type { Connection, OpenIntegration, ReceiptStore } from '../../lib/sync/ports.ts';
import type { ReceiptRef } from '../../lib/sync/receipt.ts';
import { receiptGraph } from '../../lib/sync/receipt-graph.ts';
import { releaseAhead } from '../../lib/sync/release-ahead.ts';
import { releaseDue } from '../../lib/sync/release-due.ts';
import { throughWorker, type Worker } from './effects.ts';
import { createMemoryFiles } from './memory-files.ts';
import type { MemoryStore } from './memory-store.ts';

/** The tenant and integration of every world. */
export const worldScope = { tenant: 'acme', integration: 'acme.main' };

/** A clock that stands still until it is moved. */
export function createVirtualClock() {
  let now = Date.parse('2026-11-20T09:00:00.000Z');
  return {
    clock: (): Date => new Date(now),
    advance(seconds: number): void {
      now += seconds * 1000;
    },
  };
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What an engine of a world is made of. */
export type WorldEngineParts = {
  readonly store: MemoryStore;
  readonly receipts: ReceiptStore;
  readonly queue: ReceiptRef[];
  readonly clock: () => Date;
  readonly leaseSeconds: number;
  readonly newId: () => string;
  /** Names of what was counted. */
  readonly counted?: string[];
  /** Keys that were nudged for a later moment. */
  readonly later?: string[];
};

/** The engine of one worker: each of its effects on the table and the queue can be its last. */
export function engineOf(parts: WorldEngineParts, worker: Worker): Engine {
  const { store, receipts, queue, clock } = parts;
  // A delayed nudge is one that comes late: the minute's schedule is as good.
  const nudges = {
    nudge: async (refs: readonly ReceiptRef[], afterSeconds = 0) => {
      if (afterSeconds === 0) queue.push(...refs);
      else parts.later?.push(...refs.map(({ key }) => key));
    },
  };
  return {
    receipts: throughWorker(walkingTheGraph(receipts, store), 'receipts', worker),
    nudges: throughWorker(nudges, 'queue', worker),
    integrations: { open: async () => openIntegration(clock) },
    checkpoints: store.checkpoints,
    clock,
    random: () => 0.5,
    newId: parts.newId,
    timeLeftMs: () => 45_000,
    leaseSeconds: parts.leaseSeconds,
    log: quiet,
    metrics: { count: (name) => void parts.counted?.push(name) },
  };
}

/** Every history of every world walks the graph of states: a step that is not in it fails. */
function walkingTheGraph(receipts: ReceiptStore, store: ReceiptStore): ReceiptStore {
  return {
    ...receipts,
    async save(receipt, owner) {
      const [before] = await store.find([receipt]);
      const saved = await receipts.save(receipt, owner);
      if (saved.kind !== 'saved' || before === undefined || before.state === receipt.state) return saved;
      if (receiptGraph[before.state][receipt.state] !== undefined) return saved;
      throw new Error(`no receipt goes from ${before.state} to ${receipt.state}`);
    },
  };
}

/** What the minute's schedule does. */
export async function releaseInto(
  parts: Pick<WorldEngineParts, 'receipts' | 'queue' | 'clock'> & {
    readonly store: Pick<MemoryStore, 'budgets'>;
    readonly shared?: readonly BudgetDeclaration[];
  },
): Promise<void> {
  const { receipts, queue, clock, store, shared = [] } = parts;
  const nudges = { nudge: async (refs: readonly ReceiptRef[]) => void queue.push(...refs) };
  await releaseDue({ receipts, nudges, clock, log: quiet });
  await releaseAhead({ receipts, nudges, clock, budgets: store.budgets, shared });
}

/** An integration of a world, ready for work. */
export function openIntegration(clock: () => Date): OpenIntegration {
  const at = clock().toISOString();
  const integration: Integration = {
    ...{ tenant: worldScope.tenant, id: worldScope.integration, kind: 'moment-24sevenoffice', name: 'Acme' },
    ...{ enabled: true, version: 1, settings: {}, sealed: {}, webhookSecretHash: '0'.repeat(64) },
    ...{ createdAt: at, updatedAt: at },
  };
  const logins: Connection['login'] = { companyCode: 'acme', apiKey: 'none' };
  const connect = (vendor: Connection['vendor']): Connection => ({
    ...{ vendor, ...worldScope, login: logins, endpoint: undefined, secondEndpoint: undefined },
    ...{ applicationId: undefined, http: unreachable, clock, allowance: unlimited, sessions: noSessions, log: quiet },
    files: createMemoryFiles(),
    turns: noTurns,
    memo: (_name, _seconds, load) => load(),
    forget: () => undefined,
  });
  return { integration, settings: {}, connect: connect as OpenIntegration['connect'] };
}

async function unreachable(): Promise<never> {
  throw new Error('a world has no network');
}

const noTurns: Connection['turns'] = { take: unreachable, leave: unreachable };

const noSessions: Connection['sessions'] = {
  read: unreachable,
  beginLogin: unreachable,
  saveSession: unreachable,
  saveFailure: unreachable,
  refuse: unreachable,
  forgive: unreachable,
};
