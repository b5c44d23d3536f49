import { isDeepStrictEqual } from 'node:util';
import { nudgeLostSeconds, unreadableSeconds } from '../sync/engine.ts';
import type { ReceiptStore, Saved, Wish } from '../sync/ports.ts';
import { endStates, type Parent, type Receipt, type ReceiptRef } from '../sync/receipt.ts';
import { ReceiptUnreadable } from '../sync/receipt-unreadable.ts';
import { fromItem, toItem } from './attribute-values.ts';
import {
  directionKey,
  dueShardKey,
  listKey,
  parentKey,
  receiptKey,
  refOfKey,
  standingGroup,
  standingKey,
  stateKey,
  targetKey,
} from './keys.ts';
import { receiptFromFields, receiptItemVersion, receiptToFields } from './receipt-item.ts';
import { putItem, queryIndex, readItem, readItems, type Table, updateItem } from './table.ts';

/** `release-due` looks again this long after a lease has lapsed. */
const afterLeaseSeconds = 5;

/** A receipt that changes hands between two conditions this often in a row is no race any more. */
const mostRounds = 20;

const hasEnded = `#state IN (${endStates.map((state) => `:${state}`).join(', ')})`;
const endValues = Object.fromEntries(endStates.map((state) => [state, state]));

/** Receipts in DynamoDB. */
export function createReceiptStore(table: Table): ReceiptStore {
  return {
    record: (ref, wish, source) => record(table, { ref, wish, source }),
    claim: (ref, lease) => claim(table, ref, lease),
    save: (receipt, owner) => save(table, receipt, owner),
    replace: (receipt, before, now) => replace(table, { receipt, before, now }),
    find: async (refs) =>
      (await readItems(table, refs.map(receiptKey))).map((fields) => fields && receiptFromFields(fields)),
    findByNumber: (scope, number) => findByNumber(table, scope, number),
    waitingFor: (scope, parent, limit) => waitingFor(table, { scope, parent, limit }),
    rejected: (scope, order) => rejected(table, scope, order),
    due: (shard, now, limit) => due(table, { shard, until: now, limit }),
    dueLater: (shard, between, limit) => due(table, { shard, ...between, limit }),
  };
}

type Recording = { readonly ref: ReceiptRef; readonly wish: Wish; readonly source: Receipt['source'] };

async function record(table: Table, recording: Recording): Promise<void> {
  const { ref } = recording;
  const told = toldBy(recording);
  for (let round = 0; round < mostRounds; round += 1) {
    if (await makeOrReopen(table, recording)) return;
    const counted = await updateItem(table, receiptKey(ref), {
      update: `SET ${['#wanted = #wanted + :one', ...told.set].join(', ')}`,
      condition: `attribute_exists(#pk) AND NOT (${hasEnded})`,
      values: { one: 1, ...endValues, ...told.values },
    });
    if (counted !== undefined) return;
  }
  throw new Error(`the wish for ${ref.direction} ${ref.key} could not be recorded`);
}

/** What a wish brings with it: what a poll kept of the record, and that a person chose it. */
function toldBy({ wish, source }: Recording): { set: string[]; values: Record<string, unknown> } {
  return {
    set: [
      ...(source === undefined ? [] : ['#source = :source']),
      ...(wish.by === 'person' ? ['#chosen = :chosen'] : []),
    ],
    values: { ...(source === undefined ? {} : { source }), ...(wish.by === 'person' ? { chosen: true } : {}) },
  };
}

/** The lease is left alone: whoever holds it learns of the wish when it saves. */
async function makeOrReopen(table: Table, recording: Recording): Promise<boolean> {
  const { ref, wish } = recording;
  const told = toldBy(recording);
  const at = wish.at.toISOString();
  const set = [
    '#v = :v, #tenant = :tenant, #integration = :integration, #direction = :direction, #key = :key',
    '#state = :pending, #stateKey = :stateKey, #stateAt = :at, #listKey = :listKey, #directionKey = :directionKey',
    '#standingKey = :standingKey, #standingAt = :standingAt, #dueShard = :dueShard, #dueAt = :dueAt',
    '#wanted = if_not_exists(#wanted, :zero) + :one, #done = if_not_exists(#done, :zero), #tries = :zero',
    '#attempts = list_append(if_not_exists(#attempts, :none), :attempts)',
    '#createdAt = if_not_exists(#createdAt, :at), #updatedAt = :at',
    ...told.set,
  ];
  const changed = await updateItem(table, receiptKey(ref), {
    update: `SET ${set.join(', ')} REMOVE #notBefore, #problem, #furtherProblems, #parent, #parentKey`,
    condition: `attribute_not_exists(#pk) OR ${hasEnded}`,
    values: {
      ...ref,
      ...endValues,
      ...told.values,
      v: receiptItemVersion,
      pending: 'pending',
      stateKey: stateKey(ref, 'pending'),
      listKey: listKey(ref),
      directionKey: directionKey(ref),
      standingKey: standingKey(ref),
      standingAt: `${standingGroup({ state: 'pending', direction: ref.direction })}${at}`,
      dueShard: dueShardKey(ref),
      dueAt: later(wish.at, nudgeLostSeconds),
      at,
      zero: 0,
      one: 1,
      none: [],
      attempts: [{ at, event: `wanted: ${wish.by}` }],
    },
  });
  return changed !== undefined;
}

