import { fitReceipt } from '../../lib/store/fit-receipt.ts';
import { dueShardKey, parentKey, receiptKey } from '../../lib/store/keys.ts';
import {
  type BudgetStore,
  type CheckpointStore,
  dueShards,
  type ReceiptStore,
  type Saved,
  type SessionStore,
  type Wish,
} from '../../lib/sync/ports.ts';
import { endStates, listOf, type Receipt, type ReceiptRef, receiptSchema, refOf } from '../../lib/sync/receipt.ts';
import type { TurnStore } from '../../lib/sync/turns.ts';
import { createMemoryBudgets } from './memory-budgets.ts';
import { createMemorySessions } from './memory-sessions.ts';
import { createMemoryTurns } from './memory-turns.ts';

/** All stores of the engine in memory, with the rules of the table's. */
export type MemoryStore = ReceiptStore & {
  readonly budgets: BudgetStore;
  readonly sessions: SessionStore;
  readonly turns: TurnStore;
  readonly checkpoints: CheckpointStore;
  /** Every receipt as it stands, in the order they were made. */
  all(): Receipt[];
  /** Writes without any condition, as a store with a missing guard would. */
  overwrite(receipt: Receipt): void;
};

/** Makes an empty store. Each call changes the state in one go, so every interleaving is decided by the caller alone. */
export function createMemoryStore(): MemoryStore {
  const receipts = new Map<string, Receipt>();
  const at = (ref: ReceiptRef): Receipt | undefined => receipts.get(receiptKey(ref).pk);
  const shards = Array.from({ length: dueShards }, () => new Map<string, Receipt>());
  const byParent = new Map<string, Map<string, Receipt>>();
  const keep = (receipt: Receipt): void => {
    const { pk } = receiptKey(receipt);
    const before = receipts.get(pk);
    const next = receiptSchema.parse(JSON.parse(JSON.stringify(fitReceipt(receipt))));
    receipts.set(pk, next);
    shards[Number(dueShardKey(next))]?.set(pk, next);
    byParent.get(parentOf(before))?.delete(pk);
    byParent.set(parentOf(next), (byParent.get(parentOf(next)) ?? new Map()).set(pk, next));
  };
  return {
    overwrite: keep,
    async record(ref, wish, source) {
      const present = at(ref);
      const isOpen = present !== undefined && !endStates.includes(present.state);
      const told = { ...(source !== undefined && { source }), ...(wish.by === 'person' && { chosen: true }) };
      keep({ ...(isOpen ? { ...present, wanted: present.wanted + 1 } : reopened(ref, present, wish)), ...told });
    },
    async claim(ref, { owner, now, soon = now, until }) {
      const present = at(ref);
      if (present === undefined || !isClaimable(present, { now, soon })) return undefined;
      const dueAt = later(until, 5);
      keep({ ...present, lease: { owner, until: until.toISOString() }, dueAt });
      return copyOf(at(ref));
    },
    async save(receipt, owner): Promise<Saved> {
      const present = at(receipt);
      if (present?.lease?.owner !== owner) return { kind: 'lost' };
      if (present.wanted !== receipt.wanted) {
        const { wanted, source, chosen } = present;
        return { kind: 'moved', now: { wanted, source, chosen } };
      }
      keep(receipt);
      return { kind: 'saved' };
    },
    async replace(receipt, before, now) {
      const present = at(receipt);
      if (present?.lease !== undefined && present.lease.until > now.toISOString()) return 'held';
      const facts = ({ state, wanted, done, updatedAt }: Receipt) => JSON.stringify([state, wanted, done, updatedAt]);
      if (present === undefined || facts(present) !== facts(before)) return 'moved';
      keep(receipt);
      return 'saved';
    },
    async find(refs) {
      return refs.map((ref) => copyOf(at(ref)));
    },
    ...findersOver({ receipts, shards, byParent }),
    budgets: createMemoryBudgets(),
    sessions: createMemorySessions(),
    turns: createMemoryTurns(),
    checkpoints: createMemoryCheckpoints(),
    all: () => [...receipts.values()].map((receipt) => structuredClone(receipt)),
  };
}

type Finders = Pick<ReceiptStore, 'findByNumber' | 'waitingFor' | 'rejected' | 'due' | 'dueLater'>;

