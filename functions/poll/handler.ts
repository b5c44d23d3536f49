import { once } from '../../lib/runtime/once.ts';
import { openSurroundings } from '../../lib/runtime/surroundings.ts';
import { catalogue } from '../catalogue.ts';
import { pollOrders } from './poll-orders.ts';

const surroundings = once(() => openSurroundings('poll'));

/** Every five minutes: asks the directions on a schedule whose second falls into these minutes to look for news. */
export async function handler(): Promise<{ readonly asked: number }> {
  const { environment, integrations, queues, clock, log } = surroundings();
  const all = await integrations.list((key) => log.error('an integration cannot be read', { key }));
  const orders = pollOrders(all, catalogue, { now: clock(), atOnce: environment.POLL_AT_ONCE });
  await queues.askPoll(orders);
  log.info('polls asked for', { count: orders.length });
  return { asked: orders.length };
}
