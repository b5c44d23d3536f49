import type { Child } from 'hono/jsx';
import type { Integration } from '../../../lib/documents/integration.ts';
import type { FoundReceipts } from '../../../lib/store/receipt-search.ts';
import type { StateCount } from '../../../lib/store/state-count.ts';
import type { ReceiptFilter } from '../links.ts';
import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';
import { ReceiptFilters } from '../parts/receipt-filters.tsx';
import { ReceiptTable } from '../parts/receipt-table.tsx';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import { texts } from '../words/texts.ts';

/** A list of receipts and what it was asked for. Without a list, an integration is to be chosen first. */
export type ReceiptsPageParts = {
  readonly filter: ReceiptFilter;
  readonly integrations: readonly Integration[];
  readonly directions: readonly string[];
  readonly found: FoundReceipts | undefined;
  /** By state, of the integrations and the direction that are meant; undefined where there are too many to count. */
  readonly counts: readonly StateCount[] | undefined;
  readonly view: View;
};

/** Receipts of one or all integrations, newest first. */
export function ReceiptsPage(parts: ReceiptsPageParts) {
  const { say } = parts.view;
  return (
    <Page title={say(texts.receipts)} view={parts.view} here="receipts" isLive>
      <div class="heading">
        <h1>{say(texts.receipts)}</h1>
        <p>{say(texts.receiptsLead)}</p>
      </div>
      <ReceiptFilters {...parts} />
      <List {...parts} />
    </Page>
  );
}

function List({ filter, found, integrations, view }: ReceiptsPageParts) {
  const { say, links } = view;
  if (found === undefined) {
    return <Empty title={say(texts.chooseIntegration)} advice={say(texts.chooseIntegrationAdvice)} />;
  }
  const isFiltered = Object.values(filter).some((value) => value !== '' && value !== undefined);
  if (found.receipts.length === 0 && found.next === undefined) {
    return isFiltered ? (
      <Empty title={say(texts.noMatches)} advice={say(texts.noMatchesAdvice)}>
        <a class="button" href={links.receipts({})}>
          {say(texts.showAll)}
        </a>
      </Empty>
    ) : (
      <Empty title={say(texts.noReceipts)} advice={say(texts.noReceiptsAdvice)} />
    );
  }
  const canChoose = filter.integration !== '';
  const table = (
    <ReceiptTable
      receipts={found.receipts}
      showIntegration={integrations.length > 1 && !filter.integration}
      canChoose={canChoose}
      view={view}
    />
  );
  return (
    <>
      {canChoose ? <Choosing filter={filter} view={view} table={table} /> : table}
      {found.cutAfter !== undefined && <p class="note">{say(texts.textCut)}</p>}
      {found.next !== undefined && (
        <p class="note">
          <a class="button" href={links.receipts({ ...filter, after: found.next })}>
            {say(actTexts.older)}
          </a>
        </p>
      )}
    </>
  );
}

/** The table within a form: chosen rows, or all that are rejected, are tried again. */
function Choosing({ filter, view, table }: { filter: ReceiptFilter; view: View; table: Child }) {
  return (
    <form method="post" action="/receipts/acts">
      <input type="hidden" name="token" value={view.formToken} />
      <input type="hidden" name="integration" value={filter.integration} />
      <input type="hidden" name="direction" value={filter.direction} />
      <div class="bulk">
        <button type="submit" name="which" value="chosen">
          {view.say(actTexts.retryChosen)}
          <span data-chosen></span>
        </button>
        <button type="submit" name="which" value="failed">
          {view.say(actTexts.retryFailed)}
        </button>
        <span class="faint small">{view.say(actTexts.bulkNote)}</span>
      </div>
      {table}
    </form>
  );
}
