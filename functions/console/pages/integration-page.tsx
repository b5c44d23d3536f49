import { integrationKinds } from '../../../lib/documents/integration.ts';
import type { Expiry } from '../../../lib/documents/integrations/expiry-settings.ts';
import type { ConnectionCheck } from '../../../lib/sync/connection-check.ts';
import type { WebhookAddress } from '../operations/change-integration.ts';
import type { Standstill } from '../operations/standstills.ts';
import { Checks } from '../parts/checks.tsx';
import { DayChart, type DayCount } from '../parts/day-chart.tsx';
import { Health } from '../parts/health.tsx';
import { HealthCard } from '../parts/health-facts.tsx';
import { IntegrationActs, RemoveIntegration } from '../parts/integration-acts.tsx';
import { IntegrationCounts } from '../parts/integration-card.tsx';
import { Credentials, Settings } from '../parts/integration-settings.tsx';
import { Outside } from '../parts/outside.tsx';
import { Page } from '../parts/page.tsx';
import { ExpiryCard, StandstillCard } from '../parts/standstill-cards.tsx';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import { systemName } from '../words/direction-words.ts';
import { texts } from '../words/texts.ts';
import { webhookEvents } from '../words/webhook-words.ts';
import type { IntegrationRow } from './integrations-page.tsx';

/** One integration, and what a test or a saving just told. */
export type IntegrationPageParts = {
  readonly row: IntegrationRow;
  /** Names of the credentials that are set; undefined where it cannot be told. */
  readonly isSet: ReadonlySet<string> | undefined;
  readonly days: readonly DayCount[];
  /** Transfers whose schedule is stopped. */
  readonly standstills?: readonly Standstill[];
  /** Log-ins whose last day is known. */
  readonly expiries?: readonly Expiry[];
  readonly checks?: readonly ConnectionCheck[] | undefined;
  /** Shown this once. */
  readonly webhooks?: readonly WebhookAddress[] | undefined;
  /** Whether another system tells it of changes. */
  readonly hasWebhooks?: boolean;
  /** Whether access at the other system can be given from here. */
  readonly givesAccess?: boolean | undefined;
  readonly view: View;
};

/** How an integration stands, its settings as they are, and what can be done with it. */
export function IntegrationPage(parts: IntegrationPageParts) {
  const { row, isSet, days, checks, webhooks = [], standstills = [], expiries = [], view } = parts;
  const { givesAccess = false, hasWebhooks = false } = parts;
  const { integration, counts, stop } = row;
  const { id, kind, name, enabled } = integration;
  const { say, links } = view;
  const isLive = checks === undefined && webhooks.length === 0;
  return (
    <Page title={name.slice(0, 80)} view={view} here="integrations" isLive={isLive}>
      <nav class="trail" aria-label={say(texts.integrations)}>
        <a href={links.integrations()}>{say(texts.integrations)}</a>
      </nav>
      <div class="heading with-act">
        <div>
          <h1>
            <Outside text={name} />
          </h1>
          <p>
            {integrationKinds[kind].title} · <span class="code">{id}</span>
          </p>
        </div>
        <Health
          isEnabled={enabled}
          counts={counts}
          stop={stop}
          access={row.health?.access}
          isStill={standstills.length > 0}
          view={view}
        />
      </div>
      {webhooks.length > 0 && <WebhookAddresses webhooks={webhooks} view={view} />}
      {checks !== undefined && <Checks checks={checks} view={view} />}
      <StandstillCard id={id} standstills={standstills} givesAccess={givesAccess} view={view} />
      <ExpiryCard expiries={expiries} view={view} />
      <div class="columns">
        <div>
          <section class="card" aria-labelledby="transfers">
            <h2 id="transfers">{say(actTexts.transfers)}</h2>
            <IntegrationCounts row={row} view={view} />
          </section>
          <DayChart days={days} view={view} />
          <Settings integration={integration} view={view} />
        </div>
        <div>
          <IntegrationActs row={row} givesAccess={givesAccess} hasWebhooks={hasWebhooks} view={view} />
          {row.health !== undefined && <HealthCard health={row.health} expiries={expiries} view={view} />}
          <Credentials integration={integration} isSet={isSet} view={view} />
          <RemoveIntegration id={id} view={view} />
        </div>
      </div>
    </Page>
  );
}

/** Where each system is to send its webhooks, and of what. */
function WebhookAddresses({ webhooks, view }: { webhooks: readonly WebhookAddress[]; view: View }) {
  return (
    <section class="card next good" role="status">
      <h2>{view.say(actTexts.webhookAddress)}</h2>
      {webhooks.map(({ vendor, address }) => (
        <>
          <h3>{systemName(vendor)}</h3>
          <p class="code outside">{address}</p>
          <p class="small">{view.say(webhookEvents(vendor))}</p>
        </>
      ))}
      <p class="faint small">{view.say(actTexts.webhookNote)}</p>
    </section>
  );
}
