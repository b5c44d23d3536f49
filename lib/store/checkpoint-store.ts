import type { CheckpointStore } from '../sync/ports.ts';
import { checkpointKey } from './keys.ts';
import { putItem, readItem, type Table } from './table.ts';

/** Checkpoints in DynamoDB, one item per integration and direction. */
export function createCheckpointStore(table: Table): CheckpointStore {
  return {
    async read(scope) {
      const fields = await readItem(table, checkpointKey(scope));
      return typeof fields?.position === 'string' ? fields.position : undefined;
    },
    async write(scope, position) {
      await putItem(table, { ...checkpointKey(scope), position });
    },
  };
}
