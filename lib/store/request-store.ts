import { requestKey } from './keys.ts';
import { putItems, readItem, type Table } from './table.ts';

type Scope = { readonly tenant: string; readonly integration: string };

/** A request that is kept under its integration and name. */
export type SealedRequest = {
  readonly scope: Scope;
  readonly name: string;
  readonly sealed: string;
  readonly at: Date;
};

/** Sealed requests by name. One gives way to the next of its name, and all go after thirty days. */
export type RequestStore = {
  /** Keeps them all, each of another name, and answers with those that could not be kept. */
  put(requests: readonly SealedRequest[]): Promise<readonly SealedRequest[]>;
  /** Undefined: none was kept, or it is older than thirty days. */
  find(scope: Scope, wanted: { readonly name: string; readonly now: Date }): Promise<string | undefined>;
};

const keptSeconds = 30 * 24 * 3600;

/** Requests in DynamoDB, an item each. */
export function createRequestStore(table: Table): RequestStore {
  return {
    async put(requests) {
      const items = requests.map(({ scope, name, sealed, at }) => {
        const expiresAt = Math.floor(at.getTime() / 1000) + keptSeconds;
        return { ...requestKey(scope, name), sealed, expiresAt };
      });
      const left = new Set((await putItems(table, items)).map(({ pk }) => pk));
      return requests.filter(({ scope, name }) => left.has(requestKey(scope, name).pk));
    },
    async find(scope, { name, now }) {
      const { sealed, expiresAt } = (await readItem(table, requestKey(scope, name))) ?? {};
      // The table takes its time to remove what has expired.
      const isOver = Number(expiresAt) * 1000 <= now.getTime();
      return typeof sealed === 'string' && !isOver ? sealed : undefined;
    },
  };
}
