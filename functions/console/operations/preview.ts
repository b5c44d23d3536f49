import { SyncError } from '../../../lib/sync/errors.ts';
import type { Preview } from '../../../lib/sync/preview.ts';
import { receiptStates } from '../../../lib/sync/receipt.ts';
import { audited, type Desk, integrationOf } from './desk.ts';
import { NotThere } from './not-there.ts';

/** Which document somebody wants to see before it goes: by the number that people know, or by the source's id. */
export type PreviewWish = {
  readonly integration: string;
  readonly direction: string;
  readonly text: string;
  /** The text is an id: no search by number. */
  readonly isKey?: boolean;
};

/** What was found. `several`: ids, of which the person names one. */
export type Previewed =
  | { readonly kind: 'preview'; readonly preview: Preview }
  | { readonly kind: 'several'; readonly keys: readonly string[] }
  | { readonly kind: 'failed'; readonly code: string };

/** Previews a document. Both systems are asked, which costs calls and stands in the audit; nothing is written. @throws NotThere */
export async function previewDocument(desk: Desk, wish: PreviewWish): Promise<Previewed> {
  const integration = await integrationOf(desk, wish.integration);
  const { parts } = desk;
  const isOwn = parts.directionsOf(integration.kind).includes(wish.direction);
  const previewer = parts.previews.previewers.find(({ direction }) => direction === wish.direction);
  if (!isOwn || previewer === undefined) throw new NotThere();
  const { tenant, id } = integration;
  return audited<Previewed>(
    desk,
    { act: 'document.preview', integration, note: `${wish.direction} ${wish.text}` },
    async () => {
      try {
        const asked = { tenant, integration: id, number: wish.text };
        const received = wish.isKey ? [] : await keysReceived(desk, { ...asked, direction: wish.direction });
        const keys = wish.isKey || received.length > 0 ? received : await previewer.find(asked, parts.previews.engine);
        if (keys.length > 1) return { result: { kind: 'several', keys } };
        const ref = { tenant, integration: id, direction: wish.direction, key: keys[0] ?? wish.text };
        const preview = await previewer.preview(ref, parts.previews.engine);
        if (preview === undefined) throw new NotThere();
        return { result: { kind: 'preview', preview } };
      } catch (failure) {
        const code = codeOf(failure);
        if (code === undefined) throw failure;
        return { result: { kind: 'failed', code }, refusedFor: code };
      }
    },
  );
}

type Numbered = {
  readonly tenant: string;
  readonly integration: string;
  readonly direction: string;
  readonly number: string;
};

/** Keys of the documents that stand in the list under this number of the source: they cost no call. Parts have pages of their own. */
async function keysReceived({ parts }: Desk, { tenant, integration, direction, number }: Numbered): Promise<string[]> {
  const { receipts } = await parts.search({
    scopes: [{ tenant, integration, directions: [direction] }],
    states: receiptStates,
    numbers: [number],
    fits: (receipt) => receipt.number === number && !/^[a-z]+:/.test(receipt.key),
    limit: mostChosenFrom,
  });
  return receipts.map(({ key }) => key);
}

const mostChosenFrom = 20;

/** Why the search by number could not be made now. */
function codeOf(failure: unknown): string | undefined {
  if (failure instanceof SyncError) return failure.reason.problem.code;
  return failure instanceof Error && failure.name === 'BudgetSpent' ? 'budget-used-up' : undefined;
}