type Indexes = {
  readonly receipts: ReadonlyMap<string, Receipt>;
  readonly shards: readonly ReadonlyMap<string, Receipt>[];
  readonly byParent: ReadonlyMap<string, ReadonlyMap<string, Receipt>>;
};

/** What the table's indexes answer. */
function findersOver({ receipts, shards, byParent }: Indexes): Finders {
  return {
    async findByNumber(scope, number) {
      return copyOf(
        [...receipts.values()].find((receipt) => sameScope(receipt, scope) && receipt.mapping?.number === number),
      );
    },
    async waitingFor(scope, parent, limit) {
      const waiting = [...(byParent.get(parentKey(scope, parent))?.values() ?? [])];
      return oldest(waiting, ({ createdAt }) => createdAt).slice(0, limit);
    },
    async rejected(scope, { before, limit }) {
      const isRejected = (receipt: Receipt): boolean =>
        receipt.state === 'rejected' && receipt.updatedAt < before && sameScope(receipt, scope);
      return oldest([...receipts.values()].filter(isRejected), ({ updatedAt }) => updatedAt).slice(0, limit);
    },
    async due(shard, now, limit) {
      return dueBetween(shards[shard], '', now).slice(0, limit);
    },
    async dueLater(shard, { after, until }, limit) {
      return dueBetween(shards[shard], after.toISOString(), until).slice(0, limit);
    },
  };
}

function dueBetween(shard: ReadonlyMap<string, Receipt> | undefined, after: string, until: Date): ReceiptRef[] {
  const isDue = ({ dueAt }: Receipt): boolean => dueAt !== undefined && dueAt > after && dueAt <= until.toISOString();
  return oldest([...(shard?.values() ?? [])].filter(isDue), ({ dueAt }) => dueAt ?? '');
}

/** In the order of a time of theirs; equal ones as they came. */
function oldest(receipts: Receipt[], by: (receipt: Receipt) => string): ReceiptRef[] {
  const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
  return receipts.sort((left, right) => order(by(left), by(right))).map(refOf);
}

/** Partition of the index of parents and lists; none for most. */
function parentOf(receipt: Receipt | undefined): string {
  if (receipt === undefined) return '';
  const isHeld = receipt.state === 'waiting' || receipt.state === 'skipped';
  const of = (receipt.slot && listOf(receipt.slot)) ?? (isHeld ? receipt.parent : undefined);
  return of === undefined ? '' : parentKey(receipt, of);
}

function reopened(ref: ReceiptRef, present: Receipt | undefined, wish: Wish): Receipt {
  const at = wish.at.toISOString();
  const fresh = { ...refOf(ref), wanted: 0, done: 0, tries: 0, attempts: [], createdAt: at };
  const { notBefore, problem, furtherProblems, parent, ...kept } = { ...fresh, ...present };
  return {
    ...kept,
    state: 'pending',
    wanted: kept.wanted + 1,
    tries: 0,
    dueAt: later(wish.at, 120),
    updatedAt: at,
    attempts: [...kept.attempts, { at, event: `wanted: ${wish.by}` }],
  };
}

function isClaimable(receipt: Receipt, at: { now: Date; soon: Date }): boolean {
  const isFree = receipt.lease === undefined || receipt.lease.until <= at.now.toISOString();
  const from = (receipt.slot === undefined ? at.now : at.soon).toISOString();
  const isReady = receipt.notBefore === undefined || receipt.notBefore <= from || receipt.slot?.shared === true;
  return receipt.dueAt !== undefined && isFree && isReady;
}

function sameScope(receipt: Receipt, scope: Omit<ReceiptRef, 'key'>): boolean {
  const { tenant, integration, direction } = scope;
  return receipt.tenant === tenant && receipt.integration === integration && receipt.direction === direction;
}

function copyOf(receipt: Receipt | undefined): Receipt | undefined {
  return receipt && structuredClone(receipt);
}

function later(at: Date, seconds: number): string {
  return new Date(at.getTime() + seconds * 1000).toISOString();
}

function createMemoryCheckpoints(): CheckpointStore {
  const positions = new Map<string, string>();
  const nameOf = ({ tenant, integration, direction }: Omit<ReceiptRef, 'key'>): string =>
    JSON.stringify([tenant, integration, direction]);
  return {
    async read(scope) {
      return positions.get(nameOf(scope));
    },
    async write(scope, position) {
      positions.set(nameOf(scope), position);
    },
  };
}
