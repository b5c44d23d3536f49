import { requestKey } from './keys.ts';
import { putItem, readItem, type Table } from './table.ts';

type Scope = { readonly tenant: string; readonly integration: string };

/** Sealed requests by name. One gives way to the next of its name, and all go after thirty days. */
export type RequestStore = {
  put(scope: Scope, request: { readonly name: string; readonly sealed: string; readonly at: Date }): Promise<void>;
  /** Undefined: none was kept, or it is older than thirty days. */
  find(scope: Scope, wanted: { readonly name: string; readonly now: Date }): Promise<string | undefined>;
};

const keptSeconds = 30 * 24 * 3600;

/** Requests in DynamoDB, an item each. */
export function createRequestStore(table: Table): RequestStore {
  return {
    async put(scope, { name, sealed, at }) {
      const expiresAt = Math.floor(at.getTime() / 1000) + keptSeconds;
      await putItem(table, { ...requestKey(scope, name), sealed, expiresAt });
    },
    async find(scope, { name, now }) {
      const { sealed, expiresAt } = (await readItem(table, requestKey(scope, name))) ?? {};
      // The table takes its time to remove what has expired.
      const isOver = Number(expiresAt) * 1000 <= now.getTime();
      return typeof sealed === 'string' && !isOver ? sealed : undefined;
    },
  };
}
