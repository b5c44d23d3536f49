import type { Log, SessionStore } from '../sync/ports.ts';
import { accessKey } from './keys.ts';
import { putItem, readItems, type Table } from './table.ts';

/** How the log-in of an integration at a vendor did when it was last heard of. `words`: code and words of the refusal. */
export type Access = { readonly works: boolean; readonly at: string; readonly words?: string };

type Place = { readonly tenant: string; readonly integration: string; readonly vendor: string };

/** How log-ins do, for people to see: sessions are named by hashes of credentials, which few functions can open. */
export type AccessStore = {
  note(place: Place, access: Access): Promise<void>;
  /** In the order asked for; undefined where nothing was heard yet. */
  read(places: readonly Place[]): Promise<(Access | undefined)[]>;
};

/** How log-ins do, in DynamoDB. */
export function createAccessStore(table: Table): AccessStore {
  const keyOf = ({ tenant, integration, vendor }: Place) => accessKey(tenant, integration, vendor);
  return {
    async note(place, access) {
      await putItem(table, { ...access, ...keyOf(place) });
    },
    async read(places) {
      const found = await readItems(table, places.map(keyOf));
      return found.map((fields) => {
        if (fields === undefined) return undefined;
        const { works, at, words } = fields;
        return { works: works === true, at: String(at), ...(typeof words === 'string' && { words }) };
      });
    },
  };
}

/** The same sessions; each refusal, and each log-in that works again, is noted with the integration. */
export function notingAccess(
  sessions: SessionStore,
  { store, place, log }: { readonly store: Pick<AccessStore, 'note'>; readonly place: Place; readonly log: Log },
  now: () => Date,
): SessionStore {
  const note = async (access: Omit<Access, 'at'>): Promise<void> => {
    try {
      await store.note(place, { ...access, at: now().toISOString() });
    } catch (failure) {
      // The session itself is saved; people see the refusal on the receipts all the same.
      log.warn('the state of a log-in was not noted', {
        error: failure instanceof Error ? failure.name : typeof failure,
      });
    }
  };
  return {
    ...sessions,
    async saveSession(...given) {
      await sessions.saveSession(...given);
      await note({ works: true });
    },
    async saveFailure(key, owner, told) {
      const failures = await sessions.saveFailure(key, owner, told);
      await note({ works: false, words: told.failure.slice(0, 500) });
      return failures;
    },
    async refuse(key, told) {
      await sessions.refuse(key, told);
      // The log-in works: its company has not got a part of the target.
      if (told.failure.startsWith('module-missing:')) return;
      await note({ works: false, words: told.failure.slice(0, 500) });
    },
    async forgive(key) {
      await sessions.forgive(key);
      await note({ works: true });
    },
  };
}
