import type { Engine } from '../../lib/sync/engine.ts';
import type { LastRequest } from '../../lib/sync/last-request.ts';
import type { PreviewVerdict } from '../../lib/sync/preview.ts';
import { type Previewer, previewerOf } from '../../lib/sync/previewer.ts';
import type { ReceiptRef } from '../../lib/sync/receipt.ts';
import { runSync } from '../../lib/sync/run-sync.ts';

/** One sending: what the preview before it showed, and what was then sent. Without times, which are those of each. */
export type Sending = {
  readonly step: string | undefined;
  readonly shown: LastRequest | undefined;
  readonly sent: LastRequest | undefined;
};

/** No document of any direction takes more. */
const mostSendings = 8;

/** Takes a document to its end one sending at a time, each previewed first, and tells of all of them. */
export async function sendAsShown(
  { run, previewer }: { run: (refs: readonly ReceiptRef[], engine: Engine) => Promise<unknown>; previewer: Previewer },
  ref: ReceiptRef,
  engine: Engine,
): Promise<readonly Sending[]> {
  const sendings: Sending[] = [];
  while (sendings.length < mostSendings) {
    const verdict = (await previewer.preview(ref, engine))?.verdict;
    if (verdict?.kind !== 'send') return ended(verdict, sendings);
    const kept: LastRequest[] = [];
    // Whoever has sent something has no time left for more: the next sending is previewed first.
    const keep = (_scope: unknown, _name: string, request: LastRequest) => void kept.push(request);
    const timeLeftMs = () => (kept.length > 0 ? 0 : 45_000);
    await run([ref], { ...engine, requests: { keep }, timeLeftMs });
    sendings.push({ step: verdict.step, shown: timeless(verdict.request), sent: timeless(kept[0]) });
  }
  throw new Error(`${ref.direction} ${ref.key} has no end`);
}

/** A preview and a run of one direction, whatever its documents are. */
export function direction<Source, Target, Settings>(story: Parameters<typeof runSync<Source, Target, Settings>>[0]) {
  return {
    name: story.name,
    run: (refs: readonly ReceiptRef[], engine: Engine) => runSync(story, refs, engine),
    previewer: previewerOf(story),
  };
}

function ended(verdict: PreviewVerdict | undefined, sendings: readonly Sending[]): readonly Sending[] {
  if (verdict?.kind === 'in-place' || verdict?.kind === 'held') return sendings;
  throw new Error(`after ${sendings.length} sendings: ${JSON.stringify(verdict)}`);
}

function timeless(request: LastRequest | undefined): LastRequest | undefined {
  return request && { ...request, at: '' };
}
