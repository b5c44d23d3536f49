import type { Integration } from '../../lib/documents/integration.ts';
import type { Queues } from '../../lib/runtime/queues.ts';
import type { SyncFacts } from '../../lib/sync/define-sync.ts';
import type { Clock } from '../../lib/sync/ports.ts';

/** A journal of a hundred vouchers calls a hundred times: one poll, this much later, sees them all. */
const gatheredSeconds = 20;

/**
 * Asks polls to come early, for sources that call when there may be news. Which news is not believed: the poll lists them.
 * False when none of these directions is told so.
 */
export function createEarlyPolls(polls: Pick<Queues, 'askPoll'>, clock: Clock) {
  const asked = new Map<string, number>();
  return async ({ tenant, id, enabled }: Integration, directions: readonly SyncFacts[]): Promise<boolean> => {
    const told = directions.filter(({ when }) => when.kind === 'schedule' && when.isToldEarly);
    if (told.length === 0 || told.length < directions.length) return false;
    const now = clock().getTime();
    for (const { name } of enabled ? told : []) {
      const place = `${id} ${name}`;
      // What was asked for a moment ago has not begun, and will see this too.
      if (now < (asked.get(place) ?? 0) + gatheredSeconds * 1000) continue;
      await polls.askPoll([{ tenant, integration: id, direction: name, delaySeconds: gatheredSeconds }]);
      asked.set(place, now);
    }
    return true;
  };
}
