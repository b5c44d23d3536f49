import type { Integration } from '../../../lib/documents/integration.ts';
import type { Health } from '../../../lib/runtime/health.ts';
import type { StateCount } from '../../../lib/store/state-count.ts';
import type { Receipt } from '../../../lib/sync/receipt.ts';
import { Empty } from '../parts/empty.tsx';
import { IntegrationCard } from '../parts/integration-card.tsx';
import { Page } from '../parts/page.tsx';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import { texts } from '../words/texts.ts';

/** An integration with its directions and how many receipts stand where. */
export type IntegrationRow = {
  readonly integration: Integration;
  readonly directions: readonly string[];
  readonly counts: readonly StateCount[];
  /** One of the documents that a refused log-in holds back, when there is any. */
  readonly stop: Receipt | undefined;
  /** Undefined in long lists. */
  readonly health?: Health | undefined;
};

/** All integrations and how they stand. */
export function IntegrationsPage({ rows, view }: { rows: readonly IntegrationRow[]; view: View }) {
  const { say } = view;
  const newIntegration = (
    <a class="button main" href={view.links.page('/integrations/new')}>
      {say(actTexts.newIntegration)}
    </a>
  );
  return (
    <Page title={say(texts.integrations)} view={view} here="integrations" isLive>
      <div class="heading with-act">
        <div>
          <h1>{say(texts.integrations)}</h1>
          <p>{say(texts.integrationsLead)}</p>
        </div>
        {rows.length > 0 && newIntegration}
      </div>
      {rows.length === 0 ? (
        <Empty title={say(texts.noIntegrations)} advice={say(texts.noIntegrationsAdvice)}>
          {newIntegration}
        </Empty>
      ) : (
        rows.map((row) => <IntegrationCard row={row} view={view} />)
      )}
    </Page>
  );
}
