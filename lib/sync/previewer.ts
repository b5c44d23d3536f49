import type { Vendor } from '../documents/vendors.ts';
import type { Sync } from './define-sync.ts';
import type { Preview, PreviewEngine } from './preview.ts';
import { previewDocument } from './preview-document.ts';
import type { ReceiptRef } from './receipt.ts';

/** One direction, as the console previews its documents, whatever they are. */
export type Previewer = {
  readonly direction: string;
  /** The vendors whose log-ins it opens. */
  readonly vendors: readonly Vendor[];
  /** See `previewDocument`. */
  preview(ref: ReceiptRef, engine: PreviewEngine): Promise<Preview | undefined>;
  /**
   * Keys of the documents that people know by this number: those delivered under it, and those the source finds by it. None:
   * the text may still be a key. @throws SyncError, BudgetSpent
   */
  find(wanted: FindOrder, engine: PreviewEngine): Promise<readonly string[]>;
};

/** A number of one direction of one integration. */
export type FindOrder = { readonly tenant: string; readonly integration: string; readonly number: string };

/** The previews of a direction. */
export function previewerOf<Source, Target, Settings, From extends Vendor, To extends Vendor>(
  story: Sync<Source, Target, Settings, From, To>,
): Previewer {
  return {
    direction: story.name,
    vendors: [...new Set<Vendor>([story.read.vendor, story.write.vendor])],
    preview: (ref, engine) => previewDocument(story, ref, engine),
    async find({ tenant, integration, number }, { receipts, integrations }) {
      const delivered = await receipts.findByNumber({ tenant, integration, direction: story.name }, number);
      const open = await integrations.open(tenant, integration);
      const found = open && (await story.read.find?.(open.connect(story.read.vendor), number));
      return [...new Set([...(delivered === undefined ? [] : [delivered.key]), ...(found ?? [])])];
    },
  };
}
