import { SyncError } from '../../../lib/sync/errors.ts';
import type { Preview } from '../../../lib/sync/preview.ts';
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
        const keys = wish.isKey
          ? []
          : await previewer.find({ tenant, integration: id, number: wish.text }, parts.previews.engine);
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

/** Why the search by number could not be made now. */
function codeOf(failure: unknown): string | undefined {
  if (failure instanceof SyncError) return failure.reason.problem.code;
  return failure instanceof Error && failure.name === 'BudgetSpent' ? 'budget-used-up' : undefined;
}
