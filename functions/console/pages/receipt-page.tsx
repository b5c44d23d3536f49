import type { Integration } from '../../../lib/documents/integration.ts';
import type { LastRequest } from '../../../lib/sync/last-request.ts';
import { type Receipt, shownState } from '../../../lib/sync/receipt.ts';
import { ActsCard } from '../parts/acts-card.tsx';
import { Outside } from '../parts/outside.tsx';
import { Page } from '../parts/page.tsx';
import { NextCard, ParentCard, ProblemCard } from '../parts/receipt-cards.tsx';
import { Attempts, Facts, TargetCard } from '../parts/receipt-history.tsx';
import { PartsCard } from '../parts/receipt-parts.tsx';
import { StepsCard } from '../parts/receipt-steps.tsx';
import { RequestCard } from '../parts/request-card.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import type { View } from '../view.ts';
import { directionWords, documentWord } from '../words/direction-words.ts';
import { previewTexts } from '../words/preview-texts.ts';
import { texts } from '../words/texts.ts';

/** One receipt, the integration it belongs to, and the receipt of its parent when there is one. */
export type ReceiptPageParts = {
  readonly receipt: Receipt;
  readonly integration: Integration;
  readonly parent: Receipt | undefined;
  /** What was last sent, when it is still kept. */
  readonly request?: LastRequest | undefined;
  /** Its files, each with a state of its own. */
  readonly files?: readonly Receipt[];
  /** The document that it is a file of. */
  readonly document?: Receipt | undefined;
  readonly view: View;
};

/** A receipt names what was last sent; where that is not at hand, the page says so. */
function LastRequestCard({ receipt, request, view }: Pick<ReceiptPageParts, 'receipt' | 'request' | 'view'>) {
  if (request !== undefined) {
    const { lastRequest: title, lastRequestNote: note } = previewTexts;
    return <RequestCard title={title} note={note} request={request} view={view} />;
  }
  if (receipt.request === undefined) return null;
  return (
    <section class="card">
      <h2>{view.say(previewTexts.lastRequest)}</h2>
      <p class="faint small">{view.say(previewTexts.requestNotKept)}</p>
    </section>
  );
}

/** All that is known of one document in one direction. */
export function ReceiptPage({ receipt, integration, parent, request, files = [], document, view }: ReceiptPageParts) {
  const words = directionWords(receipt.direction, view.language);
  const word = documentWord(receipt, view.language);
  const { say, links } = view;
  const asked = { integration: receipt.integration, direction: receipt.direction };
  const title = `${word} ${receipt.number ?? receipt.key}`;
  return (
    <Page title={title.slice(0, 80)} view={view} here="receipts" isLive>
      <nav class="trail" aria-label={say(texts.receipts)}>
        <a href={links.receipts({ integration: integration.id })}>
          <Outside text={integration.name} />
        </a>
        <span aria-hidden="true">/</span>
        <a href={links.receipts({ integration: integration.id, direction: receipt.direction })}>{words.many}</a>
      </nav>
      <div class="heading receipt-heading">
        <h1>
          {word} <Outside text={receipt.number ?? say(texts.noNumber)} />
        </h1>
        <StateBadge state={shownState(receipt)} view={view} />
        {receipt.label !== undefined && (
          <p class="lead">
            <Outside text={receipt.label} />
          </p>
        )}
        {words.source && (
          <p class="faint">
            {words.source} → {words.target} ·{' '}
            <a href={links.page('/preview', { ...asked, text: receipt.key })}>{say(previewTexts.preview)}</a>
          </p>
        )}
      </div>
      <div class="columns">
        <div>
          <ProblemCard receipt={receipt} view={view} />
          <NextCard receipt={receipt} view={view} />
          <ActsCard receipt={receipt} view={view} />
          <ParentCard receipt={receipt} parent={parent} view={view} />
          <Attempts receipt={receipt} view={view} />
          <LastRequestCard receipt={receipt} request={request} view={view} />
        </div>
        <div>
          <TargetCard receipt={receipt} view={view} />
          <PartsCard receipt={receipt} files={files} document={document} view={view} />
          <StepsCard receipt={receipt} view={view} />
          <Facts receipt={receipt} view={view} />
        </div>
      </div>
    </Page>
  );
}
