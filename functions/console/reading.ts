import type { Integration } from '../../lib/documents/integration.ts';
import type { OverviewScope, StateCount } from '../../lib/store/state-count.ts';
import type { Receipt } from '../../lib/sync/receipt.ts';
import type { ConsoleParts } from './console-parts.ts';
import type { IntegrationRow } from './pages/integrations-page.tsx';
import { isLoginProblem } from './words/login-problems.ts';

/** Health takes some queries for each direction: in long lists it stands on each integration's own page. */
const healthShown = 20;

/** Integrations with their counts. */
export async function readIntegrations(
  parts: Pick<ConsoleParts, 'overview' | 'directionsOf' | 'health'>,
  integrations: readonly Integration[],
): Promise<readonly IntegrationRow[]> {
  const scopes = integrations.map(({ tenant, id, kind }) => ({
    ...{ tenant, integration: id },
    directions: parts.directionsOf(kind),
  }));
  const [counted, healths] = await Promise.all([
    parts.overview.counts(scopes),
    integrations.length > healthShown ? [] : Promise.all(integrations.map((one) => parts.health(one))),
  ]);
  const rows = integrations.map(async (integration, index) => {
    const directions = parts.directionsOf(integration.kind);
    const counts = counted[index] ?? [];
    const scope = { tenant: integration.tenant, integration: integration.id, directions };
    return { integration, directions, counts, stop: await stopOf(parts, scope, counts), health: healths[index] };
  });
  return Promise.all(rows);
}

/** A log-in that is refused holds back all alike, so the newest tell it. */
const lookedThrough = 20;

async function stopOf(
  { overview }: Pick<ConsoleParts, 'overview'>,
  { tenant, integration }: OverviewScope,
  counts: readonly StateCount[],
): Promise<Receipt | undefined> {
  const directions = counts.filter(({ state }) => state === 'pending').map(({ direction }) => direction);
  if (directions.length === 0) return undefined;
  const scopes = [{ tenant, integration, directions }];
  const { receipts } = await overview.newest({ scopes, states: ['pending'], limit: lookedThrough });
  return receipts.find(({ problem }) => isLoginProblem(problem?.code));
}
