import type { Integration } from '../../lib/documents/integration.ts';
import type { OverviewScope, StateCount } from '../../lib/store/receipt-overview.ts';
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
  return Promise.all(
    integrations.map(async (integration) => {
      const directions = parts.directionsOf(integration.kind);
      const scope = { tenant: integration.tenant, integration: integration.id, directions };
      const counts = await parts.overview.counts(scope);
      const [stop, health] = await Promise.all([
        stopOf(parts, scope, counts),
        integrations.length > healthShown ? undefined : parts.health(integration),
      ]);
      return { integration, directions, counts, stop, health };
    }),
  );
}

/** A log-in that is refused holds back all alike, so the newest tell it. */
const lookedThrough = 20;

async function stopOf(
  { overview }: Pick<ConsoleParts, 'overview'>,
  scope: OverviewScope,
  counts: readonly StateCount[],
): Promise<Receipt | undefined> {
  if (!counts.some(({ state }) => state === 'pending')) return undefined;
  const { receipts } = await overview.newest({ scopes: [scope], states: ['pending'], limit: lookedThrough });
  return receipts.find(({ problem }) => isLoginProblem(problem?.code));
}
