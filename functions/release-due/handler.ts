import { once } from '../../lib/runtime/once.ts';
import { openSurroundings } from '../../lib/runtime/surroundings.ts';
import { releaseDue } from '../../lib/sync/release-due.ts';

const surroundings = once(() => openSurroundings('release-due'));

/** Each minute: nudges every receipt whose time has come, so that no lost message loses a document. */
export async function handler(): Promise<{ readonly released: number }> {
  const { receipts, queues, clock, log, metrics } = surroundings();
  const released = await releaseDue({ receipts, nudges: queues, clock, log });
  metrics.count('ReceiptsReleased', released, {});
  metrics.publish();
  return { released };
}
