import type { Integration } from '../../../lib/documents/integration.ts';
import type { StateCount } from '../../../lib/store/state-count.ts';
import type { Desk } from './desk.ts';

/** Counting asks each integration; of more than this no list is made either. */
const countedTogether = 10;

/** Receipts by state, of some integrations and of one direction or all. Undefined: too many to count. */
export async function countsOf(
  { parts }: Desk,
  integrations: readonly Integration[],
  direction: string,
): Promise<readonly StateCount[] | undefined> {
  if (integrations.length > countedTogether) return undefined;
  const scopes = integrations.map(({ tenant, id, kind }) => ({
    ...{ tenant, integration: id },
    directions: parts.directionsOf(kind).filter((name) => direction === '' || name === direction),
  }));
  return (await parts.overview.counts(scopes)).flat();
}
