import type { Integration } from '../../../lib/documents/integration.ts';
import type { StateCount } from '../../../lib/store/receipt-overview.ts';
import type { Desk } from './desk.ts';

/** Counting asks for each state of each direction; of more integrations than this no list is made either. */
const countedTogether = 10;

/** Receipts by state, of some integrations and of one direction or all. Undefined: too many to count. */
export async function countsOf(
  { parts }: Desk,
  integrations: readonly Integration[],
  direction: string,
): Promise<readonly StateCount[] | undefined> {
  if (integrations.length > countedTogether) return undefined;
  const counts = await Promise.all(
    integrations.map(({ tenant, id, kind }) => {
      const directions = parts.directionsOf(kind).filter((name) => direction === '' || name === direction);
      return parts.overview.counts({ tenant, integration: id, directions });
    }),
  );
  return counts.flat();
}
