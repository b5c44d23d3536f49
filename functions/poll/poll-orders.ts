import { createHash } from 'node:crypto';
import type { Integration } from '../../lib/documents/integration.ts';
import type { ListingOrder } from '../../lib/runtime/queues.ts';
import { pollRoundSeconds, type SyncFacts } from '../../lib/sync/define-sync.ts';
import { directionsOfKind } from '../directions-of-kind.ts';

/**
 * The polls that fall into the round which holds this instant. Each direction of each enabled integration has a second of its
 * own within its period, the same each time, so that no minute carries them all and two polls of one keep their distance.
 */
export function pollOrders(
  integrations: readonly Integration[],
  catalogue: readonly SyncFacts[],
  { now, atOnce }: { readonly now: Date; readonly atOnce: boolean },
): ListingOrder[] {
  const second = Math.floor(now.getTime() / 1000);
  const round = second - (second % pollRoundSeconds);
  const enabled = integrations.filter((integration) => integration.enabled);
  return enabled.flatMap(({ tenant, id, kind }) =>
    directionsOfKind(kind, catalogue).flatMap(({ name, when }) => {
      if (when.kind !== 'schedule') return [];
      const place = { tenant, integration: id, direction: name };
      if (atOnce) return [{ ...place, delaySeconds: 0 }];
      const seconds = secondsOf(`${id} ${name}`, when.pollSeconds, round);
      return seconds.map((due) => ({ ...place, delaySeconds: Math.max(0, due - second) }));
    }),
  );
}

/** The seconds of this round in which it is its turn. */
function secondsOf(name: string, period: number, round: number): number[] {
  const own = createHash('sha256').update(name).digest().readUInt32BE(0) % period;
  const first = round + ((((own - round) % period) + period) % period);
  const seconds: number[] = [];
  for (let at = first; at < round + pollRoundSeconds; at += period) seconds.push(at);
  return seconds;
}
