import { once } from '../../lib/runtime/once.ts';
import { openSurroundings } from '../../lib/runtime/surroundings.ts';
import { releaseAhead } from '../../lib/sync/release-ahead.ts';
import { releaseDue } from '../../lib/sync/release-due.ts';
import { tenantsBudgets } from '../vendor-budgets.ts';

const surroundings = once(() => openSurroundings('release-due'));

/** Each minute: nudges every receipt whose time has come, so that no lost message loses a document, and
 * booked ones that calls are left for. */
export async function handler(): Promise<{ readonly released: number }> {
  const { receipts, budgets, queues, clock, log, metrics } = surroundings();
  const released = await releaseDue({ receipts, nudges: queues, clock, log });
  const early = await releaseAhead({ receipts, budgets, nudges: queues, clock, shared: tenantsBudgets });
  metrics.count('ReceiptsReleased', released, {});
  metrics.count('ReceiptsReleasedEarly', early, {});
  metrics.publish();
  return { released };
}
