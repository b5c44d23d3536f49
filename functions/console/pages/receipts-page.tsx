import type { Integration } from '../../../lib/documents/integration.ts';
import type { NewestReceipts } from '../../../lib/store/receipt-overview.ts';
import type { ReceiptFilter } from '../links.ts';
import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';
import { ReceiptFilters } from '../parts/receipt-filters.tsx';
import { ReceiptTable } from '../parts/receipt-table.tsx';
import type { View } from '../view.ts';
import { texts } from '../words/texts.ts';

/** A list of receipts and what it was asked for. Without a list, an integration is to be chosen first. */
export type ReceiptsPageParts = {
  readonly filter: ReceiptFilter;
  readonly integrations: readonly Integration[];
  readonly directions: readonly string[];
  readonly found: NewestReceipts | undefined;
  readonly view: View;
};

/** Receipts of one or all integrations, newest first. */
export function ReceiptsPage(parts: ReceiptsPageParts) {
  const { say } = parts.view;
  return (
    <Page title={say(texts.receipts)} view={parts.view} here="receipts">
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
  const isFiltered = Object.values(filter).some((value) => value !== '');
  if (found.receipts.length === 0 && found.unreadable.length === 0) {
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
  return (
    <>
      <ReceiptTable
        receipts={found.receipts}
        showIntegration={integrations.length > 1 && !filter.integration}
        view={view}
      />
      {found.isCut && <p class="faint note">{say(texts.onlyNewest)}</p>}
      {found.unreadable.length > 0 && (
        <p class="note">
          {say(texts.unreadable)} {found.unreadable.map(({ direction, key }) => `${direction} ${key}`).join(', ')}
        </p>
      )}
    </>
  );
}
