import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { PaceStore } from '../sync/shared-pace.ts';
import { paceKey } from './keys.ts';
import { putItem, readItem, type Table } from './table.ts';

/** What nobody has called for so long is forgotten. */
const keptSeconds = 24 * 3600;

const stateSchema = z.object({ nextMs: z.number(), underWay: z.record(z.string(), z.number()) });

/** The pace of calls in DynamoDB: one item per token, changed only by whoever has read it as it is. */
export function createPaceStore(table: Table): PaceStore {
  return {
    async change(name, next) {
      const key = paceKey(name);
      const fields = await readItem(table, key);
      // One of another form is written anew: it is of use for seconds only.
      const state = next(stateSchema.safeParse(fields).data);
      if (state === undefined) return false;
      const expiresAt = Math.floor(state.nextMs / 1000) + keptSeconds;
      const item = { ...state, ...key, version: randomUUID(), expiresAt };
      const { version } = fields ?? {};
      if (version === undefined) return putItem(table, item, { condition: 'attribute_not_exists(#version)' });
      return putItem(table, item, { condition: '#version = :version', values: { version } });
    },
  };
}
