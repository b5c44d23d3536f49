import { type Integration, integrationIdSchema, tenantOf } from '../../lib/documents/integration.ts';
import type { NewestReceipts, OverviewScope, StateCount } from '../../lib/store/receipt-overview.ts';
import type { Receipt } from '../../lib/sync/receipt.ts';
import type { ConsoleParts } from './console-parts.ts';
import type { ReceiptFilter } from './links.ts';
import type { IntegrationRow } from './pages/integrations-page.tsx';
import { isLoginProblem } from './words/login-problems.ts';
import { statesNamed } from './words/state-words.ts';

/** Rows of one list, and how many integrations one list may hold: each costs a query for each direction and state. */
const rowsShown = 100;
const integrationsInOneList = 10;

/** All integrations with their counts. */
export async function readIntegrations(parts: ConsoleParts): Promise<readonly IntegrationRow[]> {
  const integrations = await parts.integrations.list();
  return Promise.all(
    integrations.map(async (integration) => {
      const directions = parts.directionsOf(integration.kind);
      const scope = { tenant: integration.tenant, integration: integration.id, directions };
      const counts = await parts.overview.counts(scope);
      return { integration, directions, counts, stop: await stopOf(parts, scope, counts) };
    }),
  );
}

/** A log-in that is refused holds back all alike, so the newest tell it. */
const lookedThrough = 20;

async function stopOf(
  { overview }: ConsoleParts,
  scope: OverviewScope,
  counts: readonly StateCount[],
): Promise<Receipt | undefined> {
  if (!counts.some(({ state }) => state === 'pending')) return undefined;
  const { receipts } = await overview.newest({ scopes: [scope], states: ['pending'], limit: lookedThrough });
  return receipts.find(({ problem }) => isLoginProblem(problem?.code));
}

/** What the list of receipts shows. */
export type ReceiptsFound = {
  readonly filter: ReceiptFilter;
  readonly integrations: readonly Integration[];
  readonly directions: readonly string[];
  readonly found: NewestReceipts | undefined;
};

/** The newest receipts that fit a filter. Undefined: the filter names what does not exist. */
export async function readReceipts(parts: ConsoleParts, filter: ReceiptFilter): Promise<ReceiptsFound | undefined> {
  const integrations = await parts.integrations.list();
  const meant = integrations.filter(({ id }) => filter.integration === '' || id === filter.integration);
  const directions = [...new Set(meant.flatMap(({ kind }) => parts.directionsOf(kind)))];
  const states = statesNamed(filter.state);
  const isUnknown =
    states === undefined ||
    (filter.integration !== '' && meant.length === 0) ||
    (filter.direction !== '' && !directions.includes(filter.direction));
  if (isUnknown) {
    return undefined;
  }
  const scopes = meant.map(({ tenant, id, kind }) => ({
    tenant,
    integration: id,
    directions: parts.directionsOf(kind).filter((name) => filter.direction === '' || name === filter.direction),
  }));
  const isTooMuch = scopes.length > integrationsInOneList;
  const found = isTooMuch ? undefined : await parts.overview.newest({ scopes, states, limit: rowsShown });
  return { filter, integrations, directions, found };
}

/** One receipt with its integration and its parent. Undefined: there is none. */
export async function readReceipt(
  parts: ConsoleParts,
  wanted: { readonly integration: string; readonly direction: string; readonly key: string },
): Promise<{ receipt: Receipt; integration: Integration; parent: Receipt | undefined } | undefined> {
  if (!integrationIdSchema.safeParse(wanted.integration).success) {
    return undefined;
  }
  const tenant = tenantOf(wanted.integration);
  const [integration, [receipt]] = await Promise.all([
    parts.integrations.find(tenant, wanted.integration),
    parts.receipts.find([{ tenant, ...wanted }]),
  ]);
  if (integration === undefined || receipt === undefined) {
    return undefined;
  }
  return { receipt, integration, parent: await readParent(parts, receipt) };
}

async function readParent(parts: ConsoleParts, { tenant, integration, parent }: Receipt): Promise<Receipt | undefined> {
  if (parent?.key !== undefined) {
    const { direction, key } = parent;
    return (await parts.receipts.find([{ tenant, integration, direction, key }]))[0];
  }
  if (parent?.number !== undefined) {
    return parts.receipts.findByNumber({ tenant, integration, direction: parent.direction }, parent.number);
  }
  return undefined;
}
