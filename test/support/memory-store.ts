import { fitReceipt } from '../../lib/store/fit-receipt.ts';
import { dueShardKey, parentKey, receiptKey } from '../../lib/store/keys.ts';
import type { BudgetStore, CheckpointStore, ReceiptStore, Saved, SessionStore, Wish } from '../../lib/sync/ports.ts';
import { endStates, type Receipt, type ReceiptRef, receiptSchema, refOf } from '../../lib/sync/receipt.ts';
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
  const keep = (receipt: Receipt): void => {
    receipts.set(receiptKey(receipt).pk, receiptSchema.parse(JSON.parse(JSON.stringify(fitReceipt(receipt)))));
  };
  return {
    overwrite: keep,
    async record(ref, wish, source) {
      const present = at(ref);
      const isOpen = present !== undefined && !endStates.includes(present.state);
      const told = { ...(source !== undefined && { source }), ...(wish.by === 'person' && { chosen: true }) };
      keep({ ...(isOpen ? { ...present, wanted: present.wanted + 1 } : reopened(ref, present, wish)), ...told });
    },
    async claim(ref, { owner, now, until }) {
      const present = at(ref);
      if (present === undefined || !isClaimable(present, now.toISOString())) return undefined;
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
    ...findersOver(receipts),
    budgets: createMemoryBudgets(),
    sessions: createMemorySessions(),
    turns: createMemoryTurns(),
    checkpoints: createMemoryCheckpoints(),
    all: () => [...receipts.values()].map((receipt) => structuredClone(receipt)),
  };
}

type Finders = Pick<ReceiptStore, 'findByNumber' | 'waitingFor' | 'rejected' | 'due'>;

/** What the table's indexes answer. */
function findersOver(receipts: ReadonlyMap<string, Receipt>): Finders {
  const oldest = (wanted: (receipt: Receipt) => boolean, by: (receipt: Receipt) => string): ReceiptRef[] =>
    [...receipts.values()]
      .filter(wanted)
      .sort((left, right) => (by(left) < by(right) ? -1 : 1))
      .map(refOf);
  return {
    async findByNumber(scope, number) {
      return copyOf(
        [...receipts.values()].find((receipt) => sameScope(receipt, scope) && receipt.mapping?.number === number),
      );
    },
    async waitingFor(scope, parent, limit) {
      const wanted = parentKey(scope, parent);
      const waits = (receipt: Receipt): boolean =>
        (receipt.state === 'waiting' || receipt.state === 'skipped') &&
        receipt.parent !== undefined &&
        parentKey(receipt, receipt.parent) === wanted;
      return oldest(waits, ({ createdAt }) => createdAt).slice(0, limit);
    },
    async rejected(scope, { before, limit }) {
      const isRejected = (receipt: Receipt): boolean =>
        receipt.state === 'rejected' && receipt.updatedAt < before && sameScope(receipt, scope);
      return oldest(isRejected, ({ updatedAt }) => updatedAt).slice(0, limit);
    },
    async due(shard, now, limit) {
      const isDue = (receipt: Receipt): boolean =>
        dueShardKey(receipt) === String(shard) && receipt.dueAt !== undefined && receipt.dueAt <= now.toISOString();
      return oldest(isDue, ({ dueAt }) => dueAt ?? '').slice(0, limit);
    },
  };
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

function isClaimable(receipt: Receipt, now: string): boolean {
  const isFree = receipt.lease === undefined || receipt.lease.until <= now;
  const isReady = receipt.notBefore === undefined || receipt.notBefore <= now;
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
