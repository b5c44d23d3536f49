import { setTimeout as pause } from 'node:timers/promises';
import type { RequestStore } from '../store/request-store.ts';
import type { RequestKeeper } from '../sync/engine.ts';
import { type LastRequest, lastRequestSchema } from '../sync/last-request.ts';
import type { Clock, Log, Vault } from '../sync/ports.ts';
import type { Receipt } from '../sync/receipt.ts';
import { createLongVault, sealedRequests } from './seal-long.ts';

/** The requests that were last sent, sealed. */
export type LastRequests = RequestKeeper & {
  /** Of a receipt. Undefined: nothing was sent yet, it could not be kept, or it is older than thirty days. */
  read(receipt: Pick<Receipt, 'tenant' | 'integration' | 'request'>): Promise<LastRequest | undefined>;
  /** Waits a while until what is being kept is kept: a function sleeps between two events. */
  flush(): Promise<void>;
};

/** A batch is not held up for longer by what people may look at later. */
const flushMs = 3000;

/** Requests sealed into a store. */
export function createLastRequests(parts: {
  readonly store: RequestStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
}): LastRequests {
  const vault = createLongVault(parts.vault, parts.clock);
  const keeping = new Map<string, Promise<void>>();

  async function put(...[scope, name, request]: Parameters<RequestKeeper['keep']>): Promise<void> {
    try {
      const sealed = await vault.seal(JSON.stringify(request), { ...scope, vendor: sealedRequests });
      await parts.store.put(scope, { name, sealed, at: parts.clock() });
    } catch (failure) {
      // The document goes whether or not people can look at its request later.
      const error = failure instanceof Error ? failure.name : typeof failure;
      parts.log.warn('a request was not kept', { ...scope, error });
    }
  }

  return {
    /** Two of one name one after the other, so that the later one stays. */
    keep(scope, name, request) {
      const key = JSON.stringify([scope.tenant, scope.integration, name]);
      const kept = (keeping.get(key) ?? Promise.resolve()).then(() => put(scope, name, request));
      keeping.set(key, kept);
      void kept.then(() => keeping.get(key) === kept && keeping.delete(key));
    },
    async read({ tenant, integration, request }) {
      if (request === undefined) return undefined;
      const sealed = await parts.store.find({ tenant, integration }, { name: request, now: parts.clock() });
      if (sealed === undefined) return undefined;
      const text = await vault.open(sealed, { tenant, integration, vendor: sealedRequests });
      return lastRequestSchema.parse(JSON.parse(text));
    },
    async flush() {
      if (keeping.size === 0) return;
      const late = new AbortController();
      const limit = pause(flushMs, undefined, { signal: late.signal }).catch(() => undefined); // ended below
      await Promise.race([Promise.all(keeping.values()), limit]);
      late.abort();
    },
  };
}
