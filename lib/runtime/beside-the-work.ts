import { createEndCounts } from '../store/end-counts.ts';
import { createRequestStore } from '../store/request-store.ts';
import type { Engine } from '../sync/engine.ts';
import { vaultOf } from './aws-clients.ts';
import { createEndTally } from './end-tally.ts';
import { createLastRequests } from './last-requests.ts';
import type { Surroundings } from './surroundings.ts';

/** What the engine leaves for people to look at, and what must be done with it before a function sleeps. */
export type BesideTheWork = Required<Pick<Engine, 'requests' | 'ends'>> & { flush(): Promise<void> };

/** Requests and counts of this deployment. */
export function besideTheWork({ environment, table, clock, log }: Surroundings): BesideTheWork {
  const requests = createLastRequests({
    ...{ store: createRequestStore(table), vault: vaultOf(environment) },
    ...{ clock, log },
  });
  const ends = createEndTally({ counts: createEndCounts(table), log });
  return {
    requests,
    ends,
    async flush() {
      await Promise.all([requests.flush(), ends.flush()]);
    },
  };
}
