import { once } from '../../lib/runtime/once.ts';
import { openSurroundings } from '../../lib/runtime/surroundings.ts';
import { catalogue } from '../catalogue.ts';
import { catchUpOrders } from './catch-up-orders.ts';

const surroundings = once(() => openSurroundings('reconcile'));

/** Each hour: asks every webhook direction of every enabled integration to list what no webhook told. */
export async function handler(): Promise<{ readonly asked: number }> {
  const { environment, integrations, queues, log } = surroundings();
  const all = await integrations.list((key) => log.error('an integration cannot be read', { key }));
  const orders = catchUpOrders(all, catalogue, environment.CATCH_UP_SPREAD_SECONDS);
  await queues.askCatchUp(orders);
  log.info('catch-ups asked for', { count: orders.length });
  return { asked: orders.length };
}
