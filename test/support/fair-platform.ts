import type { ReceiptRef } from '../../lib/sync/receipt.ts';
import { runSync } from '../../lib/sync/run-sync.ts';
import type { chanceOf } from '../simulate/chance.ts';
import { createWorker } from './effects.ts';
import { createMemoryStore } from './memory-store.ts';
import { createVirtualTarget, type Thing } from './virtual-target.ts';
import { createVirtualClock, engineOf } from './world-engine.ts';
import { storyFor, worldDirection } from './world-story.ts';

/** One document of one tenant, wanted at a second of the history. */
export type Arrival = { readonly second: number; readonly tenant: string; readonly key: string };

/** How long a call takes, and whether the queue is fair; one that is not gives out what came first. */
export type PlatformParts = {
  readonly chance: ReturnType<typeof chanceOf>;
  readonly callSeconds: (tenant: string) => number;
  readonly isFair?: boolean;
};

/** As in the template: workers of a direction, and nudges that one takes. */
const [workers, batchSize] = [10, 10];

/**
 * One direction on its platform in virtual time: a queue that is fair between tenants, ten workers, and a target whose
 * calls take their time. Gives back how long each document took, by tenant.
 */
export async function runFairPlatform(
  arrivals: readonly Arrival[],
  { chance, callSeconds, isFair = true }: PlatformParts,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const time = createVirtualClock();
  const store = createMemoryStore();
  const source = new Map<string, Thing>();
  const target = createVirtualTarget(time.clock, { lateSeconds: 0, listLagSeconds: 0 });
  const story = storyFor({ canUpdate: false, looksUpFirst: false, settleSeconds: 300 }, source, target);
  let ids = 0;
  const parts = { store, receipts: store, queue: [], clock: time.clock, leaseSeconds: 60 };
  const engine = engineOf({ ...parts, newId: () => `worker-${++ids}` }, createWorker());
  const groups = new Map<string, Arrival[]>();
  const dwell = new Map<string, number[]>();
  const coming = [...arrivals].sort((one, other) => one.second - other.second);
  const freeAt = Array.from({ length: workers }, () => chance.below(1000) / 1000);
  let now = 0;
  const begin = Date.parse(time.clock().toISOString());
  while (coming.length > 0 || [...groups.values()].some((group) => group.length > 0)) {
    const worker = freeAt.indexOf(Math.min(...freeAt));
    now = Math.max(now, freeAt[worker] ?? 0);
    const isIdle = [...groups.values()].every((group) => group.length === 0);
    if (isIdle) now = Math.max(now, coming[0]?.second ?? now);
    time.advance(begin / 1000 + now - time.clock().getTime() / 1000);
    while (coming[0] !== undefined && coming[0].second <= now) {
      const arrival = coming.shift();
      if (arrival === undefined) break;
      const group = isFair ? arrival.tenant : 'all';
      groups.set(group, [...(groups.get(group) ?? []), arrival]);
      source.set(arrival.key, { naturalKey: arrival.key, content: arrival.tenant });
      await store.record(refOf(arrival), { at: time.clock(), by: 'webhook' });
    }
    const batch = takeFairly(groups);
    await runSync(story, batch.map(refOf), engine);
    const durations = batch.map(({ tenant }) => callSeconds(tenant));
    batch.forEach(({ tenant, second }, place) => {
      dwell.set(tenant, [...(dwell.get(tenant) ?? []), now + (durations[place] ?? 0) - second]);
    });
    freeAt[worker] = now + Math.max(0, ...durations);
  }
  const held = new Set(target.held.map(({ naturalKey }) => naturalKey));
  if (held.size !== arrivals.length) throw new Error('a document was lost or doubled');
  return dwell;
}

function refOf({ tenant, key }: Arrival): ReceiptRef {
  return { tenant, integration: `${tenant}.main`, direction: worldDirection, key };
}

/** As fair queues do: tenants with few messages first, one of each in turn. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html */
export function takeFairly<Message>(groups: ReadonlyMap<string, Message[]>): Message[] {
  const batch: Message[] = [];
  const waiting = [...groups.values()]
    .filter((group) => group.length > 0)
    .sort((one, other) => one.length - other.length);
  while (batch.length < batchSize && waiting.some((group) => group.length > 0)) {
    for (const group of waiting) {
      const next = batch.length < batchSize ? group.shift() : undefined;
      if (next !== undefined) batch.push(next);
    }
  }
  return batch;
}
