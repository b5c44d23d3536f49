import type { Engine } from './engine.ts';
import { dueShards } from './ports.ts';

/** Receipts nudged per shard and run: what is left comes in the next minute. */
const nudgedPerShard = 1000;

/** Nudges every receipt whose time has come: lost nudges, retries, lapsed leases, settled look-ups, booked slots. */
export async function releaseDue(engine: Pick<Engine, 'receipts' | 'nudges' | 'clock' | 'log'>): Promise<number> {
  const shards = Array.from({ length: dueShards }, (_, shard) => shard);
  const released = await Promise.all(
    shards.map(async (shard) => {
      const refs = await engine.receipts.due(shard, engine.clock(), nudgedPerShard);
      if (refs.length > 0) await engine.nudges.nudge(refs);
      return refs.length;
    }),
  );
  const count = released.reduce((sum, one) => sum + one, 0);
  if (count > 0) engine.log.info('released', { count });
  return count;
}