async function claim(
  table: Table,
  ref: ReceiptRef,
  { owner, now, soon = now, until }: Parameters<ReceiptStore['claim']>[1],
): Promise<Receipt | undefined> {
  const free = 'attribute_not_exists(#lease) OR #lease.#until <= :now';
  const ready =
    'attribute_not_exists(#notBefore) OR #notBefore <= :now OR (attribute_exists(#slot) AND #notBefore <= :soon) OR attribute_exists(#slot.#shared)';
  const fields = await updateItem(table, receiptKey(ref), {
    update: 'SET #lease = :lease, #dueAt = :dueAt',
    condition: `attribute_exists(#dueAt) AND (${free}) AND (${ready})`,
    values: {
      lease: { owner, until: until.toISOString() },
      dueAt: later(until, afterLeaseSeconds),
      now: now.toISOString(),
      soon: soon.toISOString(),
    },
  });
  try {
    return fields && receiptFromFields(fields);
  } catch (failure) {
    // It is that version's to work on, which claims it at any nudge; this one looks again later.
    if (failure instanceof ReceiptUnreadable) {
      await updateItem(table, receiptKey(ref), {
        update: 'SET #dueAt = :dueAt REMOVE #lease',
        condition: '#lease.#owner = :owner',
        values: { owner, dueAt: later(now, unreadableSeconds) },
      });
    }
    throw failure;
  }
}

async function save(table: Table, receipt: Receipt, owner: string): Promise<Saved> {
  const fields = receiptToFields(receipt);
  const saved = await putItem(table, fields, {
    condition: '#lease.#owner = :owner AND #wanted = :wanted',
    values: { owner, wanted: receipt.wanted },
  });
  if (saved) return { kind: 'saved' };
  const stored = await readItem(table, receiptKey(receipt));
  // The answer to our own write was lost and the client sent it again: it is there, and nobody has touched it since.
  if (stored !== undefined && isDeepStrictEqual(stored, fromItem(toItem(fields)))) return { kind: 'saved' };
  const now = stored && receiptFromFields(stored);
  if (now?.lease?.owner !== owner) return { kind: 'lost' };
  const { wanted, source, chosen } = now;
  return { kind: 'moved', now: { wanted, source, chosen } };
}

async function replace(
  table: Table,
  { receipt, before, now }: { receipt: Receipt; before: Receipt; now: Date },
): Promise<'saved' | 'held' | 'moved'> {
  const fields = receiptToFields(receipt);
  const free = 'attribute_not_exists(#lease) OR #lease.#until <= :now';
  const same = '#state = :state AND #wanted = :wanted AND #done = :done AND #updatedAt = :updatedAt';
  const { state, wanted, done, updatedAt } = before;
  const saved = await putItem(table, fields, {
    condition: `attribute_exists(#pk) AND (${free}) AND ${same}`,
    values: { state, wanted, done, updatedAt, now: now.toISOString() },
  });
  if (saved) return 'saved';
  const stored = await readItem(table, receiptKey(receipt));
  // As in `save`: our own write, whose answer was lost.
  if (stored !== undefined && isDeepStrictEqual(stored, fromItem(toItem(fields)))) return 'saved';
  const until = stored && receiptFromFields(stored).lease?.until;
  return until !== undefined && until > now.toISOString() ? 'held' : 'moved';
}

async function findByNumber(
  table: Table,
  scope: Omit<ReceiptRef, 'key'>,
  number: string,
): Promise<Receipt | undefined> {
  const values = { target: targetKey(scope, number) };
  const { items } = await queryIndex(table, { index: 'by-target', where: '#targetKey = :target', values, limit: 10 });
  for (const item of items) {
    const fields = await readItem(table, receiptKey(refOfKey(String(item.pk))));
    const receipt = fields && receiptFromFields(fields);
    if (receipt?.mapping?.number === number) return receipt; // the index may tell of an older number
  }
  return undefined;
}

async function waitingFor(
  table: Table,
  order: { scope: { tenant: string; integration: string }; parent: Parent; limit: number },
): Promise<ReceiptRef[]> {
  const { items } = await queryIndex(table, {
    index: 'by-parent',
    where: '#parentKey = :parent',
    values: { parent: parentKey(order.scope, order.parent) },
    limit: order.limit,
  });
  return items.map(({ pk }) => refOfKey(String(pk)));
}

async function rejected(
  table: Table,
  scope: Omit<ReceiptRef, 'key'>,
  { before, limit }: { readonly before: string; readonly limit: number },
): Promise<ReceiptRef[]> {
  const { items } = await queryIndex(table, {
    index: 'by-state',
    where: '#stateKey = :rejected AND #stateAt < :before',
    values: { rejected: stateKey(scope, 'rejected'), before },
    limit,
  });
  return items.map(({ pk }) => refOfKey(String(pk)));
}

type Due = { readonly shard: number; readonly until: Date; readonly limit: number; readonly after?: Date };

async function due(table: Table, { shard, until, limit, after }: Due): Promise<ReceiptRef[]> {
  const times = { until: until.toISOString(), ...(after && { from: later(after, 0.001) }) };
  const { items } = await queryIndex(table, {
    index: 'by-due',
    where: `#dueShard = :shard AND ${after === undefined ? '#dueAt <= :until' : '#dueAt BETWEEN :from AND :until'}`,
    values: { shard: String(shard), ...times },
    limit,
  });
  return items.map(({ pk }) => refOfKey(String(pk)));
}

function later(at: Date, seconds: number): string {
  return new Date(at.getTime() + seconds * 1000).toISOString();
}
