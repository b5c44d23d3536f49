import type { RequestStore, SealedRequest } from '../store/request-store.ts';
import type { RequestKeeper } from '../sync/engine.ts';
import { type LastRequest, lastRequestSchema } from '../sync/last-request.ts';
import type { Clock, Log, Vault } from '../sync/ports.ts';
import type { Receipt } from '../sync/receipt.ts';
import { createGatheringWriter } from './gathering-writer.ts';
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

/**
 * Documents of one batch are sent at nearly the same time: what comes together is written together. Far shorter than a
 * vendor's call, so that a worker that is killed in the middle of one has mostly kept its request.
 */
const gatherMs = 20;

type Told = Parameters<RequestKeeper['keep']>;

/** Requests sealed into a store. */
export function createLastRequests(parts: {
  readonly store: RequestStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
}): LastRequests {
  const vault = createLongVault(parts.vault, parts.clock);
  const writer = createGatheringWriter(write, gatherMs);

  async function write(told: readonly Told[]): Promise<void> {
    const sealed = await Promise.all(told.map(seal));
    const ready = sealed.filter((one) => one !== undefined);
    try {
      for (const { scope } of await parts.store.put(ready)) notKept(scope, 'Throttled');
    } catch (failure) {
      // The documents go all the same.
      for (const { scope } of ready) notKept(scope, nameOf(failure));
    }
  }

  async function seal([scope, name, request]: Told): Promise<SealedRequest | undefined> {
    try {
      const sealed = await vault.seal(JSON.stringify(request), { ...scope, vendor: sealedRequests });
      return { scope, name, sealed, at: parts.clock() };
    } catch (failure) {
      // Those that were sealed are kept all the same.
      notKept(scope, nameOf(failure));
      return undefined;
    }
  }

  /** The document goes whether or not people can look at its request later. Its receipt's page says that it is not there. */
  function notKept({ tenant, integration }: Told[0], error: string): void {
    parts.log.warn('a request was not kept', { tenant, integration, error });
  }

  return {
    keep: (...told) => writer.add(JSON.stringify([told[0].tenant, told[0].integration, told[1]]), told),
    async read({ tenant, integration, request }) {
      if (request === undefined) return undefined;
      const sealed = await parts.store.find({ tenant, integration }, { name: request, now: parts.clock() });
      if (sealed === undefined) return undefined;
      const text = await vault.open(sealed, { tenant, integration, vendor: sealedRequests });
      return lastRequestSchema.parse(JSON.parse(text));
    },
    flush: () => writer.flush(flushMs),
  };
}

function nameOf(failure: unknown): string {
  return failure instanceof Error ? failure.name : typeof failure;
}
