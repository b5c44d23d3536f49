import { createHash } from 'node:crypto';
import type { Integration } from '../../lib/documents/integration.ts';
import type { ListingOrder } from '../../lib/runtime/queues.ts';
import type { SyncFacts } from '../../lib/sync/define-sync.ts';
import { directionsOfKind } from '../directions-of-kind.ts';

/**
 * One catch-up for each direction that starts on webhooks, of each enabled integration, each at its own second of the
 * spread.
 */
export function catchUpOrders(
  integrations: readonly Integration[],
  catalogue: readonly SyncFacts[],
  spreadSeconds: number,
): ListingOrder[] {
  return integrations
    .filter(({ enabled }) => enabled)
    .flatMap(({ tenant, id, kind }) =>
      directionsOfKind(kind, catalogue)
        .filter(({ when }) => when.kind === 'webhook')
        .map(({ name }) => ({
          tenant,
          integration: id,
          direction: name,
          delaySeconds: delayOf(`${id} ${name}`, spreadSeconds),
        })),
    );
}

/** The same second each hour, so that two runs of one integration keep their distance. */
function delayOf(name: string, spreadSeconds: number): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) % (spreadSeconds + 1);
}
